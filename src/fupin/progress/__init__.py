"""Progress: what was reported and what the records show, held against targets and tasks at a date."""
