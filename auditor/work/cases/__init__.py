"""Cases: the list, its import from the case system, closing, and who reads a restricted one."""
