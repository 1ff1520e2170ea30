"""Elections: from the founding and the certified rolls to the declared return."""
