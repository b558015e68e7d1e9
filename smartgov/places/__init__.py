"""Where cities lie: countries, regions, and places by their names."""
