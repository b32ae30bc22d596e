"""The pages of the glossary: terms and names, looked up, suggested, decided, exchanged."""
