"""The twin of GitHub: its accounts, tokens and packages as values, and the parts of its REST API that people meet."""
