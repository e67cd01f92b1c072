"""The schema's history: numbered steps, each one transaction with its own version number in it.

A step is raw SQL and imports nothing of ours: it must do in ten years what it did on its day. A released step is
never edited; the next change is the next step.
"""

from clea_desktop.storage.migrations import (
    m0001_first_thread,
    m0002_guided_path,
    m0003_search,
    m0003_whole_evaluation,
    m0004_enrolment,
)
from clea_desktop.storage.migrations.step import Step

STEPS: tuple[Step, ...] = (
    Step(number=1, statements=m0001_first_thread.STATEMENTS),
    Step(number=2, statements=m0002_guided_path.STATEMENTS),
    Step(number=3, statements=m0003_whole_evaluation.STATEMENTS + m0003_search.STATEMENTS),
    Step(number=4, statements=m0004_enrolment.STATEMENTS),
)
