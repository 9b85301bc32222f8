"""One scene of the demo: a situation, the real run that meets it, and the verdict that must come."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from lab.demo_told import Told

RULE = "=" * 100
EXIT_CODES = {"proved": 0, "delivered": 0, "unchanged": 0, "refused": 10, "restored": 20, "degraded": 30, "unknown": 40}
Tell = Callable[[str], None]


@dataclass(frozen=True, kw_only=True)
class Scene:
    """A situation and what must come of it. ``words`` are what a person does; ``runs`` is what the server must run.

    ``also`` are words that must stand in what was printed. A workflow ends with 0 or 1, whatever the outcome.
    """

    title: str
    story: str
    words: str
    act: Callable[[Tell], Told]
    outcome: str
    naive: str = ""
    codes: Sequence[str] = ()
    also: Sequence[str] = ()
    runs: str | None = None
    workflow: bool = False


@dataclass(frozen=True, kw_only=True)
class Stage:
    """Where scenes are played: where to tell, where reports are kept, and who says what a server runs."""

    tell: Tell
    reports: Path
    judge: Callable[[], tuple[str, str]] | None = None


def play(stage: Stage, number: int, scene: Scene) -> bool:
    """Play one scene; True when it ended as it must."""
    stage.tell(f"\n{RULE}\n{number}. {scene.title.upper()}\n")
    stage.tell(f"situation  {scene.story}")
    if scene.naive:
        stage.tell(f"naively    {scene.naive}")
    stage.tell(f"\n$ {scene.words}")
    began = time.monotonic()
    told = scene.act(stage.tell)
    stage.tell("\n".join(f"  {line}".rstrip() for line in told.shown) + "\n")
    wrong = [*_mistakes(scene, told), *_elsewhere(stage, scene)]
    _keep(stage.reports / f"{number:02}-{_slug(scene.title)}", told)
    verdict = f"{told.outcome}, exit {told.exit_code}"
    ending = f"WRONG: {'; '.join(wrong)}" if wrong else "as it must be"
    stage.tell(f"verdict    {verdict}: {ending} ({time.monotonic() - began:.1f} s)")
    return not wrong


def _mistakes(scene: Scene, told: Told) -> list[str]:
    """What is otherwise than it must be in what the product said."""
    code = EXIT_CODES[scene.outcome]
    expected = min(code, 1) if scene.workflow else code
    wrong = [f"expected {scene.outcome}"] if told.outcome != scene.outcome else []
    wrong += [f"expected exit {expected}"] if told.exit_code != expected else []
    wrong += [f"no finding {code}" for code in scene.codes if code not in told.codes]
    if not scene.codes and told.codes:
        wrong.append(f"unexpected {', '.join(told.codes)}")
    return wrong + [f"it does not say {words!r}" for words in scene.also if words not in told.text]


def _elsewhere(stage: Stage, scene: Scene) -> list[str]:
    """What is otherwise on the server, by a judge who does not know the product."""
    if stage.judge is None:
        return []
    runs, line = stage.judge()
    stage.tell(f"server     {line}")
    return [] if scene.runs in (None, runs) else [f"the server must run {scene.runs or 'the image of its own'}"]


def _keep(folder: Path, told: Told) -> None:
    """Everything that was printed, and every report."""
    for name, text in {"output.txt": told.text, **told.files}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)


def _slug(title: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-")
