"""Errors for readers: a French sentence on a page, and the form as it was filled in."""

from __future__ import annotations

from http import HTTPStatus

from flask import Response, render_template, request
from werkzeug.exceptions import HTTPException, RequestEntityTooLarge

from attribution.web.form import Form, FormError
from attribution.web.wording import problem_sentence


def answer_page(error: HTTPException) -> Response:
    """The error as a page; one that the form caused shows the form again."""
    sentence = error.description if isinstance(error, FormError) else problem_sentence(error)
    template = "form.html" if request.path == "/" and request.method == "POST" else "error.html"
    page = render_template(template, form=_typed(), problem=sentence)
    answer = Response(page, error.code or 500, content_type="text/html; charset=utf-8")
    if allowed := error.get_response().headers.get("Allow"):
        answer.headers["Allow"] = allowed
    if error.code == HTTPStatus.UNAUTHORIZED:  # the browser asks for a name, which may be anything, and a password
        answer.headers["WWW-Authenticate"] = 'Basic realm="Attribution", charset="UTF-8"'
    return answer


def _typed() -> Form:
    """What was typed, if the request was short enough to be read."""
    try:
        return Form.read(request.form)
    except RequestEntityTooLarge:
        return Form()
