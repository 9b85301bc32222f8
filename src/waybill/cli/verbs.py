"""Each verb from its options to its exit code: read what is wanted, run the flow, tell."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from os.path import join

from waybill.cli.console import Console
from waybill.cli.options import read_flags, read_show
from waybill.config.job import JobContext, read_job
from waybill.config.read import config_request, load_config, read_settings
from waybill.config.settings import PreflightSettings
from waybill.core.waybill_document import DOCUMENT_LIMIT, DocumentError, Voyage, read_document, statement, to_text
from waybill.effects import given_files, runner_files
from waybill.effects.http import Http, Limits
from waybill.errors import Mistake, UsageError
from waybill.report.model import Report
from waybill.report.publish import Places, publish


def run_preflight(argv: Sequence[str], environ: Mapping[str, str], console: Console) -> int:
    """``waybill preflight``."""
    from waybill.flows.hands import make_hands
    from waybill.flows.preflight import VERB, preflight

    settings = _settings(VERB, argv, environ)
    for secret in (settings.registry_token, settings.github_token):
        if secret:
            console.learn(secret)
    job = read_job(environ)
    with _http(settings, environ) as http:
        hands = make_hands(settings, job, http, environ, console.learn)
        ended = preflight(settings, job, hands, console.log)
    places = _places(VERB, settings.report_directory, job, console)
    _publish(ended.report, ended.voyage, places, console)
    return ended.report.outcome.exit_code


def run_show(argv: Sequence[str], _environ: Mapping[str, str], console: Console) -> int:
    """``waybill show FILE``."""
    from waybill.report.show import render_show

    path = read_show([word for word in argv if word != "--json"])
    try:
        text = sys.stdin.buffer.read() if path == "-" else given_files.read_bytes(path, DOCUMENT_LIMIT + 1)
        document = read_document(text)
    except OSError as error:
        raise UsageError([Mistake(path, f"cannot be read: {error.strerror}", "the path of a waybill")]) from None
    except DocumentError as error:
        raise UsageError([Mistake(path, str(error), "a waybill that this version wrote")]) from None
    if console.json:
        console.output.write_object({"outcome": document.predicate.outcome.value, "proved": document.predicate.proved})
    else:
        console.say(render_show(document, console.style))
    return 0


def _settings(verb: str, argv: Sequence[str], environ: Mapping[str, str]) -> PreflightSettings:
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


def _http(settings: PreflightSettings, environ: Mapping[str, str]) -> Http:
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


def _places(verb: str, wanted: str, job: JobContext, console: Console) -> Places:
    """Where the report goes; a directory that cannot be made is said, and does not hide the verdict."""
    directory = _directory(verb, wanted, job)
    if isinstance(directory, runner_files.FileTrouble):
        console.log.warning(f"no report is written: {directory}")
        directory = ""
    return Places(
        waybill=join(directory, "waybill.json") if directory else "",
        report=join(directory, "report.md") if directory else "",
        output=job.output_path,
        summary=job.summary_path,
        json=console.json,
    )


def _directory(verb: str, wanted: str, job: JobContext) -> str | runner_files.FileTrouble:
    if wanted:
        return runner_files.make_private_directory(wanted) or wanted
    if job.runner_temp:
        return runner_files.make_report_directory(join(job.runner_temp, "waybill"), verb)
    return runner_files.make_report_directory(".waybill", verb, hide_from_git=True)


def _publish(report: Report, voyage: Voyage, places: Places, console: Console) -> None:
    troubles = publish(
        report,
        to_text(statement(voyage, console.redactor)),
        places,
        files=runner_files,
        errors=console.errors,
        output=console.output,
        style=console.style,
        redactor=console.redactor,
    )
    for trouble in troubles:
        console.log.warning(f"not written: {trouble}")
