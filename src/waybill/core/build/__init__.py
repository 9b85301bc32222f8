"""Building and pushing an image: everything about it that is thought and not done. Pure."""
