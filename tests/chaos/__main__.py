"""Many kills, told one by one; ``--write`` keeps the counts for docs/truth.md."""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Sequence
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

from tests.chaos.lane import Survived
from tests.chaos.loop import survive
from tests.chaos.plan import VICTIMS
from tests.harness.tell import say

LAST = Path(__file__).with_name("last.json")


def main(arguments: Sequence[str]) -> int:
    """Kill, count, tell."""
    parser = argparse.ArgumentParser(prog="bin/chaos", description=__doc__)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--victim", choices=VICTIMS, help="kill this alone")
    parser.add_argument("--write", action="store_true", help="renew tests/chaos/last.json and docs/truth.md")
    options = parser.parse_args(arguments)
    ended = survive(options.kills, options.seed, tell, [options.victim] if options.victim else VICTIMS)
    counted = summary(ended, options.seed)
    say(json.dumps(counted, indent=2))
    if options.write:
        write(counted)
    return 1 if any(one.trouble for one in ended) else 0


def tell(one: Survived) -> None:
    """One kill as a line, with its trouble below."""
    say(f"{one.victim:<11}{one.instant:>6.2f}  said {one.said or 'nothing':<10} serves {one.served}")
    if one.trouble:
        say(one.trouble)


def summary(ended: Sequence[Survived], seed: int) -> dict[str, Any]:
    """What is kept of a loop."""
    victims = sorted({one.victim for one in ended})
    return {
        "date": datetime.now(timezone.utc).strftime("%Y-%m-%d"),
        "seed": seed,
        "kills": len(ended),
        "troubles": sum(bool(one.trouble) for one in ended),
        "repaired": sum(one.repaired for one in ended),
        "helped": sum(one.helped for one in ended),
        "served": dict(sorted(Counter(one.served or "nobody" for one in ended).items())),
        "said": {
            victim: dict(sorted(Counter(one.said or "nothing" for one in ended if one.victim == victim).items()))
            for victim in victims
        },
    }


def write(counted: dict[str, Any]) -> None:
    """Keep the counts, and renew the page that shows them."""
    from tests.faults.page import PAGE, page

    LAST.write_text(json.dumps(counted, indent=2) + "\n")
    PAGE.write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
