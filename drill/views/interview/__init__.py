"""A mock interview on the screen."""
