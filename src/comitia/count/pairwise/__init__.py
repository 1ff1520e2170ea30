"""Rules that compare candidates: instant runoff, Borda, and those that set each against each other, one to one."""
