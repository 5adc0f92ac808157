"""A request in somebody's own words -> what it says of a brief, and what remains of it."""
