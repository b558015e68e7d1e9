"""What cities did for a recommendation, as told by their sources, and standards to work from.

On screen a case is called a practice; in code, practices are what the questions of a study ask
about (`smartgov.advice.practices`).
"""
