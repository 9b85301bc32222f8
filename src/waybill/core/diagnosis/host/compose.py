"""What a host's compose project means: can it be rendered, would it start our image, does anything stand in its way."""

from __future__ import annotations

from shlex import quote

from waybill.core.diagnosis.host.compose_conflicts import conflict_findings
from waybill.core.diagnosis.host.compose_needs import needs_findings
from waybill.core.diagnosis.host.compose_services import bind_findings, chosen_of, service_findings, unknown_findings
from waybill.core.diagnosis.host.compose_told import facts_of, listed_names, project_command
from waybill.core.diagnosis.host.view import HostView
from waybill.core.diagnosis.telling import Findings, find
from waybill.core.finding import Finding
from waybill.core.host.compose import FLOOR, ComposeFacts, ComposeTrouble
from waybill.core.text import quote_foreign

_REASONS = {
    ComposeTrouble.NOT_ASKED: "docker could not be called",
    ComposeTrouble.NOT_RENDERED: "what compose renders is no project that can be read",
    ComposeTrouble.EXHAUSTED: "compose took more memory or time for it than a look at a host may take",
    ComposeTrouble.TOO_LARGE: "the project is larger than anything that can be judged",
    ComposeTrouble.TOOLS: "the host lacks awk, sed or mktemp, without which no secret could be held back",
    ComposeTrouble.NO_ROOM: "the host has no place in memory (/dev/shm, /run/user/…) for the values that compose needs",
    ComposeTrouble.TIMEOUT: "compose did not end in time",
    ComposeTrouble.LOST: "the host did not tell it to the end",
}
_PLAIN = {
    ComposeTrouble.SNAP: "compose.snap-confined",
    ComposeTrouble.REMOTE: "compose.remote-include",
    ComposeTrouble.INVALID: "compose.invalid",
    ComposeTrouble.UNREADABLE: "compose.unreadable",
}


def compose_findings(view: HostView) -> Findings:
    """Every finding about the project. One that cannot be rendered is told with why, and little else."""
    facts = view.evidence.compose
    if facts is None:
        return ()
    if facts.trouble is not None:
        told = (_trouble(view, facts, facts.trouble),)
        return tuple(finding for finding in (*told, *_engine(view, facts), *unknown_findings(view)) if finding)
    return (
        *_engine(view, facts),
        *_env_files(view, facts),
        *_ignored(view, facts),
        *unknown_findings(view),
        *service_findings(view),
        *(bind for service in chosen_of(view) for bind in bind_findings(view, service)),
        *needs_findings(view),
        *conflict_findings(view),
    )


# Why it cannot be rendered


def _trouble(view: HostView, facts: ComposeFacts, trouble: ComposeTrouble) -> Finding | None:
    if trouble in _REASONS:
        return _not_made(view, facts, trouble)
    if trouble in _PLAIN:
        return _plain(view, facts, _PLAIN[trouble])
    makers = {
        ComposeTrouble.NOT_INSTALLED: _not_installed,
        ComposeTrouble.ONLY_V1: _only_v1,
        ComposeTrouble.TOO_OLD: _too_old,
        ComposeTrouble.NO_DIRECTORY: _no_directory,
        ComposeTrouble.NO_FILE: _no_file,
        ComposeTrouble.VARIABLE_MISSING: _variable,
        ComposeTrouble.ENV_FILE_MISSING: _env_file,
        ComposeTrouble.KEY_UNKNOWN: _key,
    }
    return makers[trouble](view, facts)


def _not_made(view: HostView, facts: ComposeFacts, trouble: ComposeTrouble) -> Finding | None:
    engine = view.evidence.engine
    if trouble is ComposeTrouble.NOT_ASKED and engine is not None and engine.trouble is not None:
        return None  # the engine's own finding says why
    what = f"the compose project in {facts.directory} would start the image"
    return find(view, "check.not-made", facts.detail, what=what, reason=_REASONS[trouble])


def _plain(view: HostView, facts: ComposeFacts, code: str) -> Finding:
    words = facts_of(view, facts)
    path = facts.key or facts.detail or facts.directory
    reason = (facts.detail or "compose gives no reason that could be told").rstrip(".")
    prepared = {
        "command": project_command(facts, "config --quiet"),
        "give": quote_foreign(f"cd {quote(facts.directory)} && sudo chown {quote(words['user'])} {quote(path)}", 600),
    }
    return find(view, code, facts.detail, facts=words, path=path, reason=reason, prepared=prepared)


def _not_installed(view: HostView, facts: ComposeFacts) -> Finding:
    return find(view, "compose.not-installed", *facts.plugins, facts=facts_of(view, facts), also=_elsewhere(facts))


