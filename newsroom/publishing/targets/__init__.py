"""Where published pages go besides the newsroom's own tree; each follows the one log by itself."""
