"""Foreign text made harmless: for terminals and logs, for GitHub's workflow commands, for markdown; and text tables.

Foreign is everything that Waybill did not write itself: names, tags, headers, bodies, messages of other programs.
Quoting is visible and idempotent: a text that was quoted once passes a second time unchanged.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from unicodedata import category, combining, east_asian_width

from waybill.secret import CUT

_UNSEEN_CATEGORIES = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_UNSEEN_LETTERS = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u3164\uffa0")
_NAMED = {"\n": "\\n", "\r": "\\r", "\t": "\\t", "\0": "\\0"}
_MARKDOWN_ACTIVE = frozenset("&<>`*_[]!|\\~#@$")
_BLANKS = (*range(0x21), 0x7F, 0x85, 0xA0, 0x1680, 0x180E, *range(0x2000, 0x2010), *range(0x2028, 0x2030))
_TRIMMED_BY_RUNNER = "".join(map(chr, (*_BLANKS, 0x205F, 0x2060, 0x3000, 0xFEFF)))
_PROSE_PARTS = re.compile(r"(`[^`]+`|https://(?:[a-z0-9-]+\.)*github\.com/[A-Za-z0-9._~/%?=&+:,-]*[A-Za-z0-9/_=])")
_BREAK_AFTER = frozenset(" /:@,")


def quote_foreign(text: str, limit: int = 200) -> str:
    """One harmless line: nothing unseen, no workflow command, at most ``limit`` characters."""
    return shorten(guard_line(_visible(text)), limit)


def quote_block(text: str, limit: int = 8000) -> str:
    """The same for text that may have several lines, such as YAML in a fix."""
    lines = text.replace("\r\n", "\n").split("\n")
    return shorten("\n".join(guard_line(_visible(line)) for line in lines), limit)


def guard_line(line: str) -> str:
    """A line that the runner cannot take for a workflow command, in the new or the old form."""
    line = line.replace("##[", "##\\[")
    stripped = line.lstrip(_TRIMMED_BY_RUNNER)
    if not stripped.startswith("::"):
        return line
    return line[: len(line) - len(stripped)] + "\\" + stripped


def shorten(text: str, limit: int) -> str:
    """At most ``limit`` characters; a visible mark tells that something was cut, and how long it was."""
    if len(text) <= limit:
        return text
    mark = f"{CUT} ({len(text)} characters)"
    return text[: max(0, limit - len(mark))] + mark[:limit]


def shorten_middle(text: str, limit: int) -> str:
    """At most ``limit`` characters of a name, cut in the middle: names of one fleet differ at either end."""
    if len(text) <= limit:
        return text
    head = (limit - 1) // 2
    return f"{text[:head]}{CUT}{text[len(text) - (limit - 1 - head) :]}"


def escape_command_data(text: str) -> str:
    """The message of a workflow command, as the runner decodes it."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def escape_command_property(text: str) -> str:
    """A property of a workflow command (``title=...``), as the runner decodes it."""
    return escape_command_data(text).replace(":", "%3A").replace(",", "%2C")


def markdown_cell(text: str, limit: int = 1000) -> str:
    """Prose for a table cell or a line: no markdown, HTML, link, image, mention or reference can come of it."""
    return _plain_start(_entities(quote_foreign(text, limit)))


def markdown_prose(text: str, limit: int = 4000) -> str:
    """The same, in which `code` shows as code and an address at GitHub can be followed. No other address can."""
    shown = "".join(_prose_part(part) for part in _PROSE_PARTS.split(quote_foreign(text, limit)))
    return _plain_start(shown)


def markdown_code(text: str, limit: int = 1000) -> str:
    """Inline code that holds any text, in a table cell as well; nothing for nothing."""
    quoted = _entities(quote_foreign(text, limit))
    return f"<code>{quoted}</code>" if quoted else ""


