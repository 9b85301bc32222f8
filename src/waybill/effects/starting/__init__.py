"""The repository that ``init`` stands in: read without following links, written without replacing anything."""
