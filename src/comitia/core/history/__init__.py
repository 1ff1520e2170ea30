"""What happened before the record, or beside it, as documents tell it: entered, weighed, and never made prettier."""
