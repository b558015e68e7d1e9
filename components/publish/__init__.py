"""What leaves the app as a file: drawings and report cards."""
