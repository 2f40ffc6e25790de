"""The three addresses of the page: the form, what was found in a text, a kept article."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar, cast

from flask import Blueprint, current_app, g, redirect, render_template, request, url_for
from werkzeug import Response

from attribution.bootstrap import Services
from attribution.services.check_key import require_scope
from attribution.services.ports import Scope
from attribution.services.read_article import read_article
from attribution.web.form import Form, check_same_origin
from attribution.web.presentation import present
from attribution.web.rule_wording import RULES
from attribution.web.wording import relation_words

pages = Blueprint("web", __name__, template_folder="templates", static_folder="static", static_url_path="/static")
pages.add_app_template_filter(relation_words)
pages.add_app_template_global(lambda: RULES, "rule_meanings")


View = TypeVar("View", bound=Callable[..., object])


def for_readers(view: View) -> View:
    """Say what a key must allow for a view (see ``api.access``), and that a browser may send it as a password."""
    view.required_scope = Scope.READ  # type: ignore[attr-defined]
    view.takes_password = True  # type: ignore[attr-defined]
    return view


def services() -> Services:
    """The services that the application was made with."""
    return cast("Services", current_app.extensions["attribution"])


@pages.get("/")
@for_readers
def show_form() -> str:
    """Show the empty form."""
    return render_template("form.html", form=Form())


@pages.post("/")
@for_readers
def read_text() -> str | Response:
    """Show what was found in a text; keep it when the reader asks for it."""
    check_same_origin(request)
    form = Form.read(request.form)
    form.check()
    return _keep(form) if form.keep else _show(form)


def _keep(form: Form) -> Response:
    require_scope(g.get("key"), Scope.WRITE)
    saved = services().submit(form.article, limit=services().settings.max_text_chars)
    return redirect(url_for("web.show_article", article_id=saved.id), 303)


def _show(form: Form) -> str:
    _, analysis = services().extract(form.text, limit=services().settings.max_text_chars)
    view = present(form.text, analysis.attributions, analysis.skipped)
    return render_template("reading.html", form=form, view=view)


@pages.get("/articles/<row_id:article_id>")
@for_readers
def show_article(article_id: int) -> str:
    """Show a kept article with everything that was found in it."""
    reading = read_article(article_id, store=services().store)
    attributions = [record.attribution for record in reading.quotations]
    reviews = {place: record.review for place, record in enumerate(reading.quotations) if record.review}
    view = present(reading.record.article.text, attributions, reading.skipped, reviews)
    return render_template("article.html", record=reading.record, view=view)
