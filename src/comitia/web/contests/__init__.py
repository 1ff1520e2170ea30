"""One election: who was elected and how it was counted, with the ballots to count again."""
