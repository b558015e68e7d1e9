"""Geography of cities: countries, regions, and a gazetteer of place names."""
