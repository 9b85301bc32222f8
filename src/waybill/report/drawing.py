"""The picture of the chain, drawn: as Mermaid for the summary, as lines of text for a terminal.

In Mermaid every foreign character but letters, digits and a few others is written as its number, so that no name can
end its label, become markup, or be read as part of the drawing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from waybill.core.picture import Kind, Link, Picture, Station, Step, folded
from waybill.core.text import display_width, quote_foreign, shorten_middle

_LONGEST = 60  # characters of a name in a picture
_READ = 300  # of one that would look like another: no name of a host is longer
_ACTIVE = re.compile(r"[^A-Za-z0-9/.,@+=() -]")
_ARROWS = {Link.SEEN: "==>", Link.CLAIMED: "-.->", Link.BROKEN: "--x", Link.UNSEEN: "---"}
_COLOURS = {
    Link.SEEN: "stroke:#1a7f37",
    Link.CLAIMED: "stroke:#9a6700",
    Link.BROKEN: "stroke:#cf222e,stroke-width:3px",
    Link.UNSEEN: "stroke:#818b98,stroke-dasharray:2 4",
}
_SHAPES = {Kind.COMMIT: ("([", "])"), Kind.IMAGE: ("[(", ")]"), Kind.ANSWER: ("([", "])")}
_MARKS = {Link.SEEN: "✔", Link.CLAIMED: "~", Link.BROKEN: "✘", Link.UNSEEN: "?"}
LEGEND = "thick: seen · dashed: only claimed · crossed: broken · dotted, without an arrow: not looked at"


def mermaid(picture: Picture) -> str:
    """The drawing, from left to right."""
    shown = folded(picture)
    steps = list(_numbered(shown))
    alike = _alike(shown.start.name, *(step.station.name for _, _, step in steps))
    lines = ["flowchart LR", f"  n0{_node(shown.start, alike)}"]
    for number, parent, step in steps:
        lines.append(f"  n{number}{_node(step.station, alike)}")
        lines.append(f"  n{parent} {_ARROWS[step.link]}|{_quoted(_said(step))}| n{number}")
    for link in Link:
        numbers = ",".join(str(at) for at, (_, _, step) in enumerate(steps) if step.link is link)
        if numbers:
            lines.append(f"  linkStyle {numbers} {_COLOURS[link]}")
    return "\n".join(lines)


def _alike(*names: str) -> frozenset[str]:
    """Names that would be the same once their middle is taken out: they stay whole."""
    counts = Counter(_cut(name) for name in set(names))
    return frozenset(name for name in names if counts[_cut(name)] > 1)


def _numbered(picture: Picture) -> Iterator[tuple[int, int, Step]]:
    """Every step with its own number and that of the station before it."""
    waiting = [(0, step) for step in reversed(picture.after)]
    number = 0
    while waiting:
        parent, step = waiting.pop()
        number += 1
        yield number, parent, step
        waiting += [(number, one) for one in reversed(step.after)]


def _said(step: Step) -> str:
    if step.link is Link.SEEN:
        return step.word or step.link.value
    return f"{step.link.value}: {step.word}" if step.word else step.link.value


def _node(station: Station, alike: frozenset[str]) -> str:
    opening, closing = _SHAPES.get(station.kind, ("[", "]"))
    kind = "" if station.kind in (Kind.MORE, Kind.ANSWER) else f"{station.kind.value} "
    second = f"<br/>{_escaped(station.detail)}" if station.detail else ""
    name = _escaped(station.name, _READ if station.name in alike else _LONGEST)
    label = f"{kind}{name}{second}" or "#160;"  # Mermaid reads no label that is empty
    return f'{opening}"{label}"{closing}'


def _quoted(text: str) -> str:
    return f'"{_escaped(text)}"'


def _escaped(text: str, limit: int = _LONGEST) -> str:
    """A space becomes one that does not break, so that no beginning of a line is read as a list."""
    return _ACTIVE.sub(lambda found: f"#{ord(found[0])};", _cut(text, limit)).replace(" ", "#160;")


def _cut(text: str, limit: int = _LONGEST) -> str:
    return shorten_middle(quote_foreign(text, _READ), limit)


# Text


def chain_lines(picture: Picture, width: int | None) -> list[str]:
    """One line while the chain has no branches; else one for what they share, and one for each branch."""
    drawn = folded(picture)
    return list(_branch([_name(drawn.start)], drawn.after, "", width))


def _branch(parts: list[str], after: tuple[Step, ...], indent: str, width: int | None) -> Iterator[str]:
    while len(after) == 1:
        parts.append(_way(after[0]))
        after = after[0].after
    yield from _filled(parts, indent, width)
    for step in after:
        yield from _branch([_way(step)], step.after, f"{indent}  ", width)


def _filled(parts: list[str], indent: str, width: int | None) -> Iterator[str]:
    """The parts in as few lines as fit; a line that goes on is indented further."""
    line = indent + parts[0]
    for part in parts[1:]:
        if width is not None and display_width(line) + 1 + display_width(part) > width:
            yield line
            line = f"{indent}    {part}"
        else:
            line += f" {part}"
    yield line


def _way(step: Step) -> str:
    word = f" ({quote_foreign(step.word)})" if step.word and step.link in (Link.BROKEN, Link.UNSEEN) else ""
    return f"─{_MARKS[step.link]}─ {_name(step.station)}{word}"


def _name(station: Station) -> str:
    name = quote_foreign(station.name)
    if station.kind is Kind.IMAGE:
        return f"{name}@{station.detail}…" if station.detail else name
    if station.kind is Kind.MORE:
        return f"{name}: {station.detail}"
    return f"{station.kind.value} {name}" if station.kind in (Kind.COMMIT, Kind.BUILD, Kind.TAGS) else name
