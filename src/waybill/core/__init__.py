"""Pure thinking: values in, values out. Nothing here reads a file, a socket, a clock or the environment."""
