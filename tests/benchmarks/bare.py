"""The floor that an autosave is measured against: Flask, raw sqlite3, one durable commit."""

import sqlite3
import sys
import threading

import waitress
from flask import Flask, request

app = Flask("bare")
kept = threading.local()


def connection() -> sqlite3.Connection:
    """One connection a thread, with the settings of the product's own."""
    if not hasattr(kept, "connection"):
        kept.connection = sqlite3.connect(sys.argv[1], isolation_level=None)
        kept.connection.execute("PRAGMA journal_mode = wal")
        kept.connection.execute("PRAGMA synchronous = full")
    return kept.connection


@app.get("/healthz")
def healthz():
    """Made its table, and answers."""
    connection().execute("CREATE TABLE IF NOT EXISTS answer (id INTEGER PRIMARY KEY, text TEXT)")
    connection().execute("INSERT OR IGNORE INTO answer VALUES (1, '')")
    return "ready"


@app.post("/save")
def save():
    """Save one text durably."""
    opened = connection()
    opened.execute("BEGIN IMMEDIATE")
    opened.execute("UPDATE answer SET text = ? WHERE id = 1", (request.form["text"],))
    opened.execute("COMMIT")
    return "saved"


if __name__ == "__main__":
    waitress.serve(app, host="127.0.0.1", port=int(sys.argv[2]), threads=4)
