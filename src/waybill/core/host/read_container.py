"""From the Engine API's JSON of containers and images to evidence. Pure, and nothing here raises.

Docker and podman answer alike and not the same, and a daemon may answer anything: what has the wrong type is as if it
were not there, and what cannot be read is left empty, which the rules never take for good. Of the environment nothing
is kept, of a command only the program's name: both hold secrets.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from waybill.core.host.container import ContainerFacts, Probe, PublishedPort, Sample
from waybill.core.host.moment import from_seconds, read_moment
from waybill.core.platform import normalise

Json = Mapping[str, Any]

_KEPT_LABELS = (
    "com.docker.compose.",
    "com.docker.stack.",
    "com.docker.swarm.",
    "dev.waybill.",
    "org.opencontainers.image.revision",
    "org.opencontainers.image.version",
)
_STATES = frozenset({"running", "restarting", "exited", "paused", "created", "dead"})
_OTHER_STATES = {"configured": "created", "initialized": "created", "stopped": "exited", "removing": "dead"}
_HEALTH = frozenset({"starting", "healthy", "unhealthy", "none"})
_DEFAULT_NETWORKS = frozenset({"bridge", "host", "none", "podman", "default", "slirp4netns", "pasta"})
_IDENTIFIER = re.compile(r"(?:sha256:)?[0-9a-f]{12,64}")
_ANONYMOUS = re.compile(r"[0-9a-f]{64}")
_ADDRESS = re.compile(r"https?://[^\s'\"|;&)]+|(?:localhost|127\.0\.0\.1|\[?::1\]?|0\.0\.0\.0)[: ]\d{1,5}")
_EXITED = re.compile(r"Exited \((\d{1,3})\)")
_WORD = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.+-]{0,63}")
_LONGEST = 400
_READ = 2000  # of a text in which secrets may stand, before it is shortened
_MOST = 64
_MOST_LAYERS = 1024
_SECOND = 1e9  # engines count in nanoseconds


# Reading JSON that may be anything.


def _text(value: object, limit: int = _LONGEST) -> str:
    return value[:limit] if isinstance(value, str) else ""


def _object(value: object) -> Json:
    return value if isinstance(value, Mapping) else {}


def _list(value: object) -> Sequence[Any]:
    return value[:_MOST] if isinstance(value, (list, tuple)) else ()


def _integer(value: object) -> int:
    return value if isinstance(value, int) and not isinstance(value, bool) and abs(value) < 2**63 else 0


def _texts(value: object) -> tuple[str, ...]:
    return tuple(item[:_LONGEST] for item in _list(value) if isinstance(item, str) and item)


def digest(value: object) -> str:
    """An image's identifier with its algorithm; podman leaves that out."""
    text = _text(value)
    return f"sha256:{text}" if _ANONYMOUS.fullmatch(text) else text


# One container of the list, whatever its state.


def read_listed(entry: Json, labels: Iterable[str] = ()) -> ContainerFacts:
    """A container as the list of all tells it: enough to choose by, with one sample of its state."""
    kept = read_labels(entry.get("Labels"), labels)
    image, shown = digest(entry.get("ImageID")), _text(entry.get("Image"))
    return ContainerFacts(
        identifier=_text(entry.get("Id")),
        name=_listed_name(entry),
        image=image,
        manifest=digest(_object(entry.get("ImageManifestDescriptor")).get("digest")),
        # Once a tag has moved away, the list shows an ID in place of what was typed.
        asked="" if _IDENTIFIER.fullmatch(shown) else shown,
        labels=kept,
        **_compose(kept),
        created=from_seconds(entry.get("Created")) or _text(entry.get("Created")),
        ports=tuple(_listed_ports(entry)),
        network_mode=_text(_object(entry.get("HostConfig")).get("NetworkMode")),
        networks=_networks(entry),
        samples=(_listed_sample(entry),),
    )


def _listed_name(entry: Json) -> str:
    """A link of another container shows as ``/other/alias``."""
    names = sorted((name.lstrip("/") for name in _texts(entry.get("Names"))), key=lambda name: name.count("/"))
    return names[0] if names else ""


