"""Deploy and rollback: the road that both go, host by host."""
