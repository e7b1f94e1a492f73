"""Made pages to measure with, and the plain way of reading them to measure against."""
