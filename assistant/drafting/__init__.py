"""Drafting: brief -> sections from clauses, brief facts and cited passages -> document."""
