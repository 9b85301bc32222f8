"""One scene of the demo: a situation, the real command that looks at it, and the verdict that must come."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from lab.world import CHECKOUT, World

WAYBILL = CHECKOUT / "bin" / "waybill"
RULE = "=" * 78


@dataclass(frozen=True, kw_only=True)
class Scene:
    """One situation, the command that looks at it, and the verdict that must come."""

    title: str
    story: str
    arguments: Sequence[str]
    exit_code: int
    verb: str = "preflight"
    codes: Sequence[str] = ()
    environment: Mapping[str, str] = field(default_factory=dict)
    docker_config: Mapping[str, object] | None = None


def play(world: World, scene: Scene, tell: Callable[[str], None]) -> bool:
    """Run one scene; True when it ended as it must."""
    tell(f"\n{RULE}\n{scene.title.upper()}\n{scene.story}\n")
    environment = dict(scene.environment)
    if scene.docker_config is not None:
        folder = world.home / "docker"
        folder.mkdir(exist_ok=True)
        (folder / "config.json").write_text(json.dumps(scene.docker_config))
        environment["DOCKER_CONFIG"] = str(folder)
    tell(f"$ {' '.join(['bin/waybill', scene.verb, *map(_quoted, scene.arguments)])}")
    shown = world.run([WAYBILL, scene.verb, *scene.arguments], env=environment)
    tell(shown.stdout + shown.stderr)
    judged = world.run([WAYBILL, scene.verb, *scene.arguments, "--json"], env=environment)
    codes = {finding["code"] for finding in json.loads(judged.stdout)["findings"]["findings"]}
    ended = {shown.returncode, judged.returncode} == {scene.exit_code} and codes >= set(scene.codes)
    tell(f"exit {shown.returncode}: {'as it must be' if ended else f'WRONG, expected {scene.exit_code} {scene.codes}'}")
    return ended


def _quoted(word: str) -> str:
    """As a person would type it."""
    return f"'{word}'" if set(word) & set(" $") else word
