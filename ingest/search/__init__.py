"""Searching: which texts are searched, how they are asked, ranked and shown."""
