"""Which services of a project are meant, and what they would start."""

from __future__ import annotations

from collections.abc import Iterator

from waybill.core.diagnosis.host.compose_told import (
    facts_of,
    listed_names,
    repository_of,
    set_names,
    unset,
    wanted,
)
from waybill.core.diagnosis.host.view import HostView
from waybill.core.diagnosis.telling import Findings, find
from waybill.core.finding import Finding, Severity
from waybill.core.host.compose import ComposeFacts, MissingPath, Origin, Service
from waybill.core.host.compose_image import Place, Variable, is_chosen_by, split
from waybill.core.nearest import nearest_tags
from waybill.core.text import quote_foreign

_KEEPS_OUT = frozenset({"never", "build"})


def chosen_of(view: HostView) -> tuple[Service, ...]:
    """The services that are meant: those named, else the active ones that run our repository."""
    facts = view.evidence.compose
    if facts is None:
        return ()
    names = view.evidence.wish.selection.services
    if names:
        return tuple(service for service in facts.services if service.name in names)
    return tuple(service for service in facts.services if service.active and _is_ours(view, service))


def unknown_findings(view: HostView) -> Findings:
    """A name that the project does not have, with the one that was most likely meant."""
    facts = view.evidence.compose
    if facts is None or (facts.trouble is not None and not facts.services):
        return ()
    known = [service.name for service in facts.services]
    unknown = tuple(name for name in view.evidence.wish.selection.services if name not in known)
    if not unknown:
        return ()
    near = tuple(dict.fromkeys(name for wish in unknown for name in nearest_tags(wish, known, 1)))
    words = {
        "unknown": listed_names(unknown),
        "known": listed_names(known) or "none at all",
        "nearest": f"Nearest is {listed_names(near)}." if near else "",
    }
    return (find(view, "compose.service-unknown", facts=facts_of(view, facts), prepared=words),)


def service_findings(view: HostView) -> Findings:
    """What the services that are meant would start, and what others of ours would not."""
    facts = view.evidence.compose
    if facts is None:
        return ()
    chosen = chosen_of(view)
    if not chosen and not view.evidence.wish.selection.services:
        return (_none(view, facts),)
    told = [finding for service in chosen for finding in _service(view, facts, service)]
    return (*told, *_left_out(view, facts))


def _is_ours(view: HostView, service: Service) -> bool:
    return repository_of(service) == view.evidence.wish.repository != ""


def _none(view: HostView, facts: ComposeFacts) -> Finding:
    images = [f"`{one.name}` runs {_shown(one)}" for one in facts.services if one.active]
    resting = [one for one in facts.services if not one.active and _is_ours(view, one)]
    also = ""
    if resting:
        also = f"`{resting[0].name}` would, and its profile `{'`, `'.join(resting[0].profiles)}` is not active."
    more = f" and {len(images) - 6} more" if len(images) > 6 else ""
    text = "; ".join(images[:6]) + more if images else "no service is active"
    return find(view, "compose.none-of-ours", facts={**facts_of(view, facts), "images": text, "also": also})


def _shown(service: Service) -> str:
    return service.image or service.raw_image or ("what it builds" if service.builds else "nothing")


# One service


def _service(view: HostView, facts: ComposeFacts, service: Service) -> Iterator[Finding]:
    wrong = _wrong_image(view, facts, service)
    if wrong is not None:
        yield wrong
        return
    if _renders_nothing(service):
        yield _of(view, facts, service, "compose.builds-only", severity=Severity.NOTE if facts.pins else None)
        return
    version = _version(view, facts, service)
    if version is not None:
        yield version
    if not facts.pins:
        yield from _ways_around(view, facts, service)
    if service.powers:
        yield _of(view, facts, service, "compose.host-powers", powers=", ".join(service.powers))


def _renders_nothing(service: Service) -> bool:
    """It names no image: it builds one. (Compose lets nobody have neither; whoever did would start nothing of ours.)"""
    return not service.image and not service.raw_image


