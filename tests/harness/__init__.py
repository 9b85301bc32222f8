"""Runs the stages of ``bin/test``. Standard library only: it starts before anything is installed."""
