"""Output files of the app: drawings and report cards."""
