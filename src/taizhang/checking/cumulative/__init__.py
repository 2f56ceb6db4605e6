"""Running totals, which never fall."""