def _elsewhere(facts: ComposeFacts) -> str:
    """What there is instead, and why it does not count."""
    closed = [line.partition(" ")[2] for line in facts.plugins if line.startswith("closed ")]
    runs = [line.partition(" ")[2] for line in facts.plugins if line.startswith("runs ")]
    if closed:
        return f"There is {closed[0]}, and it may not be run (`chmod 755` makes it so)."
    if runs and facts.sudo:
        return f"There is {runs[0]}, where root, whom sudo runs docker as, does not look."
    if runs:
        return f"There is {runs[0]}, and docker does not take it: it is broken, or for another machine."
    if facts.old_version:
        link = f"`mkdir -p ~/.docker/cli-plugins && ln -s {facts.old_client} ~/.docker/cli-plugins/docker-compose`"
        return (
            f"There is {facts.old_client}, version {facts.old_version}, as a program of its own: {link} makes it one."
        )
    return ""


def _only_v1(view: HostView, facts: ComposeFacts) -> Finding:
    old = {"old": facts.old_version, "old_client": facts.old_client}
    return find(view, "compose.v1-only", facts=facts_of(view, facts) | old)


def _too_old(view: HostView, facts: ComposeFacts) -> Finding:
    floor = ".".join(map(str, FLOOR))
    reason = f"the oldest that is known to do all that a deploy needs is {floor}"
    if facts.detail:
        reason = facts.detail
    return find(view, "compose.too-old", facts=facts_of(view, facts), reason=reason)


def _no_directory(view: HostView, facts: ComposeFacts) -> Finding:
    what = "is a file" if facts.detail == "file" else "does not exist"
    return find(view, "compose.no-directory", facts={**facts_of(view, facts), "is": what})


def _no_file(view: HostView, facts: ComposeFacts) -> Finding:
    name = facts.key or facts.detail.strip("?")
    what = {
        "given": f"`compose-files` names {name}, and it is not in {facts.directory}.",
        "env-file": f"COMPOSE_FILE in {facts.env_file} names {name}, and it is not in {facts.directory}.",
    }.get(facts.source, f"{facts.directory} holds none of the files that compose looks for: compose.yaml, compose.yml, "
          "docker-compose.yml, docker-compose.yaml.")  # fmt: skip
    if facts.detail == "?":
        what = f"Only root may see what is in {facts.directory}, so a deploy must be told the project's files."
    if facts.key:
        what = f"The project names {name} (by `include:` or `extends:`), and it is not there."
    return find(view, "compose.no-file", facts=facts_of(view, facts), what=what, example=name or "compose.yaml")


def _variable(view: HostView, facts: ComposeFacts) -> Finding:
    names = facts.missing_variables
    origin = next((one for one in facts.origins if one.name in names and (one.blank or one.login)), None)
    also = ""
    if origin is not None and origin.blank:
        also = f"In line {origin.line} of {facts.env_file} {origin.name} stands with nothing behind it."
    elif origin is not None:
        also = f"The login's own environment has {origin.name}; a deploy does not rely on that, and sudo takes it away."
    example = names[0] if names else "NAME"
    words = {**facts_of(view, facts), "also": also, "example": example}
    return find(view, "compose.variable-missing", facts=words, prepared={"names": listed_names(names)})


def _env_file(view: HostView, facts: ComposeFacts) -> Finding:
    paths = facts.missing_paths or (facts.detail,)
    are = "are" if len(paths) > 1 else "is"
    words = {**facts_of(view, facts), "are": are, "example": paths[0].rpartition("/")[2], "target": paths[0]}
    return find(view, "compose.env-file-missing", facts=words, prepared={"paths": listed_names(paths)})


def _key(view: HostView, facts: ComposeFacts) -> Finding:
    place = facts.detail[:1].upper() + facts.detail[1:]
    return find(view, "compose.key-unknown", facts=facts_of(view, facts), key=facts.key, place=place)


# Beside it


def _engine(view: HostView, facts: ComposeFacts) -> Findings:
    engine = view.evidence.engine
    if not facts.engine_words or engine is None or engine.trouble is not None:
        return ()  # where nobody reaches it, the engine's own finding says why
    words = facts.engine_words.lower()
    guess = "it is called in another way than what was asked before"
    if "is too old" in words or "minimum supported" in words:
        guess = f"that of compose {facts.version} is too old for this engine"
    elif "too new" in words or "maximum supported" in words:
        guess = f"that of compose {facts.version} is too new for this engine"
    elif "permission denied" in words:
        guess = "it may not open the socket"
    return (find(view, "compose.engine-refused", facts.engine_words, facts=facts_of(view, facts), guess=guess),)


def _env_files(view: HostView, facts: ComposeFacts) -> Findings:
    """Some versions of compose render a project without them, and then cannot start it."""
    return (_env_file(view, facts),) if facts.missing_paths else ()


def _ignored(view: HostView, facts: ComposeFacts) -> Findings:
    if not facts.ignored_files:
        return ()
    words = {"read": listed_names(facts.files), "ignored": listed_names(facts.ignored_files)}
    return (find(view, "compose.file-ignored", facts=facts_of(view, facts), prepared=words),)
