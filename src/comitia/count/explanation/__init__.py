"""A count explained to people: in sentences, as text, as a page, as a picture, and as data; each in its module."""