def _listed_ports(entry: Json) -> Iterator[PublishedPort]:
    for port in map(_object, _list(entry.get("Ports"))):
        if _integer(port.get("PublicPort")):
            yield PublishedPort(
                port=_integer(port.get("PublicPort")),
                target=_integer(port.get("PrivatePort")),
                address=_text(port.get("IP")),
                protocol=_text(port.get("Type")) or "tcp",
            )


def _listed_sample(entry: Json) -> Sample:
    status = _text(entry.get("Status"))
    ended = _EXITED.match(status)
    return Sample(
        at="",
        state=_state(_text(entry.get("State"))),
        exit_code=int(ended[1]) if ended else 0,
        health=next((word for word in ("unhealthy", "healthy") if f"({word})" in status), ""),
    )


def _state(word: str) -> str:
    word = word.lower()
    return word if word in _STATES else _OTHER_STATES.get(word, "")


def _networks(entry: Json) -> tuple[str, ...]:
    names = _object(_object(entry.get("NetworkSettings")).get("Networks"))
    return tuple(sorted(str(name)[:_LONGEST] for name in names if name not in _DEFAULT_NETWORKS))[:_MOST]


def read_labels(labels: object, asked: Iterable[str] = ()) -> dict[str, str]:
    """The labels that may be kept, and those that were asked for by their key."""
    keys = {label.partition("=")[0] for label in asked}
    every = _object(labels)
    kept = (key for key in every if key.startswith(_KEPT_LABELS) or key in keys)
    return {key: _text(every[key]) for key in sorted(kept)[:_MOST]}


def _compose(labels: Mapping[str, str]) -> dict[str, Any]:
    return {
        "project": labels.get("com.docker.compose.project", ""),
        "service": labels.get("com.docker.compose.service", ""),
        "one_off": labels.get("com.docker.compose.oneoff", "").lower() == "true",
    }


# One container in full.


def read_container(body: Json, image: Json | None = None, labels: Iterable[str] = ()) -> ContainerFacts:
    """A container as its own page tells it, without samples. ``image`` is what it runs, where that was read."""
    config, host = _object(body.get("Config")), _object(body.get("HostConfig"))
    state, kept = _object(body.get("State")), read_labels(config.get("Labels"), labels)
    descriptor = _object(body.get("ImageManifestDescriptor"))
    secret = host_values(body, image or {})
    facts = ContainerFacts(
        identifier=_text(body.get("Id")),
        name=_text(body.get("Name")).lstrip("/"),
        image=digest(body.get("Image")),
        manifest=digest(descriptor.get("digest") or body.get("ImageDigest")),
        asked=_text(config.get("Image") or body.get("ImageName")),
        platform=_platform(_object(descriptor.get("platform"))),
        labels=kept,
        **_compose(kept),
        created=_text(body.get("Created")),
        restart_policy=_text(_object(host.get("RestartPolicy")).get("Name")),
        ports=tuple(_ports(body)),
        exposed=_exposed(config),
        network_mode=_text(host.get("NetworkMode")),
        networks=_networks(body),
        anonymous=tuple(_anonymous(body)),
        shadowed=tuple(_shadowed(body)),
        health_command=_health_command(_object(config.get("Healthcheck"))),
        start_period=max(0, _integer(_object(config.get("Healthcheck")).get("StartPeriod"))) / _SECOND,
        probes=_probes(_health(state), secret),
        error=hide(_text(state.get("Error"), _READ), secret),
        memory_limit=_integer(host.get("Memory")),
    )
    return with_image(facts, image) if image is not None else facts


def with_image(facts: ContainerFacts, image: Json | None) -> ContainerFacts:
    """What the engine knows of the image that the container runs; ``None``: it has no such image any more."""
    if image is None:
        return replace(facts, image_present=False)
    labels = _object(_object(image.get("Config")).get("Labels"))
    return replace(
        facts,
        image_present=True,
        platform=facts.platform or _platform(image),
        repo_tags=_texts(image.get("RepoTags")),
        repo_digests=_texts(image.get("RepoDigests")),
        image_created=_text(image.get("Created")),
        contents=_contents(image),
        revision=_text(labels.get("org.opencontainers.image.revision")),
    )


