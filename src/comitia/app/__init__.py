"""Use cases: lock, load, decide, append, project. The only place with transactions."""
