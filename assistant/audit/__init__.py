"""Audit: an existing cahier des charges or proposal against what the guides require."""
