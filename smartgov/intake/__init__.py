"""Read a visitor's file into a study, or list everything that is wrong with it."""
