"""`python -m fupin`."""

from fupin.cli import main

main()
