"""The file of history: what documents tell of the past, written by hand as YAML, read strictly, fault by fault."""
