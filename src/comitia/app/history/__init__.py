"""The past at the desk: files of history entered whole, and notes, flags and retractions one by one."""
