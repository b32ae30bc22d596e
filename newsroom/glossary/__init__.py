"""The newsroom's terms and names: what they are called, and which of them are never published."""
