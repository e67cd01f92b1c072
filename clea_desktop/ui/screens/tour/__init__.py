"""The first-run tour: five short pages, the last of which proposes the practice centre."""
