"""Audits: given to an auditor, filled in, with findings, actions and concerns."""
