"""People: accounts, teams, passwords, sessions, and how the first run begins."""
