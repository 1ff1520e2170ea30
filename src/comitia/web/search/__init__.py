"""The search over all that pages show."""
