"""Rules that add up votes or points: whoever has the most, or enough, is elected."""
