"""One run from folders to the warehouse, and the commands that start it."""
