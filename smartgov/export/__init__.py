"""What leaves the explorer as a file."""