def _of(
    view: HostView,
    facts: ComposeFacts,
    service: Service,
    code: str,
    *seen: str,
    severity: Severity | None = None,
    **more: str,
) -> Finding:
    words = {
        **facts_of(view, facts),
        "also": "",
        "service": service.name,
        "written": service.raw_image or service.image,
        "rendered": service.image or "nothing",
        **more,
    }
    return find(view, code, *(seen or (_seen(service),)), severity=severity, facts=words)


def _seen(service: Service) -> str:
    if not service.image:
        return ""
    from_ = f" (written as {service.raw_image})" if service.raw_image not in {"", service.image} else ""
    return f"{service.name}: {service.image}{from_}"


def _wrong_image(view: HostView, facts: ComposeFacts, service: Service) -> Finding | None:
    repository, ours = repository_of(service), view.evidence.wish.repository
    if not ours or not (service.image or service.raw_image) or repository == ours:
        return None
    blank = unset(service, set_names(facts))
    if any(variable.place is Place.WHOLE for variable in blank):
        return None  # a deploy gives it all of it
    if not repository and not blank and not service.image:
        return None  # its profile is not active, and only the written form is known
    named = [variable.name for variable in blank if variable.place is Place.NAME]
    also = f"Nothing sets {named[0]}, which is a part of its name." if named else _nearly(repository, ours)
    return _of(view, facts, service, "compose.other-image", also=also, rendered=service.image or service.raw_image)


def _nearly(repository: str, ours: str) -> str:
    if repository.lower() == ours.lower():
        return "Only upper and lower case differ."
    if repository.rpartition("/")[2] == ours.rpartition("/")[2]:
        return "The last part of the name is the same; registry or owner differ."
    return ""


def _version(view: HostView, facts: ComposeFacts, service: Service) -> Finding | None:
    """Whether the version that runs is for a deploy to choose, and what would run if it did not."""
    choosing = is_chosen_by(service.raw_image)
    blank = tuple(one for one in unset(service, set_names(facts)) if one in choosing)
    if blank and not facts.pins:
        return _unset(view, facts, service, blank[0])
    if _is_asked_for(view, service):
        return None
    if service.raw_image and not choosing:
        return _hardcoded(view, facts, service)
    if facts.pins:
        return None
    return _kept(view, facts, service, choosing[0]) if choosing else _unknown_origin(view, facts, service)


def _is_asked_for(view: HostView, service: Service) -> bool:
    wish = view.evidence.wish
    _, tag, digest = split(service.image or service.raw_image)
    return bool(digest == wish.digest if digest else wish.tag and tag == wish.tag)


def _hardcoded(view: HostView, facts: ComposeFacts, service: Service) -> Finding | None:
    if not (view.evidence.wish.tag or view.evidence.wish.digest):
        return None
    name = split(service.raw_image)[0]
    also = "Waybill's deploy pins the image beside the file, so it is only what a `docker compose up` by hand would do."
    return _of(
        view,
        facts,
        service,
        "compose.image-hardcoded",
        severity=Severity.NOTE if facts.pins else None,
        also=also if facts.pins else "",
        variable=f"{name}:${{IMAGE_TAG:?}}",
    )


def _unknown_origin(view: HostView, facts: ComposeFacts, service: Service) -> Finding | None:
    """An old compose does not show how the image is written."""
    if not service.image or service.raw_image:
        return None
    origin = f"where the value is from, compose {facts.version} does not say"
    return _of(view, facts, service, "compose.value-on-host", origin=origin, name="the variable")


def _unset(view: HostView, facts: ComposeFacts, service: Service, variable: Variable) -> Finding:
    raw = service.raw_image
    bare = raw.replace(f"${{{variable.name}}}", f"${{{variable.name}:?}}")
    demanding = bare.replace(f"${variable.name}", f"${{{variable.name}:?}}") if bare == raw else bare
    rendered = service.image if service.image and variable.name not in facts.supplied else "no image at all"
    return _of(
        view, facts, service, "compose.variable-unset", name=variable.name, demanding=demanding, rendered=rendered
    )


