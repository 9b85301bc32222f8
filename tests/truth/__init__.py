"""What the rows of tests/faults came to: scores, their file, and the command that plays what has none yet."""
