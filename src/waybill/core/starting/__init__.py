"""From what a repository holds to the files with which it begins: a look, choices with reasons, texts. Pure."""
