"""A mock interview: drawn up, gone through by the clock, scored."""
