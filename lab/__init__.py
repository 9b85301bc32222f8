"""The embedded world: its own network in which ghcr.io, GitHub's API and more answer, with faults on request."""
