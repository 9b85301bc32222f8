"""What an application answers over HTTP, as the host sees it and as the public does."""
