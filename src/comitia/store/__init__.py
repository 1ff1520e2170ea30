"""Tables: the record, what is projected from it, what is erasable, and the queries that pages read."""
