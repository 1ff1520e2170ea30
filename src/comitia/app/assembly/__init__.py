"""The use cases of bodies that decide, and of mandates: what people say and hand in, entered on the day of the act."""
