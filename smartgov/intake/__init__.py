"""From a visitor's file to a study, or to a list of everything that is wrong with it."""
