"""The nightly refresh: load into a copy, look whether it may be shown, publish it at once."""
