"""The server around the app: static files, security headers, documents, health, logs, workers."""
