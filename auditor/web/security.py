"""The headers that every answer carries, and the cookie that is secure only behind https."""

from flask import Flask, request
from flask.sessions import SecureCookieSessionInterface

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)
YEAR = 31_536_000  # seconds


class CookieSession(SecureCookieSessionInterface):
    """Flask's signed cookie, marked Secure whenever the request came by https."""

    def get_cookie_secure(self, app: Flask) -> bool:
        return request.is_secure


def install(app: Flask) -> None:
    """Send the headers with every answer of `app`."""
    app.session_interface = CookieSession()
    name = "auditor-demo" if app.config.get("DEMO") else "auditor"  # a browser tells no ports apart
    app.config.update(SESSION_COOKIE_SAMESITE="Lax", SESSION_COOKIE_NAME=name)
    app.after_request(_headers)


def _headers(response):
    headers = response.headers
    headers["Content-Security-Policy"] = POLICY
    headers["X-Content-Type-Options"] = "nosniff"
    headers["Referrer-Policy"] = "same-origin"
    headers["Cross-Origin-Opener-Policy"] = "same-origin"
    headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()"
    if request.endpoint not in ("static", "health.htmx") or response.status_code >= 400:
        headers["Cache-Control"] = "no-store"
        headers["Vary"] = "HX-Request, HX-Target, Cookie"
    if request.is_secure:
        headers["Strict-Transport-Security"] = f"max-age={YEAR}"
    return response
