"""Addresses for machines: well or not, and nothing private."""

from auditor import __version__


def test_whether_the_server_is_well_is_open_to_anybody(app):
    answer = app.test_client().get("/healthz")
    assert (answer.status_code, answer.mimetype) == (200, "application/json")
    assert answer.json == {"version": __version__, "database": "reachable"}
    assert "Set-Cookie" not in answer.headers


def test_htmx_is_served_compressed_where_the_browser_takes_it(app):
    client = app.test_client()
    plain = client.get("/htmx-2.0.3.js")
    small = client.get("/htmx-2.0.3.js", headers={"Accept-Encoding": "gzip"})
    assert plain.mimetype == small.mimetype == "text/javascript"
    assert small.headers["Content-Encoding"] == "gzip" and len(small.data) < len(plain.data) / 2


def test_without_a_database_the_server_says_so(app, tmp_path):
    from auditor.records.database import database, open_database

    database.close_all()
    open_database(f"sqlite:///{tmp_path / 'no such folder' / 'audit.db'}")
    browser = app.test_client()
    answer = browser.get("/healthz")
    assert (answer.status_code, answer.json["database"]) == (503, "unreachable")
    broken = browser.get("/sign-in")
    assert broken.status_code == 503 and broken.headers["Retry-After"]
    assert "The database does not answer" in broken.text
