"""What people and browsers see: public pages in front, the newsroom's own desk behind."""

from __future__ import annotations

from flask import Flask
from flask_wtf.csrf import CSRFProtect
from werkzeug.middleware.proxy_fix import ProxyFix

from newsroom.settings import Settings
from newsroom.web import (
    account,
    admin,
    doors,
    error_pages,
    files,
    filters,
    frame,
    health,
    limits,
    locale,
    memory,
    paging,
    policy,
    search,
    sent_json,
    sign_in_words,
    site_profile,
)
from newsroom.web.desk import front as desk_front
from newsroom.web.readers import ReadersSite
from newsroom.web.review import translation as review_translation
from newsroom.web.terms import exchange as terms_exchange
from newsroom.web.terms import front as terms_front
from newsroom.web.translate import board as translate_board
from newsroom.web.translate import edits as translate_edits
from newsroom.web.translate import exchange as translate_exchange
from newsroom.web.translate import here as translate_here
from newsroom.web.translate import remarks as translate_remarks
from newsroom.web.translate import segment as translate_segment
from newsroom.web.translate import tasks as translate_tasks

BLUEPRINTS = (
    health.bp,
    account.bp,
    admin.bp,
    site_profile.bp,
    desk_front.bp,
    translate_tasks.bp,
    translate_exchange.bp,
    translate_here.bp,
    translate_board.bp,
    memory.bp,
    translate_edits.bp,
    translate_remarks.bp,
    translate_segment.bp,
    review_translation.bp,
    search.bp,
    terms_exchange.bp,
    terms_front.bp,
)


def init_app(app: Flask, settings: Settings) -> None:
    """Hang every page into the application; the public site stands in front of it.

    Raises:
        RuntimeError: a route says nothing of who may call it.
    """
    paging.init_app(app)
    locale.init_app(app)
    sign_in_words.init_app(app)
    doors.init_app(app)
    sent_json.init_app(app)
    # A token ends with its session. Flask-WTF's hour would refuse every save of a translator who
    # has had the page open since the morning.
    app.config["WTF_CSRF_TIME_LIMIT"] = None
    CSRFProtect(app)
    policy.init_app(app)
    frame.init_app(app)
    files.init_app(app)
    filters.init_app(app)
    error_pages.init_app(app)
    for blueprint in BLUEPRINTS:
        app.register_blueprint(blueprint)
    limits.init_app(app, settings)
    app.config["SECURITY_POST_LOGIN_VIEW"] = "/account/start"
    policy.refuse_undeclared(app)
    behind = search.without_cookies(app.wsgi_app)
    if settings.proxies:
        # Limits and links need to know who really asked, and by which scheme.
        behind = ProxyFix(behind, x_for=settings.proxies, x_proto=settings.proxies)
    app.wsgi_app = ReadersSite(  # type: ignore[method-assign]  # Flask's documented way to wrap
        behind, settings.site, settings.languages
    )
