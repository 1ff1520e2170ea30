"""Powers as the register shows them: what an office has and how it came by it, what is delegated, what was done."""
