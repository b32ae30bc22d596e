"""Brings concepts of the glossary from files and writes them out: CSV for people, TBX for tools."""