def markdown_fence(text: str, language: str = "", limit: int = 8000) -> str:
    """A fenced block that its content cannot close."""
    quoted = quote_block(text, limit)
    longest = max((len(run) for run in re.findall(r"`+", quoted)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}{language}\n{quoted}\n{fence}"


def display_width(text: str) -> int:
    """Columns that a terminal needs for the text."""
    return len(text) if text.isascii() else sum(_columns(character) for character in text)


def table(header: Sequence[str], rows: Iterable[Sequence[str]], width: int | None = None) -> list[str]:
    """Lines of an aligned table. With ``width``, wide columns are wrapped until it fits as well as it can."""
    grid = [list(header), *(list(row) for row in rows)]
    widths = [max(display_width(row[i]) for row in grid) for i in range(len(header))]
    if width is not None:
        widths = _shrunk(widths, width - 2 * (len(widths) - 1), [display_width(title) for title in header])
    lines = [line for row in grid[:1] for line in _row_lines(row, widths)]
    lines.append("  ".join("-" * column for column in widths))
    return lines + [line for row in grid[1:] for line in _row_lines(row, widths)]


def wrap(text: str, width: int) -> list[str]:
    """Lines of at most ``width`` columns, broken after a space or a separator of names where there is one."""
    lines: list[str] = []
    while display_width(text) > width:
        cut = _break_position(text, width)
        lines.append(text[:cut].rstrip())
        text = text[cut:].lstrip()
    return [*lines, text]


def pad(text: str, width: int, measure: Callable[[str], int] = display_width) -> str:
    """The text filled with spaces to ``width`` columns."""
    return text + " " * (width - measure(text))


def _visible(text: str) -> str:
    if text.isascii() and text.isprintable():
        return text
    return "".join(_visible_character(character) for character in text)


def _visible_character(character: str) -> str:
    if category(character) not in _UNSEEN_CATEGORIES and character not in _UNSEEN_LETTERS:
        return character
    code = ord(character)
    if character in _NAMED:
        return _NAMED[character]
    if code < 0x100:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def _entities(text: str) -> str:
    quoted = "".join(f"&#{ord(character)};" if character in _MARKDOWN_ACTIVE else character for character in text)
    for trigger in ("&#64;", "&#35;"):  # mentions, e-mail addresses and references are found in the rendered text
        quoted = quoted.replace(trigger, f"{trigger}<wbr>")
    quoted = quoted.replace("://", "&#58;//")
    return re.sub(r"(?i)(www)\.", r"\1&#46;", quoted)


def _prose_part(part: str) -> str:
    if len(part) > 2 and part[0] == part[-1] == "`":
        return f"<code>{_entities(part[1:-1])}</code>"
    return f"<{part}>" if _PROSE_PARTS.fullmatch(part) else _entities(part)


def _plain_start(shown: str) -> str:
    """Nothing at the start of a line that would make it a list, a heading or code."""
    return re.sub(r"^(\d*)([-+=.)])", lambda start: f"{start[1]}&#{ord(start[2])};", shown.strip())


def _columns(character: str) -> int:
    if character.isascii():
        return 1
    if combining(character) or category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if east_asian_width(character) in "WF" else 1


def _shrunk(widths: list[int], room: int, floors: list[int]) -> list[int]:
    widths = list(widths)
    while sum(widths) > room:
        spare = [width - max(floor, 8) for width, floor in zip(widths, floors, strict=True)]
        widest = max(range(len(widths)), key=lambda i: widths[i] if spare[i] > 0 else -1)
        if spare[widest] <= 0:
            break
        widths[widest] -= 1
    return widths


def _row_lines(row: Sequence[str], widths: Sequence[int]) -> list[str]:
    cells = [wrap(text, width) for text, width in zip(row, widths, strict=True)]
    height = max(len(cell) for cell in cells)
    lines = []
    for i in range(height):
        texts = [cell[i] if i < len(cell) else "" for cell in cells]
        lines.append("  ".join(pad(text, width) for text, width in zip(texts, widths, strict=True)).rstrip())
    return lines


def _break_position(text: str, width: int) -> int:
    used = best = position = 0
    for position, character in enumerate(text):
        used += _columns(character)
        if used > width:
            break
        if character in _BREAK_AFTER:
            best = position + 1
    return best or max(1, position)
