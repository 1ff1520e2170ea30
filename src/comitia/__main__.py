"""`python -m comitia` is the comitia command."""

from comitia.cli import main

main()
