"""Verbs and lists: every change is one function in one transaction; reads return queries."""
