"""What pages read: one module a page family, each function a constant number of queries, frozen dataclasses out."""
