"""What a deploy decides, before and after it acts. Pure."""
