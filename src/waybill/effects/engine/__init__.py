"""The Docker Engine API of a host, by whichever road leads to it."""
