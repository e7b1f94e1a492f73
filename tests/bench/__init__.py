"""What is made to measure against is itself right."""
