"""comitia: councils that elect councils, from the branch vote to the posts, on one record anyone can check."""

__version__ = "0.1.0"
