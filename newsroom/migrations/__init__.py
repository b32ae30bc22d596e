"""The steps from an empty database to the rows of today, shipped with the newsroom."""
