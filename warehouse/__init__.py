"""Keeps the records: one DuckDB file that analysts query."""
