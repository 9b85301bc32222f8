"""What a Dockerfile says: its stages, what it wants given, and what it needs of a builder. Tolerant. Pure.

It is read to warn early and to name lines. What the builder makes of it is the builder's word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile

from waybill.core.build.about import About, about
from waybill.core.diagnosis.telling import Findings, find, listed
from waybill.core.finding import Finding, Severity
from waybill.core.text import quote_foreign
from waybill.frozen import dataclass

_LONGEST_TEXT = 1_000_000
_MOST = 500
_DIRECTIVE = re.compile(r"#\s*([a-zA-Z][a-zA-Z0-9]*)\s*=\s*(.*?)\s*")
_HEREDOC = re.compile(r"[0-9]*<<(-?)([^<]*)")  # a whole word, as BuildKit wants it: no `<<<` and no `1<<2`
_QUOTED = re.compile(r"""(["'])(.*)\1""")
_WORD = re.compile(r"""(?:"[^"]*"|'[^']*'|\S)+""")
_WITH_HEREDOC = frozenset({"RUN", "COPY", "ADD"})
_MOUNT = "--mount"
_STEP = re.compile(r"(?:\[[^\]]*\]\s*)?(.*)", re.DOTALL)
_ARG_NAME = re.compile(r"([A-Za-z_][A-Za-z0-9_]*)")
_SECRET_WORDS = ("TOKEN", "SECRET", "PASSWORD", "PASSWD", "CREDENTIAL", "PRIVATE_KEY", "APIKEY", "API_KEY", "_KEY")
_BUILDKIT_FLAGS = {
    "RUN": ("--mount", "--network", "--security"),
    "COPY": ("--link", "--parents", "--exclude"),
    "ADD": ("--link", "--checksum", "--keep-git-dir", "--exclude"),
}
# Build arguments that need no ARG: proxies, and what BuildKit itself knows.
_PREDEFINED = re.compile(r"(?i)(?:https?|ftp|no|all)_proxy|BUILDKIT_.*|SOURCE_DATE_EPOCH|(?:TARGET|BUILD)[A-Z]+")


@dataclass(frozen=True, kw_only=True)
class DockerfileFacts:
    """What was read. ``lines`` are the lines of the file, so that a failing step can be found in them."""

    path: str
    found: bool = True
    problem: str = ""  # why it could not be read
    stages: tuple[str, ...] = ()
    secrets: tuple[str, ...] = ()  # identities of secret mounts
    required_secrets: tuple[str, ...] = ()
    args: tuple[str, ...] = ()
    needs_buildkit: tuple[str, ...] = ()  # what only BuildKit understands, with the line
    bases: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Instruction:
    """One instruction with its continuations joined. ``heredoc``: more lines belong to it."""

    line: int  # from 1
    word: str  # upper-case
    rest: str
    heredoc: bool = False


def read_dockerfile(text: str, path: str) -> DockerfileFacts:
    """The facts of a Dockerfile's text. Never raises."""
    if len(text) > _LONGEST_TEXT:
        return DockerfileFacts(path=path, problem="it is larger than 1 MB")
    lines = tuple(text.removeprefix("\ufeff").replace("\r\n", "\n").split("\n"))
    if frontend := _foreign_frontend(lines):
        return DockerfileFacts(path=path, needs_buildkit=(f"the frontend {frontend}",), lines=lines)
    every = instructions(lines)
    stages, bases = _stages(every)
    mounts = [mount for one in every if one.word == "RUN" for mount in _secret_mounts(one.rest)]
    return DockerfileFacts(
        path=path,
        problem="" if any(one.word == "FROM" for one in every) else "it has no FROM",
        stages=stages,
        secrets=_once(name for name, _ in mounts),
        required_secrets=_once(name for name, required in mounts if required),
        args=_once(name for one in every if one.word == "ARG" for name in _arg_names(one.rest)),
        needs_buildkit=_once(reason for one in every for reason in _only_buildkit(one)),
        bases=bases,
        lines=lines,
    )


def instructions(lines: Sequence[str]) -> tuple[Instruction, ...]:
    """The instructions of a Dockerfile, without comments, each with its first line."""
    escape, at = _directives(lines)
    found: list[Instruction] = []
    while at < len(lines):
        first, text, at = at, *_joined(lines, at, escape)
        word, _, rest = text.strip().partition(" ")
        if not word:
            continue
        word = word.upper()
        heredoc = False
        for strip, end in _marks(word, rest):
            after = _after_heredoc(lines, at, end, strip=strip)
            heredoc, at = heredoc or after > at, max(at, after)
        found.append(Instruction(line=first + 1, word=word, rest=rest.strip(), heredoc=heredoc))
    return tuple(found)


def _marks(word: str, rest: str) -> Iterator[tuple[bool, str]]:
    """Every here-document that an instruction begins: whether tabs before its end are left out, and its end."""
    for text in _WORD.findall(rest) if word in _WITH_HEREDOC else ():
        found = _HEREDOC.fullmatch(text)
        if found and (end := _QUOTED.sub(r"\2", found[2])):
            yield bool(found[1]), end


def _directives(lines: Sequence[str]) -> tuple[str, int]:
    """The escape character, and where the instructions begin."""
    escape, at = "\\", 0
    for at, line in enumerate(lines):  # noqa: B007  # where it ended counts
        found = _DIRECTIVE.fullmatch(line.strip())
        if found is None:
            break
        if found[1].lower() == "escape" and found[2] in ("`", "\\"):
            escape = found[2]
    return escape, at


def _foreign_frontend(lines: Sequence[str]) -> str:
    """The frontend that a first line names, where it is not docker's own: its language is another."""
    found = _DIRECTIVE.fullmatch(lines[0].strip())
    named = found[2] if found and found[1].lower() == "syntax" else ""
    return "" if "dockerfile" in named.lower() else named[:200]


def _joined(lines: Sequence[str], at: int, escape: str) -> tuple[str, int]:
    """One logical line, and where the next begins. Comments and empty lines within it do not end it."""
    parts: list[str] = []
    while at < len(lines):
        line = lines[at].rstrip()
        at += 1
        if line.lstrip().startswith("#") or (parts and not line.strip()):
            if not parts:
                return "", at
            continue
        if not line.endswith(escape):
            parts.append(line)
            break
        parts.append(line[:-1])
    return " ".join(part.strip() for part in parts).replace("\t", " "), at


def _after_heredoc(lines: Sequence[str], at: int, end: str, *, strip: bool) -> int:
    """Where the instructions go on. A mark whose end is not to be found is none, or it would hide the rest."""
    for place in range(at, len(lines)):
        if (lines[place].lstrip("\t") if strip else lines[place]) == end:
            return place + 1
    return at


def _stages(every: Iterable[Instruction]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The names of the stages (a number where there is none) and the images that they begin with."""
    stages: list[str] = []
    bases: list[str] = []
    for one in every:
        if one.word != "FROM":
            continue
        words = [word for word in one.rest.split() if not word.startswith("--")]
        named = len(words) >= 3 and words[1].lower() == "as"
        base = words[0] if words else ""
        if base and base.lower() not in {stage.lower() for stage in stages} | {"scratch"}:
            bases.append(base)
        stages.append(words[2] if named else str(len(stages)))
    return tuple(stages[:_MOST]), _once(bases)


def _flags(rest: str) -> Iterator[str]:
    """The flags of an instruction: they stand before all else, and whatever follows belongs to a program."""
    return takewhile(lambda word: word.startswith("--"), rest.split())


def _secret_mounts(rest: str) -> Iterator[tuple[str, bool]]:
    for flag in _flags(rest):
        name, _, mount = flag.partition("=")
        options = dict(option.partition("=")[::2] for option in mount.strip("\"'").split(",")) if name == _MOUNT else {}
        if options.get("type") != "secret":
            continue
        target = options.get("target") or options.get("dst") or options.get("destination") or ""
        name = options.get("id") or target.rpartition("/")[2]
        if name:
            yield name, "required" in options and options["required"] in ("", "true", "1")


def _arg_names(rest: str) -> Iterator[str]:
    for word in rest.split():
        found = _ARG_NAME.match(word)
        if found and (found.end() == len(word) or word[found.end()] == "="):
            yield found[1]


def _only_buildkit(one: Instruction) -> Iterator[str]:
    given = {flag.partition("=")[0] for flag in _flags(one.rest)}
    for flag in _BUILDKIT_FLAGS.get(one.word, ()):
        if flag in given:
            yield f"{one.word} {flag} in line {one.line}"
    if one.heredoc:
        yield f"{one.word} with a here-document in line {one.line}"


def _once(items: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(items))[:_MOST]


def dockerfile_findings(
    facts: DockerfileFacts, target: str, given_secrets: Iterable[str], given_args: Iterable[str]
) -> Findings:
    """What can be seen to fail before anything is built."""
    view = about(facts.path, dockerfile=facts.path)
    if not facts.found:
        return (find(view, "build.dockerfile-absent"),)
    if facts.problem:
        return (find(view, "build.dockerfile-error", facts.problem, message=facts.problem, place=facts.path),)
    return (
        *_target(view, facts, target),
        *_secrets(view, facts, frozenset(given_secrets)),
        *_args(view, facts, tuple(given_args)),
    )


def _target(view: About, facts: DockerfileFacts, target: str) -> Findings:
    """A number names a stage as well."""
    known = {stage.lower() for stage in facts.stages} | {str(number) for number in range(len(facts.stages))}
    if not target or not facts.stages or target.lower() in known:
        return ()
    stages = listed([quote_foreign(stage) for stage in facts.stages]) or "none with a name"
    return (find(view, "build.target-absent", target=target, prepared={"stages": stages}),)


def _secrets(view: About, facts: DockerfileFacts, given: frozenset[str]) -> Iterator[Finding]:
    """Such a step fails, or comes from the cache of a build that had the secret. Other stages may not be built."""
    for name in facts.secrets:
        if name not in given:
            sure = name in facts.required_secrets and len(facts.stages) == 1
            severity = None if sure else Severity.WARNING
            yield find(view, "build.secret-missing", severity=severity, secret=name)


def _args(view: About, facts: DockerfileFacts, given: tuple[str, ...]) -> Iterator[Finding]:
    unknown = [name for name in given if name not in facts.args and not _PREDEFINED.fullmatch(name)]
    if unknown:
        yield find(view, "build.arg-unknown", prepared={"names": listed(list(map(quote_foreign, unknown)))})
    for name in given:
        if any(word in name.upper() for word in _SECRET_WORDS):
            yield find(view, "build.secret-as-arg", name=name, lower=name.lower())


def line_of(facts: DockerfileFacts, step: str) -> int | None:
    """The line, from 1, of the instruction that a builder names as ``[2/5] RUN make``; nothing when it is not clear."""
    wanted = _plain(_without_place(step))
    if not wanted:
        return None
    found = [one.line for one in instructions(facts.lines) if _plain(f"{one.word} {one.rest}") == wanted]
    return found[0] if len(found) == 1 else None


def _without_place(step: str) -> str:
    """``[stage 2/5] RUN make`` without what stands in brackets before the word."""
    found = _STEP.fullmatch(step.strip())
    return found[1] if found else step


def _plain(text: str) -> str:
    word, _, rest = " ".join(text.split()).partition(" ")
    return f"{word.upper()} {rest}"
