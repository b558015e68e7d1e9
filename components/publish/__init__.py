"""Output files of the app: drawings and city profiles."""
