"""Articles: how text enters, is cleaned, named and cut into segments."""