def _kept(view: HostView, facts: ComposeFacts, service: Service, variable: Variable) -> Finding | None:
    if variable.name in facts.supplied or not service.image:
        return None
    if variable.name in facts.given:
        return _of(
            view,
            facts,
            service,
            "compose.value-on-host",
            severity=Severity.WARNING,
            origin=f"the input `variables` sets {variable.name} to another version than the one that was asked for",
            name=variable.name,
        )
    origin = next((one for one in facts.origins if one.name == variable.name), None)
    also = f"Through sudo it must be named: `sudo --preserve-env={variable.name} docker compose up -d`."
    return _of(
        view,
        facts,
        service,
        "compose.value-on-host",
        origin=_origin(facts, origin, variable),
        name=variable.name,
        also=also if facts.sudo else "",
    )


def _origin(facts: ComposeFacts, origin: Origin | None, variable: Variable) -> str:
    if origin is not None and origin.line and not origin.blank:
        return f"{variable.name} stands in line {origin.line} of {facts.env_file}"
    if origin is not None and origin.login:
        return f"{variable.name} is in the login's environment, and wins over every file there"
    return f"nothing sets {variable.name}, and the file's default is taken"


def _ways_around(view: HostView, facts: ComposeFacts, service: Service) -> Iterator[Finding]:
    """What a compose that nobody pins may run instead."""
    if service.builds:
        yield _of(view, facts, service, "compose.builds-beside-image")
    if service.pull_policy in _KEEPS_OUT:
        effect = {"never": "do not fetch it", "build": "build it from what lies there, and do not fetch it"}
        yield _of(
            view,
            facts,
            service,
            "compose.pull-policy",
            f"{service.name}: pull_policy: {service.pull_policy}",
            policy=service.pull_policy,
            effect=effect[service.pull_policy],
            reference=wanted(view),
        )


def _left_out(view: HostView, facts: ComposeFacts) -> Findings:
    named = view.evidence.wish.selection.services
    ours = [one.name for one in facts.services if one.active and _is_ours(view, one)]
    others = [name for name in ours if named and name not in named]
    if not others or not chosen_of(view):
        return ()
    words = {
        "others": listed_names(others),
        "run": "run" if len(others) > 1 else "runs",
        "named": listed_names(named),
        "all": quote_foreign(", ".join((*named, *others)), 300),
    }
    return (find(view, "compose.two-of-ours", facts=facts_of(view, facts), prepared=words),)


# What a service needs of the host


def bind_findings(view: HostView, service: Service) -> Iterator[Finding]:
    """What the service mounts and is not there. What this login may not see is not judged."""
    facts = view.evidence.compose
    for path in facts.missing_binds if facts else ():
        if facts is not None and path.service == service.name and not path.hidden:
            yield _bind(view, facts, service, path)


def _bind(view: HostView, facts: ComposeFacts, service: Service, path: MissingPath) -> Finding:
    effect, severity, repair = _effect(view, path)
    return _of(
        view,
        facts,
        service,
        "compose.bind-source-missing",
        f"{service.name}: {path.path} is not there",
        severity=severity,
        path=path.path,
        target=path.target or "a path of its own",
        effect=effect,
        repair=repair,
    )


def _effect(view: HostView, path: MissingPath) -> tuple[str, Severity, str]:
    """What the engine makes of it. A folder for data that is not there yet is how many a first deploy begins."""
    name = path.path.rstrip("/").rpartition("/")[2]
    copy = f"scp {name} {view.words.get('user', 'USER')}@{view.words.get('host', 'HOST')}:{path.path}"
    if path.kept:
        return "The engine refuses to start the container without it.", Severity.ERROR, copy
    made = "the engine would make an empty folder of that name, owned by root."
    if name.endswith(".sock"):
        return f"A socket is made by the program behind it; {made}", Severity.WARNING, f"ls -l {path.path}"
    if "." in name.lstrip(".") or "." in path.target.rpartition("/")[2].lstrip("."):
        return f"Its name is that of a file; {made}", Severity.WARNING, copy
    return made[:1].upper() + made[1:], Severity.NOTE, f"mkdir -p {path.path}"
