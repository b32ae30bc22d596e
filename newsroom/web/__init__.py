"""What people and browsers see: public pages in front, the newsroom's own desk behind."""
