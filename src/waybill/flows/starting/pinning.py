"""Which commit of ours the written workflows use: that of the checkout which runs, or the one that was given."""

from __future__ import annotations

import re
from collections.abc import Mapping

from waybill import VERSION
from waybill.config.words import show
from waybill.core.starting.look import GitSeen
from waybill.core.starting.workflow_text import Pin
from waybill.effects.starting.looking import ask_git, own_checkout
from waybill.errors import Mistake

_COMMIT = re.compile(r"[0-9a-f]{40}")
_REPOSITORY = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]{0,99}/[A-Za-z0-9._-]{1,100}")
_UNPUSHED = (
    "no branch of a remote holds the commit of this checkout of Waybill: GitHub will not find the actions until it is "
    "pushed; another one by `--action-commit`"
)


def choose_pin(repository: str, commit: str, environ: Mapping[str, str]) -> tuple[Pin, list[Mistake], list[str]]:
    """Repository and commit, what is wrong with them, and what is to be said of them."""
    own = GitSeen() if repository and commit else ask_git(own_checkout(), environ)
    here = own.remote.slug if own.remote is not None and own.remote.host == "github.com" else ""
    pin = Pin(repository=repository or here, commit=commit or own.commit, version=VERSION)
    return pin, _mistakes(pin), [] if commit or own.pushed else [_UNPUSHED]


def _mistakes(pin: Pin) -> list[Mistake]:
    mistakes = []
    if not _REPOSITORY.fullmatch(pin.repository):
        problem = f"{show(pin.repository)} is no repository" if pin.repository else _unknown("repository")
        fix = "`--action-repository OWNER/NAME`: where workflows find Waybill's actions"
        mistakes.append(Mistake("--action-repository", problem, fix))
    if not _COMMIT.fullmatch(pin.commit):
        problem = f"{show(pin.commit)} is no commit" if pin.commit else _unknown("commit")
        fix = "`--action-commit` with the 40 characters of the commit that you have read"
        mistakes.append(Mistake("--action-commit", problem, fix))
    return mistakes


def _unknown(what: str) -> str:
    return f"is not known: the Waybill that runs here is no clone that tells its {what} at github.com"
