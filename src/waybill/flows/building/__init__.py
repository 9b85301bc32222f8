"""The steps of build-push, in their order: look, make, read back, move, tell."""
