"""Reaching a host over SSH: the system's own `ssh`, one connection, a pinned key before anything secret."""
