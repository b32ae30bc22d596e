"""OpenDocument texts, read in a child process."""
