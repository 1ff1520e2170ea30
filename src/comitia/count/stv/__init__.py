"""The rules of the single transferable vote, each a module that says what its source says, and what they share."""
