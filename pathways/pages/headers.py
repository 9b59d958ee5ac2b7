"""What a browser is told about each answer: load only what is ours, keep nothing personal, tell nobody."""

from flask import Response, current_app, request

CONTENT_POLICY = "; ".join((
    "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self' data:", "font-src 'self'",
    "connect-src 'self'", "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'",
))  # fmt: skip
"""No inline style or script anywhere, so none has to be allowed; data: is for the arrows in Bootstrap's selects."""

HEADERS = {
    "Content-Security-Policy": CONTENT_POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
TWO_YEARS = 63_072_000
_STATIC = ("static", "bootstrap.static")


def set_headers(answer: Response) -> Response:
    """Put every header on an answer; an answer that says nothing of caching may hold a person's data, so: never."""
    for name, value in HEADERS.items():
        answer.headers.setdefault(name, value)
    if current_app.config["HTTPS"]:
        answer.headers.setdefault("Strict-Transport-Security", f"max-age={TWO_YEARS}; includeSubDomains")
    if request.endpoint in _STATIC:
        answer.headers["Cache-Control"] = "public, max-age=3600"
    elif "Cache-Control" not in answer.headers:
        answer.headers["Cache-Control"] = "no-store"
    return answer
