"""Select cities: filters, groups, and the peers that a city is compared with."""
