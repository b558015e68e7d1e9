"""How far scores and ranks can be trusted."""
