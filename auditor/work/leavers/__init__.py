"""Leavers: closing an account, and handing on what its person held."""
