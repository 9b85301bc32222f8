"""The steps of ``init``: what was answered, and what becomes of it."""