def _contents(image: Json) -> tuple[str, ...]:
    """All layers or none: a list that was cut short would look like another image."""
    layers = _object(image.get("RootFS")).get("Layers")
    whole = isinstance(layers, list) and len(layers) <= _MOST_LAYERS and all(isinstance(one, str) for one in layers)
    return tuple(layers) if whole and isinstance(layers, list) else ()


def _platform(body: Json) -> str:
    system = _text(body.get("Os") or body.get("os"))
    architecture = _text(body.get("Architecture") or body.get("architecture"))
    variant = _text(body.get("Variant") or body.get("variant"))
    return str(normalise(system, architecture, variant)) if system and architecture else ""


def _ports(body: Json) -> Iterator[PublishedPort]:
    """The ports that are open now; of a container that does not run, those that it would open."""
    now = _object(_object(body.get("NetworkSettings")).get("Ports"))
    wished = _object(_object(body.get("HostConfig")).get("PortBindings"))
    for key, bindings in (now if any(now.values()) else wished).items():
        target, _, protocol = str(key).partition("/")
        for binding in map(_object, _list(bindings)):
            number = _text(binding.get("HostPort"))
            if number.isdecimal() and len(number) < 6 and int(number):
                yield PublishedPort(
                    port=int(number),
                    target=_number(target),
                    address=_text(binding.get("HostIp")),
                    protocol=protocol[:8] or "tcp",
                )


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 6 else 0


def _exposed(config: Json) -> tuple[int, ...]:
    ports = (_number(str(key).partition("/")[0]) for key in _object(config.get("ExposedPorts")))
    return tuple(sorted({port for port in ports if port}))[:_MOST]


# Mounts that lie over the image's own files: the digest is right, and what runs is something else.


def _anonymous(body: Json) -> Iterator[str]:
    for mount in map(_object, _list(body.get("Mounts"))):
        if _mount(mount).startswith("anonymous"):
            yield posixpath.normpath(_text(mount.get("Destination")) or "/")


def _shadowed(body: Json) -> Iterator[str]:
    own = tuple(_own_paths(body))
    for mount in map(_object, _list(body.get("Mounts"))):
        target = posixpath.normpath(_text(mount.get("Destination")) or "/")
        if any(path == target or path.startswith(f"{target}/") for path in own):
            yield f"{_mount(mount)} over {target}"


def _own_paths(body: Json) -> Iterator[str]:
    """Where the image keeps the program: its working directory, and the program itself when that is named in full."""
    directory, program = _text(_object(body.get("Config")).get("WorkingDir")), _text(body.get("Path"))
    for path in (directory, program):
        if path.startswith("/") and posixpath.normpath(path) != "/":
            yield posixpath.normpath(path)


def _mount(mount: Json) -> str:
    kind, name = _text(mount.get("Type")), _text(mount.get("Name"))
    if kind == "volume" and _ANONYMOUS.fullmatch(name):
        return f"anonymous volume {name[:12]}"
    return f"{kind or 'mount'} {name or _text(mount.get('Source'))}"


# Health.


def _health(state: Json) -> Json:
    return _object(state.get("Health") or state.get("Healthcheck"))


def _probes(health: Json, secret: Mapping[str, str]) -> tuple[Probe, ...]:
    log = health.get("Log")
    entries = map(_object, log[-5:] if isinstance(log, list) else ())
    return tuple(
        Probe(
            code=_integer(entry.get("ExitCode")),
            output=hide(_text(entry.get("Output"), _READ), secret).strip()[:_LONGEST],
            ended=_text(entry.get("End"), 64),
        )
        for entry in entries
    )


def _test(check: Json) -> tuple[str, ...]:
    """The words of the probe; nothing where there is none or it was switched off."""
    words = _texts(check.get("Test"))
    return () if words[:1] == ("NONE",) else words


