"""Word documents, read part by part in a child process."""
