"""Each verb from its options to its exit code: read what is wanted, run the flow, tell."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from os.path import dirname, join
from typing import TYPE_CHECKING

from waybill.cli.console import Console
from waybill.cli.options import read_flags, read_show
from waybill.config.contained import report_parent, shared_with
from waybill.config.event import payload_of, with_event
from waybill.config.input import BUILD_PUSH, CHANGING, DEPLOY, ROLLBACK
from waybill.config.job import JobContext, read_job
from waybill.config.read import config_request, load_config, read_settings
from waybill.config.settings import (
    BuildSettings,
    DeploySettings,
    PreflightSettings,
    RollbackSettings,
    Settings,
    VerifySettings,
)
from waybill.core.waybill_document import (
    DOCUMENT_LIMIT,
    Document,
    DocumentError,
    read_document,
    statement,
    to_text,
)
from waybill.effects import given_files, runner_files
from waybill.effects.http import Http, Limits
from waybill.errors import Mistake, UsageError
from waybill.report.publish import Places, publish

if TYPE_CHECKING:
    from waybill.flows.ended import Ended
    from waybill.flows.hands import Hands
    from waybill.report.log import Log


def run_preflight(argv: Sequence[str], environ: Mapping[str, str], console: Console) -> int:
    """``waybill preflight``."""
    from waybill.flows.preflight import VERB, preflight

    settings = _settings(VERB, argv, environ)
    assert isinstance(settings, PreflightSettings)  # noqa: S101  # the verb decides which settings are read
    return _run(VERB, settings, environ, console, partial(preflight, settings))


def run_verify(argv: Sequence[str], environ: Mapping[str, str], console: Console) -> int:
    """``waybill verify``."""
    from waybill.flows.verify import VERB, verify

    settings = _settings(VERB, argv, environ)
    assert isinstance(settings, VerifySettings)  # noqa: S101  # the verb decides which settings are read
    document = _recorded(settings.waybill) if settings.waybill else None
    return _run(VERB, settings, environ, console, partial(verify, settings, document))


def run_deploy(argv: Sequence[str], environ: Mapping[str, str], console: Console) -> int:
    """``waybill deploy``."""
    settings = _settings(DEPLOY, argv, environ)
    assert isinstance(settings, DeploySettings)  # noqa: S101  # the verb decides which settings are read
    document = _recorded(settings.waybill) if settings.waybill else None
    from waybill.flows.deploy import deploy

    return _run(DEPLOY, settings, environ, console, partial(deploy, settings, document))


def run_rollback(argv: Sequence[str], environ: Mapping[str, str], console: Console) -> int:
    """``waybill rollback``."""
    settings = _settings(ROLLBACK, argv, environ)
    assert isinstance(settings, RollbackSettings)  # noqa: S101  # the verb decides which settings are read
    from waybill.flows.rollback import rollback

    return _run(ROLLBACK, settings, environ, console, partial(rollback, settings))


def run_build_push(argv: Sequence[str], environ: Mapping[str, str], console: Console) -> int:
    """``waybill build-push``."""
    settings = _settings(BUILD_PUSH, argv, environ)
    assert isinstance(settings, BuildSettings)  # noqa: S101  # the verb decides which settings are read
    from waybill.flows.building.early import ask_early

    early = ask_early(settings, environ)  # beside all that is imported now
    try:
        from waybill.flows.build_push import build_push

        payload = payload_of(read_job(environ), given_files.read_bytes)
        return _run(BUILD_PUSH, settings, environ, console, partial(build_push, settings, payload, early=early))
    finally:
        early.end()


def _run(
    verb: str,
    settings: Settings,
    environ: Mapping[str, str],
    console: Console,
    flow: Callable[[JobContext, Hands, Log], Ended],
) -> int:
    """Run a flow with the effects of this run, and tell how it ended."""
    from waybill.flows.hands import make_hands

    for secret in settings.secrets:
        console.learn(secret)
    job = read_job(environ)
    if verb in (*CHANGING, BUILD_PUSH):
        job = with_event(job, given_files.read_bytes)
    with http_of(settings, environ) as http:
        hands = make_hands(settings, job, http, environ, console.learn)
        console.at_work = hands.at_work
        ended = flow(job, hands, console.log)
    publish_ended(ended, places_of(verb, settings.report_directory, job, environ, console), console)
    return ended.report.outcome.exit_code


def run_show(argv: Sequence[str], _environ: Mapping[str, str], console: Console) -> int:
    """``waybill show FILE``."""
    from waybill.report.show import render_show

    document = _recorded(read_show([word for word in argv if word != "--json"]))
    if console.json:
        console.output.write_object({"outcome": document.predicate.outcome.value, "proved": document.predicate.proved})
    else:
        console.say(render_show(document, console.style))
    return 0


def _recorded(path: str) -> Document:
    """A waybill from its file, ``-`` for standard input."""
    try:
        text = sys.stdin.buffer.read() if path == "-" else given_files.read_bytes(path, DOCUMENT_LIMIT + 1)
        return read_document(text)
    except OSError as error:
        raise UsageError([Mistake(path, f"cannot be read: {error.strerror}", "the path of a waybill")]) from None
    except DocumentError as error:
        raise UsageError([Mistake(path, str(error), "a waybill that this version wrote")]) from None


def _settings(verb: str, argv: Sequence[str], environ: Mapping[str, str]) -> Settings:
    flags = read_flags(verb, argv)
    file = load_config(config_request(flags, environ), given_files.read_bytes)
    return read_settings(
        verb,
        flags=flags,
        environ=environ,
        file=file,
        read_secret=given_files.read_secret,
        read_text=given_files.read_text,
    )


def http_of(settings: Settings, environ: Mapping[str, str]) -> Http:
    """The client of a run, or of one leg."""
    try:
        return Http(
            environ,
            registry_ca=settings.registry_ca,
            max_parallel=settings.max_parallel,
            limits=Limits(whole=settings.probe_timeout),
        )
    except ValueError as error:
        where = settings.origins.get("registry-ca", "registry-ca")
        raise UsageError([Mistake(f"{where} registry-ca", str(error), "a PEM file of certificates")]) from None


def places_of(verb: str, wanted: str, job: JobContext, environ: Mapping[str, str], console: Console) -> Places:
    """Where the report goes; a directory that cannot be made is said, and does not hide the verdict."""
    directory = _directory(verb, wanted, report_parent(job.runner_temp, environ))
    if isinstance(directory, runner_files.FileTrouble):
        console.log.warning(f"no report is written: {directory}")
        directory = ""
    shared = shared_with(directory, environ) if directory else None
    return Places(
        waybill=join(directory, "waybill.json") if directory else "",
        report=join(directory, "report.md") if directory else "",
        output=job.output_path,
        summary=job.summary_path,
        json=console.json,
        as_told=shared.told if shared else str,
        shared=shared.here if shared else "",
    )


def _directory(verb: str, wanted: str, parent: str) -> str | runner_files.FileTrouble:
    if wanted:
        return runner_files.make_private_directory(wanted) or wanted
    if parent:
        return runner_files.make_report_directory(join(parent, "waybill"), verb)
    return runner_files.make_report_directory(".waybill", verb, hide_from_git=True)


def publish_ended(ended: Ended, places: Places, console: Console) -> None:
    """Tell how a run ended, everywhere."""
    troubles = publish(
        ended.report,
        to_text(statement(ended.voyage, console.redactor)),
        places,
        files=runner_files,
        errors=console.errors,
        output=console.output,
        style=console.style,
        redactor=console.redactor,
    )
    for trouble in (*troubles, *hand_over(places)):
        console.log.warning(f"not written: {trouble}")


def hand_over(places: Places) -> Iterator[runner_files.FileTrouble]:
    """From a container: the steps that follow are another user, and must be able to read what was written."""
    if places.shared and places.waybill:
        trouble = runner_files.hand_over(dirname(places.waybill), places.shared)
        yield from [trouble] if trouble else []
