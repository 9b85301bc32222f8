"""Words about containers: how one is called, what it runs, and the commands that repair it. All of it is quoted."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterable, Sequence

from waybill.core.diagnosis.host.view import HostView
from waybill.core.host.container import ContainerFacts
from waybill.core.host.evidence import By, Selection
from waybill.core.host.moment import shown_moment
from waybill.core.selection import directory_of
from waybill.core.text import quote_foreign

_SAFE_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]*")
_MOST = 6


def called(container: ContainerFacts) -> str:
    """The container's name, or the start of its identifier."""
    return quote_foreign(container.name or container.identifier[:12] or "a container without a name", 80)


def listed_names(containers: Iterable[ContainerFacts]) -> str:
    """The names of a few containers, and how many more there are."""
    names = [f"`{called(container)}`" for container in containers]
    more = len(names) - _MOST
    return ", ".join(names[:_MOST]) + (f" and {more} more" if more > 0 else "")


def among(containers: Sequence[ContainerFacts]) -> dict[str, str]:
    """The words of a finding about these containers: their names, and verbs for one or many."""
    many = len(containers) > 1
    verbs = {"is": "are", "was": "were", "runs": "run", "has": "have", "does": "do", "looks": "look"}
    told = {f"verb-{one}": more if many else one for one, more in verbs.items()}
    return {"which-ones": listed_names(containers), **told}


def shown(container: ContainerFacts) -> str:
    """One container in one line, for evidence."""
    last = container.last
    state = last.state or "in a state that cannot be read"
    if last.state == "exited":
        state += f" with {last.exit_code}"
    since = shown_moment(last.finished if last.state == "exited" else last.started)
    health = f", {last.health}" if last.health not in {"", "none"} else ""
    whose = f", project {container.project}, service {container.service}" if container.service else ""
    image = container.asked or container.image or "an image without a name"
    return quote_foreign(
        f"{called(container)}: {image}, {state}{health}{f' since {since}' if since else ''}{whose}", 300
    )


def overview(containers: Sequence[ContainerFacts]) -> tuple[str, ...]:
    """What there is, running ones first, for evidence."""
    ordered = sorted(containers, key=lambda container: not container.runs)
    lines = [shown(container) for container in ordered[:_MOST]]
    more = len(ordered) - _MOST
    return (*lines, *([f"and {more} more"] if more > 0 else []))


def wanted(selection: Selection) -> str:
    """What was selected, in words."""
    if selection.by is By.NAME:
        return "container of the name " + _or(selection.names)
    if selection.by is By.LABEL:
        return "container with the label " + " and ".join(f"`{_quoted(label)}`" for label in selection.labels)
    if selection.by is By.IMAGE:
        return f"container of `{_quoted(selection.repository)}`"
    place = f"the compose project `{_quoted(selection.project)}`" if selection.project else "a compose project"
    if selection.directory and not selection.project:
        place = f"the compose project in `{_quoted(selection.directory)}`"
    what = "the service " + _or(selection.services) if selection.services else f"`{_quoted(selection.repository)}`"
    return f"container of {what} in {place}"


def _or(names: Sequence[str]) -> str:
    return " or ".join(f"`{_quoted(name)}`" for name in names) or "(none)"


def _quoted(text: str) -> str:
    return quote_foreign(text, 120)


def pinned(view: HostView) -> str:
    """The wanted image by its digest."""
    wish = view.evidence.wish
    name = f"{wish.repository}@{wish.digest}" if wish.repository and wish.digest else wish.image
    return quote_foreign(name, 300)


# Commands to copy. What comes from the host is quoted for the shell, so that it stays one word.


def word(text: str) -> str:
    """One word of a shell command; what a program would take for an option is left to be filled in."""
    if not text or text.startswith("-"):
        return "NAME"
    return text if _SAFE_NAME.fullmatch(text) else quote_foreign(shlex.quote(text), 200)


def docker(view: HostView, command: str) -> str:
    """A docker command as the user of this host writes it."""
    return f"  {view.words.get('sudo', '')}docker {command}"


def directory_command(view: HostView, container: ContainerFacts, command: str, service: str) -> str:
    """A compose command as it is written in the directory of the project that made this container."""
    directory = directory_of(container)
    enter = f"  cd {word(directory)}\n" if directory else ""
    project = "" if directory or not container.project else f" -p {word(container.project)}"
    return f"{enter}{docker(view, f'compose{project} {command} {word(service)}')}"


def recreate(view: HostView, container: ContainerFacts, options: str = "") -> str:
    """The commands that put the wanted image in place of this container."""
    if not container.service:
        return f"{docker(view, f'pull {pinned(view)}')}\n  and start `{called(container)}` anew from it"
    pin = f"  in the compose file, for the service {word(container.service)}: `image: {pinned(view)}`"
    pull = directory_command(view, container, "pull", container.service)
    up = directory_command(view, container, f"up -d {options}".rstrip(), container.service).rpartition("\n")[2]
    return f"{pin}\n{pull}\n{up}"


def logs(view: HostView, container: ContainerFacts) -> str:
    """The command that shows more of what the application wrote."""
    return docker(view, f"logs --tail 100 {word(container.name or container.identifier[:12])}")
