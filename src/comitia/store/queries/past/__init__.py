"""The past as documents tell it, for pages and the terminal: acts, what sources say side by side, flags, notes."""
