"""The self-assessment, prepared by the evaluator or typed in for the candidate."""
