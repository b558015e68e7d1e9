"""Write the workbook and the CSV file that cities fill in."""
