"""What an existing workflow builds and deploys, and what it tells of the server. Pure.

Its text is searched and never run. Whatever is found is a guess that is shown to the user as one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from waybill.core.starting.compose import PLATFORM, inside
from waybill.core.starting.look import Build, SeenWorkflow
from waybill.core.starting.tree import below, items_of, pairs_of, read_yaml, text_of, texts_of
from waybill.core.workflow import read_workflow

# The first that fits names the way; the others may be part of it.
_SCRIPT = "a script over ssh"
_WAYS = (
    ("Waybill itself", r"/actions/(?:deploy|rollback|verify|preflight|build-push)@|waybill\s+(?:deploy|ship)\b"),
    ("appleboy/ssh-action", r"appleboy/(?:ssh|scp)-action"),
    ("Kamal", r"\bkamal\s+(?:deploy|redeploy|setup)\b"),
    ("Ansible", r"\bansible-playbook\b"),
    ("docker compose over ssh", r"(?s)\bssh\b.{0,600}\bdocker[ -]compose\b|DOCKER_HOST:?[=\s]+[\"']?ssh://"),
    (
        _SCRIPT,
        r"\bssh\s+(?:-\S+\s+(?:\S+\s+)?){0,8}\"?[\w.${}-]+@|\brsync\b[^\n]*:|easingthemes/ssh-deploy",
    ),
    ("Kubernetes", r"\bkubectl\s+(?:apply|set|rollout)\b|\bhelm\s+(?:upgrade|install)\b"),
)
_LOGIN = re.compile(
    r"(?:\bssh\b|\bscp\b|\brsync\b|ssh://)[^\n]{0,200}?\b"
    r"([a-z_][a-z0-9_-]{0,31}@(?:[a-z0-9][a-z0-9-]{0,62}\.)+[a-z][a-z0-9-]{0,62}"
    r"|[a-z_][a-z0-9_-]{0,31}@[0-9]{1,3}(?:\.[0-9]{1,3}){3})(?![\w.-]*/)"
)
_DIRECTORY = re.compile(
    r"\bcd\s+[\"']?(/(?:srv|opt|var|home|app|root|data)(?:/[A-Za-z0-9._-]+)*)[\"']?(?=\s|;|&|$)", re.MULTILINE
)
_IMAGE = re.compile(r"\b(ghcr\.io/[a-z0-9][a-z0-9._-]*/[a-z0-9][a-z0-9._/-]*[a-z0-9])(?=[:@\s\"']|$)")
_SECRET = re.compile(r"\$\{\{\s*(?:secrets|vars)\.([A-Za-z_][A-Za-z0-9_]*)\s*\}\}")
# What is asked for code, and not what runs it.
_NO_SERVERS = re.compile(r"git@|.*@(?:github|gitlab|bitbucket|ssh\.github)\.(?:com|org)$")
_HOST = re.compile(r"(?:[a-z0-9][a-z0-9-]{0,62}\.)+[a-z0-9][a-z0-9-]{0,62}|[0-9]{1,3}(?:\.[0-9]{1,3}){3}")
_USER = re.compile(r"[a-z_][a-z0-9_-]{0,31}")
_TARGET = re.compile(r"[A-Za-z0-9_.-]+")
_MORE = {"build-args": "build-args", "build-contexts": "build-contexts", "secrets": "build-secrets", "ssh": "ssh"}
_MOST = 10
_SEARCHED = 64 * 1024


def look_at_workflow(path: str, text: str) -> SeenWorkflow:
    """What one file tells."""
    try:
        document = read_yaml(text)
    except ValueError as problem:
        return SeenWorkflow(path=path, problem=str(problem))
    code = "\n".join(line for line in text[:_SEARCHED].splitlines() if not line.lstrip().startswith("#"))
    read = read_workflow(path, text, "")
    seen = list(_ssh_actions(document))
    builds = list(dict.fromkeys(_builds(document)))
    logins = [login for login in _LOGIN.findall(code) if not _NO_SERVERS.match(login)]
    way = next((name for name, pattern in _WAYS if re.search(pattern, code)), "")
    if way == _SCRIPT and not logins and _LOGIN.search(code):
        way = ""  # it fetches code by ssh, and no more
    return SeenWorkflow(
        path=path,
        builds=read.builds_image,
        deploys_with=way,
        starts_on_tags=_starts_on_tags(document),
        hosts=_some([*(host for host, _ in seen if host), *(logins if way else ())]),
        directories=_some(_DIRECTORY.findall(code) if way else []),
        environments=_some(list(_environments(document)) if way else []),
        build=builds[0] if len(builds) == 1 else None,
        images=_some(_IMAGE.findall(code)),
        host_secret=next((secret for _, secret in seen if secret), ""),
    )


def _some(found: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(found))[:_MOST]


def _starts_on_tags(document: Any) -> bool:
    """A push without any filter is one of tags too; a release that is published makes its tag, or has it."""
    events = below(document, "on")
    if not isinstance(events, dict):
        return bool({"push", "release", "create"} & {*texts_of(events)})
    if "release" in events or "create" in events:
        return True
    push = events.get("push", "")
    if not isinstance(push, dict):
        return "push" in events
    return bool({"tags", "tags-ignore"} & push.keys()) or not {"branches", "branches-ignore"} & push.keys()


def _environments(document: Any) -> Iterator[str]:
    for _, job in pairs_of(below(document, "jobs")):
        node = below(job, "environment")
        if name := text_of(below(node, "name")) if isinstance(node, dict) else text_of(node):
            yield name


def _builds(document: Any) -> Iterator[Build]:
    """How docker's action builds, where the checkout is its context and all of it is written out."""
    for _, job in pairs_of(below(document, "jobs")):
        for step in items_of(below(job, "steps")):
            if text_of(below(step, "uses")).startswith("docker/build-push-action@"):
                yield from _build(below(step, "with"))


def _build(given: Any) -> Iterator[Build]:
    context, file = text_of(below(given, "context")), text_of(below(given, "file"))
    target = text_of(below(given, "target"))
    if any(text and not inside("", text) for text in (context, file)) or {"$", "{"} & {*target, *context, *file}:
        return
    platforms = re.split(r"[,\s]+", text_of(below(given, "platforms")))
    yield Build(
        context=inside("", context) or ".",
        dockerfile=inside("", file) if file else "",
        target=target if _TARGET.fullmatch(target) else "",
        platforms=tuple(one for one in platforms if PLATFORM.fullmatch(one)),
        more=tuple(name for key, name in _MORE.items() if below(given, key) is not None),
    )


def _ssh_actions(document: Any) -> Iterator[tuple[str, str]]:
    """Of each step with a ``host``: the login where it is written out, or the name of the secret that holds it."""
    for _, job in pairs_of(below(document, "jobs")):
        for step in items_of(below(job, "steps")):
            given = below(step, "with")
            host, user = text_of(below(given, "host")), text_of(below(given, "username"))
            port = text_of(below(given, "port"))
            if hidden := _SECRET.fullmatch(host):
                yield "", hidden.group(1)
            for one in re.split(r"[,\s]+", host):
                name, colon, own = one.partition(":")
                if _HOST.fullmatch(name):
                    login = f"{user}@{name}" if _USER.fullmatch(user) else name
                    number = own if colon else port
                    yield (f"{login}:{number}" if re.fullmatch(r"[0-9]{1,5}", number) and number != "22" else login), ""
