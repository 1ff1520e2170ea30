"""All elections by body and post."""
