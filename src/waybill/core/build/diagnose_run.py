"""Why a builder failed, by what it said; and which line of the Dockerfile it was. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable

from waybill.core.build.about import About, about
from waybill.core.build.builder import Road
from waybill.core.build.dockerfile import line_of
from waybill.core.build.evidence import BuildEvidence, Ran
from waybill.core.build.progress import Failure
from waybill.core.diagnosis.telling import Findings, find
from waybill.core.finding import Finding, Severity
from waybill.core.text import quote_foreign
from waybill.frozen import dataclass

_MOST_OUTPUT = 40
_UNTOLD = "on platforms that it does not name"
_FEW = 5
_BOOTING = ("[internal] booting buildkit", "[internal] waiting for connection")  # of drivers other than `docker`
_EXIT = re.compile(r"(?:exit code: |non-zero code: )([0-9]{1,3})")
_PARSE = re.compile(
    r"dockerfile parse error(?: (?:on )?line ([0-9]{1,6}))?|unknown instruction|failed to parse", re.IGNORECASE
)
_METADATA = re.compile(r"\[(?:[^\]]*)internal\] load metadata for (\S+)")
_FROM = re.compile(r"\[[^\]]*\] FROM (?:--platform=\S+ )?(\S+)", re.IGNORECASE)
_BASE = re.compile(r"(?:for|access denied for|resolve source metadata for) (\S+?)[:,]?(?:\s|$)")
_COPY = re.compile(r"(?:\[[^\]]*\]\s*)?(?:COPY|ADD)\b", re.IGNORECASE)
_MISSING_PATH = re.compile(
    r'"/?([^"]+)"(?: not found)?: not found|stat /?(?:[^:]*/)?([^:/]+): (?:file does not exist|no such file)'
)


@dataclass(frozen=True, kw_only=True)
class _Told:
    """What a failed builder said, in lower case where it is searched."""

    evidence: BuildEvidence
    ran: Ran
    failing: Failure
    error: str
    near: str  # the error and the last lines of the step that failed

    @property
    def at_base(self) -> str:
        """The base image that was asked for when it failed; empty when it was something else."""
        step = self.failing.step
        found = _METADATA.match(step)
        if self.ran.road is Road.CLASSIC:  # it pulls in the step itself, and may say no more than why not
            found = found or _FROM.match(step)
        return found[1] if found else ""


def run_findings(evidence: BuildEvidence) -> Findings:
    """The one cause why the builder, or the push after it, did not end well."""
    ran, pushed = evidence.ran, evidence.pushed
    if ran is not None and not ran.ok:
        return (_failed(evidence, ran, pushing=False),)
    if pushed is not None and not pushed.ok:
        return (_failed(evidence, pushed, pushing=True),)
    return _beside(evidence, ran) if ran is not None else ()


def _failed(evidence: BuildEvidence, ran: Ran, *, pushing: bool) -> Finding:
    told = _told(evidence, ran)
    if ran.problem == "timeout":
        return _found(told, "build.timeout")
    for code, matches in _PUSH_FIRST if pushing else _BY_WORDS:
        if matches(told):
            return _found(told, code)
    return _found(told, "push.failed" if pushing else "build.failed")


def _told(evidence: BuildEvidence, ran: Ran) -> _Told:
    failing = ran.story.failing or Failure(step="")
    last = [line for line in ran.told if line.strip()][-_FEW:]
    error = failing.error or next((line for line in reversed(last) if "error" in line.lower()), "")
    error = error or (last[-1] if last else "")
    near = "\n".join((error, *failing.output[-_FEW:], *(last if not failing.step else ())))
    return _Told(evidence=evidence, ran=ran, failing=failing, error=error, near=near.lower())


def _says(*words: str) -> Callable[[_Told], bool]:
    return lambda told: any(word in told.near for word in words)


def _errs(*words: str) -> Callable[[_Told], bool]:
    return lambda told: any(word in told.error.lower() for word in words)


def _is_push(told: _Told) -> bool:
    by_step = told.failing.step.startswith("pushing ") or (
        told.ran.story.pushing and told.failing.step.startswith("exporting to ")
    )
    return by_step or "failed to push" in told.error.lower()


def _is_cache(told: _Told) -> bool:
    named = told.failing.step.startswith(("exporting cache", "importing cache"))
    return named or "cache export" in told.error.lower()


def _is_denied_base(told: _Told) -> bool:
    words = (
        "pull access denied",
        "unauthorized",
        "authorization failed",
        "insufficient_scope",
        "403 forbidden",
        "denied",
    )
    at_base = bool(told.at_base) or "pull access denied" in told.error.lower()
    return at_base and any(word in told.error.lower() for word in words)


def _is_absent_base(told: _Told) -> bool:
    words = ("not found", "manifest unknown", "name unknown", "no match for platform")
    at_base = bool(told.at_base) or "failed to resolve source metadata" in told.error.lower()
    return at_base and any(word in told.error.lower() for word in words)


def _is_copy(told: _Told) -> bool:
    error = told.error.lower()
    named = any(
        words in error for words in ("failed to compute cache key", "failed to calculate checksum", "copy failed")
    )
    missing = any(words in error for words in ("not found", "no such file", "does not exist"))
    return missing and (named or _COPY.match(told.failing.step) is not None)


def _is_secret(told: _Told) -> bool:
    return re.search(r"secret [^\s:]+: not found|could not find secret|secret .* not found", told.near) is not None


def _is_step(told: _Told) -> bool:
    return _EXIT.search(told.error) is not None


_Rule = tuple[str, Callable[[_Told], bool]]
_DISK: _Rule = ("build.disk-full", _says("no space left on device", "disk quota exceeded"))
_ENGINE: _Rule = (
    "build.engine-unreachable",
    _errs("cannot connect to the docker daemon", "error during connect", "is the docker daemon running"),
)
_PUSH_FIRST: tuple[_Rule, ...] = (_DISK, _ENGINE)
_BY_WORDS: tuple[_Rule, ...] = (
    _DISK,
    _ENGINE,
    ("build.engine-unreachable", lambda told: told.failing.step in _BOOTING),
    ("build.cache-failed", _is_cache),
    ("push.failed", _is_push),
    ("build.driver-cannot", _errs("not supported for the docker driver", "not currently supported for docker driver")),
    ("build.needs-buildkit", _errs("requires buildkit", "buildx component is missing or broken")),
    ("build.dockerfile-absent", _errs("failed to read dockerfile", "unable to evaluate symlinks in dockerfile path")),
    ("build.dockerfile-error", lambda told: _PARSE.search(told.error) is not None),
    ("build.target-absent", _errs("target stage", "failed to reach build target")),
    ("build.secret-missing", _is_secret),
    ("build.base-denied", _is_denied_base),
    ("build.base-absent", _is_absent_base),
    ("build.copy-missing", _is_copy),
    ("build.platform-cannot", _says("exec format error")),
    ("build.step-failed", _is_step),
)


def _found(told: _Told, code: str) -> Finding:
    evidence, failing = told.evidence, told.failing
    line = failing.line or (line_of(evidence.dockerfile, failing.step) if evidence.dockerfile else None)
    path = evidence.dockerfile.path if evidence.dockerfile else "Dockerfile"
    exits = _EXIT.search(told.error)
    missing = _MISSING_PATH.search(told.error)
    copied = next(filter(None, missing.groups()), "") if missing else ""
    of_secret = {"secret": "that the step names"}
    view = about(
        failing.step or evidence.name,
        **of_secret,
        image=evidence.name,
        dockerfile=path,
        place=f"{path}, line {line}" if line else path,
        step=failing.step or _running(told.ran) or "the build",
        code=exits[1] if exits else str(told.ran.code),
        message=told.error or told.ran.problem or "it said nothing",
        base=_base(told),
        path=copied or "what the step names",
        rule=_rule(evidence, copied),
        target=evidence.wished_target or "that is asked for",
        stages=", ".join(evidence.dockerfile.stages if evidence.dockerfile else ()) or "unknown",
        missing=", ".join(evidence.platforms) or "another platform",
        builder_platforms=", ".join(evidence.builder.builder_platforms if evidence.builder else ()) or _UNTOLD,
        needs=told.error,
        **_builder_words(evidence, told.ran),
    )
    return find(view, code, *_evidence(told, line, path), severity=Severity.ERROR)


def _builder_words(evidence: BuildEvidence, ran: Ran) -> dict[str, str]:
    facts = evidence.builder
    return {
        "seconds": f"{ran.seconds:.0f}",
        "road": {"buildx": "docker buildx", "buildkit": "BuildKit of the docker client"}.get(
            ran.road.value, "the classic builder"
        ),
        "driver": facts.driver if facts else "",
        "builder": (facts.builder if facts else "") or "default",
        "trouble": ran.story.failing.error if ran.story.failing else "",
        "free": _free(evidence.free_bytes),
    }


def _free(free_bytes: int | None) -> str:
    return "" if free_bytes is None else f"Before the build {free_bytes // 1_000_000} MB were free there."


def _base(told: _Told) -> str:
    found = _BASE.search(told.error)
    step = told.failing.step.partition("] ")[2]
    by_classic = step.split()[1] if step.upper().startswith("FROM ") and len(step.split()) > 1 else ""
    return told.at_base or by_classic or (found[1] if found else "the base image")


def _rule(evidence: BuildEvidence, path: str) -> str:
    """The line of .dockerignore that keeps the path out of the context."""
    rule = evidence.context.rules.rule_for(path) if evidence.context and path else ""
    return f"The line `{rule}` of .dockerignore keeps it out." if rule else ""


def _evidence(told: _Told, line: int | None, path: str) -> tuple[str, ...]:
    """The line, the error, and the output of that step alone; without a step the last lines of all."""
    lines = told.evidence.dockerfile.lines if told.evidence.dockerfile else ()
    shown = f"{path}:{line}: {lines[line - 1].strip()}" if line and line <= len(lines) else ""
    output = told.failing.output[-_MOST_OUTPUT:] if told.failing.step else told.ran.told[-_MOST_OUTPUT:]
    error = () if told.error in output else (told.error,)
    return tuple(text for text in (shown, *error, *output) if text.strip())


def _has_any(error: str, words: tuple[str, ...]) -> bool:
    return any(word in error.lower() for word in words)


def _running(ran: Ran) -> str:
    """The step that a stopped builder was at."""
    return next((step.name for step in reversed(ran.story.steps) if step.started and not step.done), "")


def _beside(evidence: BuildEvidence, ran: Ran) -> Findings:
    """A cache that failed and did not keep the build from ending well. One that is not there yet is no failure.

    Of a package that is not there yet GitHub says 403, as it does not tell it from one that is hidden.
    """
    failed = [step for step in ran.story.steps if step.error and step.name.startswith(("importing", "exporting cache"))]
    first = bool(evidence.tags) and all(sight.was_absent for sight in evidence.tags)
    absent = ("not found", "403 forbidden") if first else ("not found",)
    told = [step for step in failed if step.name.startswith("exporting") or not _has_any(step.error, absent)]
    view: About = about(evidence.name, message=told[0].error if told else "")
    seen = [f"{quote_foreign(step.name)}: {quote_foreign(step.error)}" for step in told]
    return (find(view, "build.cache-failed", *seen),) if told else ()
