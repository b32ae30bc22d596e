"""Measures the newsroom beside what others reach; run by ``python -m bench``."""
