"""What documents and their values mean: records, fields and Thai values."""
