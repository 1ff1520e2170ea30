"""The page family of acts done in office."""
