"""The charter in words."""