def _health_command(check: Json) -> str:
    words = [word for word in _test(check) if word not in {"CMD", "CMD-SHELL"}]
    text = " ".join(words)
    program = _WORD.match(posixpath.basename(text.split()[0])) if text.split() else None
    address = _ADDRESS.search(text)
    shown = re.sub(r"//[^/@\s]*@", "//", address[0]).partition("?")[0].partition("#")[0] if address else ""
    return " ".join(part for part in (program[0] if program else "", shown) if part)


def _sample_health(state: Json, config: Json) -> str:
    """Without a probe there is no health. A probe whose result is missing is no good sign, so it stays empty."""
    word = _text(_health(state).get("Status")).lower()
    if word:
        return word if word in _HEALTH else ""
    return "" if len(_test(_object(config.get("Healthcheck")))) > 1 else "none"


# One moment.


def read_sample(body: Json, at: str, after: float) -> Sample:
    """What a container's own page says of this moment."""
    state = _object(body.get("State"))
    started, finished = _text(state.get("StartedAt"), 64), _text(state.get("FinishedAt"), 64)
    return Sample(
        at=at,
        after=round(after, 3),
        state=_sample_state(state),
        started=started if read_moment(started) else "",
        finished=finished if read_moment(finished) else "",
        restarts=_integer(body.get("RestartCount")),
        exit_code=_integer(state.get("ExitCode")),
        oom_killed=state.get("OOMKilled") is True,
        health=_sample_health(state, _object(body.get("Config"))),
        streak=_integer(_health(state).get("FailingStreak")),
        pid=_integer(state.get("Pid")),
    )


def gone(at: str, after: float) -> Sample:
    """The container is not there any more."""
    return Sample(at=at, after=round(after, 3), state="gone")


def _sample_state(state: Json) -> str:
    """``Running`` stays true while a container is between two crashes, so the other flags come first."""
    for flag, word in (("Dead", "dead"), ("Restarting", "restarting"), ("Paused", "paused")):
        if state.get(flag) is True:
            return word
    word = _state(_text(state.get("Status")))
    return "" if word == "running" and state.get("Running") is False else word


# Secrets of the host: values of the environment that the image itself does not carry.

_COMMON = frozenset({"PATH", "HOME", "HOSTNAME", "LANG", "TERM", "PWD", "USER", "container"})
_SHORTEST_SECRET = 8


def host_values(body: Json, image: Json) -> dict[str, str]:
    """Value to name of what the host put into the container's environment, line by line."""
    own = set(_variables(image))
    found: dict[str, str] = {}
    for item in _variables(body):
        name, _, value = item.partition("=")
        if item not in own and name not in _COMMON:
            found.update((line, name[:64]) for line in value.splitlines() if len(line) >= _SHORTEST_SECRET)
    return found


def _variables(body: Json) -> Iterator[str]:
    every = _object(body.get("Config")).get("Env")
    return (item for item in (every if isinstance(every, list) else ()) if isinstance(item, str))


def hide(text: str, secret: Mapping[str, str]) -> str:
    """The text with the name of the variable wherever its value stands."""
    cut = len(text) >= _READ
    for value in sorted(secret, key=len, reverse=True):
        if value in text:
            text = text.replace(value, f"[value of {secret[value]}]")
        if cut and (begun := _begun(text, value)) is not None:
            text = f"{text[:begun]}[value of {secret[value]}]"
    return text


def _begun(text: str, value: str) -> int | None:
    """Where a text that was cut ends within this value."""
    at = text.find(value[:_SHORTEST_SECRET])
    while at >= 0 and not value.startswith(text[at:]):
        at = text.find(value[:_SHORTEST_SECRET], at + 1)
    return at if at >= 0 else None


def read_log(lines: Iterable[str], body: Json, image: Json | None, limit: int = 20) -> tuple[str, ...]:
    """The last lines that the application wrote, without values of its environment."""
    secret, kept = host_values(body, image or {}), [line.rstrip()[:_READ] for line in lines if line.strip()]
    return tuple(hide(line, secret)[:_LONGEST] for line in kept[-limit:])
