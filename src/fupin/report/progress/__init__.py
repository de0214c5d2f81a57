"""Progress of targets and tasks, in each of its formats."""
