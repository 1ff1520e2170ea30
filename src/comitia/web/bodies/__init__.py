"""A body: its seats drawn, its members and where they come from."""
