"""Kills at random instants of deploys, many times, and what is so after each of them."""
