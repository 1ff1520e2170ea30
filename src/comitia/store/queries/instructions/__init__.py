"""What delegates were instructed, and how they voted: compared from the tables, and as pages show it."""
