"""What happens on its own after people act."""
