"""Motions: the register, the page of one, and what is to be carried out."""
