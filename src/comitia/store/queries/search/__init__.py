"""The search over all that pages show: names, offices, and the words of motions, letters, quotations and notes."""
