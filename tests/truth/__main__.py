"""Plays every row of tests/faults, ours and those of other pipelines; writes docs/truth.json and docs/truth.md.

What has been played with today's content is not played again, so it can be stopped and gone on with. It ends with 0
only when everything was played with today's content, and not one green and not one red of ours was false.
"""

from __future__ import annotations

import argparse
import json
import os
import signal
import subprocess
import sys
from collections.abc import Sequence

from tests.faults import page
from tests.harness.tell import say
from tests.support.turns import EVERY
from tests.truth import content, results, tally
from tests.truth.plugin import WANTED
from tests.truth.results import FILE, RAW, Key, Scores
from tests.truth.rows import FILES, Section, sections
from tests.truth.score import FOLDER, OURS, Score

JOBS = "WAYBILL_TRUTH_JOBS"


def main(arguments: Sequence[str]) -> int:
    """Play, keep, tell."""
    options = parsed(arguments)
    every, scores = list(sections()), results.read()
    results.take_over(scores, [case for one in every for case in one.cases])
    try:
        if not options.report:
            play(missing(every, scores, options), options.jobs)
    except KeyboardInterrupt:
        say("stopped; what was played is kept")
    results.take_over(scores, [case for one in every for case in one.cases])
    results.write(scores)
    page.PAGE.write_text(page.page(), encoding="utf-8")
    say(f"\n{tally.table(every, scores)}\nwritten: docs/{FILE.name}, docs/{page.PAGE.name}")
    return verdict(every, scores)


def parsed(arguments: Sequence[str]) -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(prog="bin/truth", description=__doc__)
    parser.add_argument("--only", action="append", default=[], metavar="WORD", help="rows whose name has this in it")
    parser.add_argument("--jobs", type=int, default=4, metavar="N", help="deploys at once (default: 4)")
    of = parser.add_mutually_exclusive_group()
    of.add_argument("--baselines", action="store_true", help="the naive and the careful pipeline alone")
    of.add_argument("--ours", action="store_true", help="ours alone")
    parser.add_argument("--again", action="store_true", help="play once more what was not as it must be")
    parser.add_argument("--all", action="store_true", help="play everything once more, whatever was played")
    parser.add_argument("--report", action="store_true", help="play nothing; tell what there is")
    return parser.parse_args(arguments)


def missing(every: Sequence[Section], scores: Scores, options: argparse.Namespace) -> list[Key]:
    """What shall be played now."""
    return [
        key
        for key, row in results.wanted(every).items()
        if not options.only or any(word in key[0] for word in options.only)
        if not (options.baselines and key[2] == OURS) and not (options.ours and key[2] != OURS)
        if options.all or not results.is_of_now(scores.get(key), row) or (options.again and is_wrong(scores[key]))
    ]


def is_wrong(score: Score) -> bool:
    """Whether it was not as it must be."""
    return bool(score.wrong or (score.lie and score.by == OURS))


def play(keys: Sequence[Key], jobs: int) -> None:
    """Each file of tests by itself, with one world of its own; its words go to a log."""
    say(f"{len(keys)} plays to come; logs in {RAW.name}/")
    RAW.mkdir(exist_ok=True)
    wanted = RAW / "wanted.json"
    wanted.write_text(json.dumps(keys))
    environ = {**os.environ, FOLDER: str(RAW), WANTED: str(wanted), EVERY: "1", JOBS: str(jobs)}
    files = {key[0].partition("/")[0] for key in keys}
    for name, rows in FILES.items():
        if files & set(rows):
            one_file(name, environ)


def one_file(name: str, environ: dict[str, str]) -> None:
    """Play the rows of one file. Its exit code says nothing that the scores do not; a broken start is told."""
    words = [sys.executable, "-m", "pytest", "-q", "-p", "tests.truth.plugin", f"tests/faults/test_{name}.py"]
    log = RAW / f"{name}.log"
    with log.open("wb") as file:
        process = subprocess.Popen(words, env=environ, cwd=content.ROOT, stdout=file, stderr=file)
        try:
            follow(process)
        except KeyboardInterrupt:
            process.send_signal(signal.SIGINT)
            process.wait()
            raise
    if process.returncode not in {0, 1, 5}:  # 5: nothing of this file was wanted
        say(f"pytest ended with {process.returncode}: {log.name}")


def follow(process: subprocess.Popen[bytes]) -> None:
    """Tell each score as it comes."""
    told = 0
    path = RAW / f"{process.pid}.jsonl"
    while True:
        ended = process.poll() is not None
        lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
        for line in lines[told:]:
            say(tally.line(Score(**json.loads(line))))
        told = len(lines)
        if ended:
            return
        try:
            process.wait(1)
        except subprocess.TimeoutExpired:
            continue


def verdict(every: Sequence[Section], scores: Scores) -> int:
    """The gate of a release."""
    wanted = results.wanted(every)
    stale = [key for key, row in wanted.items() if not results.is_of_now(scores.get(key), row)]
    ours = [scores[key] for key in wanted if key[2] == OURS and key in scores]
    lies = [score for score in ours if score.lie or score.lied_before]
    wrong = [score for score in ours if is_wrong(score)]
    for score in wrong:
        say(f"not as it must be: {tally.line(score)}")
    say(f"{len(lies)} false; {len(wrong)} not as they must be; {len(stale)} not played with today's content")
    return 1 if lies or wrong or stale else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
