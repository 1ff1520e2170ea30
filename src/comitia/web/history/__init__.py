"""The past as documents tell it: all acts by year, one act with its sources side by side, and the sources."""
