"""The rules of procedure: pure functions that decide what may be entered on the record, and what follows from it."""
