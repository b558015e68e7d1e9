"""City profile of a city as a PDF or HTML file with the same content."""
