"""From a workbook, a CSV file or a zip to a study, or to everything that is wrong with it."""
