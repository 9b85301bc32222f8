"""What building does to the world: git, files, a private docker configuration, the builder as a process."""
