"""Auditor: auditing children's social care case files, from the form to the printed findings."""

__version__ = "0.1.0"
