"""A transaction on a host, as the runner starts and follows it. Thin, without decisions."""
