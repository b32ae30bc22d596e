"""Talk about a text where it stands, kept apart from its history."""
