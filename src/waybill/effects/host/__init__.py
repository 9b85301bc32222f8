"""Thin hands on one host: files to compare, pulls to try, relays to open."""
