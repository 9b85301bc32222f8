"""The embedded world: its own network in which ghcr.io, GitHub's API and other registries answer, with faults on request."""
