"""The work of each day before an interview: what is asked again, what is new, what is coded. Pure."""
