"""A ``waybill.yml`` that stands already: it counts, it stays as it is, and so it must be right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from waybill.config.checking import check_file
from waybill.config.configfile import ConfigFile
from waybill.config.words import did_you_mean, show
from waybill.config.yamlfile import read_config
from waybill.core.starting.choose import BUILDS, CLEAR, ENVIRONMENT, IMAGE, Answers
from waybill.core.starting.look import Look
from waybill.core.starting.plan import PlannedFile, State
from waybill.errors import Mistake, UsageError
from waybill.flows.starting.answers import answers_of, read_answer

SETTINGS = "waybill.yml"
UNREAD = "waybill.yaml"


def standing_answers(look: Look, given: Answers) -> Answers | None:
    """What the file that stands answers; nothing where there is none."""
    if UNREAD in look.present:
        raise UsageError([Mistake(UNREAD, f"stands there, and only {SETTINGS} is read", f"call it {SETTINGS}")])
    if SETTINGS not in look.present:
        return None
    text = look.present[SETTINGS]
    if text is None:
        raise UsageError(
            [Mistake(SETTINGS, "what stands there is a link, a folder or no text", "move it out of the way")]
        )
    file = read_config(SETTINGS, text.encode())
    if file.mistakes:
        raise UsageError(file.mistakes)
    answers = answers_of(file, _environment(file, given))
    if answers[IMAGE] == (CLEAR,):
        fix = "a line `image:` at its top, with a name such as ghcr.io/acme/app"
        raise UsageError([Mistake(SETTINGS, f"says no image for {answers[ENVIRONMENT][0]}, and stays as it is", fix)])
    return answers


def _environment(file: ConfigFile, given: Answers) -> str:
    if not file.environments:
        fix = "an entry with its hosts below `environments:`, since each workflow names one"
        raise UsageError([Mistake(SETTINGS, "has no environment, and stays as it is", fix)])
    wanted = given.get(ENVIRONMENT, tuple(file.environments))[0]
    if wanted not in file.environments:
        problem = f"there is no environment {show(wanted)} in {SETTINGS}, which stays as it is"
        raise UsageError([Mistake("--environment", problem, did_you_mean(wanted, file.environments))])
    if mistakes := read_answer(ENVIRONMENT, (wanted,))[1]:
        raise UsageError(mistakes)
    return wanted


def standing_notes(look: Look, answers: Answers, workflows: Sequence[str]) -> Iterator[str]:
    """What the workflows do not make of a file that stands."""
    file = read_config(SETTINGS, (look.present[SETTINGS] or "").encode())
    chosen = answers[ENVIRONMENT][0]
    others = [show(name) for name in file.environments if name != chosen]
    if others:
        yield (
            f"{SETTINGS} has also {', '.join(others)}: what is written is for {chosen} alone; forms take another one "
            "under `options:`, and multi-environment.yml of workflows-examples/ releases to several"
        )
    if BUILDS in workflows and IMAGE not in file.top:
        yield (
            f"{SETTINGS} says `image` below {chosen} only: {BUILDS}.yml builds before any environment, "
            "so say it at the top"
        )


def kept(look: Look, standing: Answers, given: Answers) -> PlannedFile:
    """The file as it stands. What was said against it is told, and changes nothing."""
    differs = [
        f"{name}: it says {', '.join(standing[name])}; you said {', '.join(values)}"
        for name, values in given.items()
        if name in standing and standing[name] != values
    ]
    state = State.LEFT if differs else State.SAME
    return PlannedFile(path=SETTINGS, text=look.present[SETTINGS] or "", state=state, difference=tuple(differs))


def hold(text: str) -> None:
    """What is written is held to the same as what others write."""
    if mistakes := check_file(read_config(SETTINGS, text.encode()), {}, lambda _path: "").mistakes:
        raise UsageError(mistakes)
