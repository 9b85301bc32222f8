"""A waybill for people: the verdict first, then what each image is, then the findings with their fixes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from waybill.core.build_record import BuildRecord
from waybill.core.deploy_record import DeployRecord
from waybill.core.host_record import HostRecord
from waybill.core.text import quote_foreign
from waybill.core.waybill_document import Body, Document, ImageRecord, SourceRecord, Voyage
from waybill.report.model import Report, headline
from waybill.report.terminal import Style, encodable, finding_lines


def render_show(document: Document, style: Style | None = None) -> str:
    """The whole document as text for ``bin/waybill show FILE``."""
    style = style or Style()
    voyage = document.predicate
    lines = [*_head(voyage), *_source(voyage.source)]
    for key, image in sorted(voyage.images.items()):
        lines += ["", *_image(key, image)]
    if voyage.build is not None:
        lines += ["", *_build(voyage.build)]
    for address, host in sorted(voyage.hosts.items()):
        lines += ["", *_host(address, host)]
    for finding in voyage.findings:
        lines += ["", *finding_lines(finding, style)]
    return encodable("\n".join(lines) + "\n", style.encoding)


def _head(voyage: Voyage) -> Iterator[str]:
    mark = "✔" if voyage.proved else "✘"
    ends = {address: host.verdict for address, host in voyage.hosts.items()}
    told = Report(verb=voyage.verb, outcome=voyage.outcome, findings=voyage.findings, ends=ends)
    yield f"{mark} {quote_foreign(headline(told), 1000)}"
    yield _field("run", f"{voyage.started} to {voyage.finished}{_duration(voyage)}")
    yield _field("written by", f"{voyage.tool.name} {voyage.tool.version}")


def _source(source: SourceRecord) -> Iterator[str]:
    if source.repository or source.commit:
        yield _field("source", " ".join(text for text in (source.repository, source.ref, source.commit) if text))
    if source.url:
        yield _field("workflow", f"{source.workflow} {source.url}".strip())


def _image(key: str, image: ImageRecord) -> Iterator[str]:
    yield f"{quote_foreign(image.reference, 400)}: {image.verdict.value}"
    if key not in (image.reference, image.name):
        yield _field("service", key)
    yield _field("digest", image.digest or "not proved")
    if image.claimed and image.claimed != image.digest:
        yield _field("claimed", f"{image.claimed} (the registry's word; not what its bytes hash to)")
    if image.link or image.revision:
        yield _field("commit", f"{image.revision or '-'} ({image.link.value if image.link else 'no link'})")
    yield _field("pull, push", f"{image.pull or '-'}, {image.push or '-'}")
    if image.login:
        login = image.login
        named = (login.kind, login.user, login.origin or login.source, f"expires {login.expires}" * bool(login.expires))
        yield _field("credential", " ".join(text for text in named if text))
    for body in image.chain:
        yield _chain_line(body)


def _build(build: BuildRecord) -> Iterator[str]:
    road = build.builder.road if build.builder else "-"
    yield quote_foreign(f"build: {'by somebody else' if build.own else build.standing or road}", 400)
    changed = f" and {build.dirty} changes beside it" if build.dirty else ""
    yield _field("from", f"{build.commit or '-'}{changed}")
    if build.builder:
        builder = build.builder
        named = (builder.why, builder.driver, builder.engine, f"{builder.store} store" * bool(builder.store))
        yield _field("builder", ", ".join(text for text in named if text))
    for tag in build.tags:
        yield _field("tag", f"{tag.tag}: {tag.done}, leads to {tag.after or 'nothing'}")


def _chain_line(body: Body) -> str:
    carried = f"{body.size} bytes carried" if body.content else body.omitted or "bytes not carried"
    platform = f" {body.platform}" if body.platform else ""
    return _field(body.role.value, f"{body.digest}{platform} ({carried})")


def _host(address: str, host: HostRecord) -> Iterator[str]:
    yield f"{quote_foreign(address, 400)}: {host.verdict.value}"
    if host.machine:
        machine = host.machine
        yield _field("machine", " ".join(text for text in (machine.name, *machine.addresses, machine.system) if text))
    if host.engine:
        engine = host.engine
        told = (engine.name, engine.version, engine.platform, f"{engine.store} store" * bool(engine.store))
        yield _field("engine", " ".join(text for text in told if text))
    for name, service in sorted(host.services.items()):
        for container in service.containers:
            yield _field(name, f"{container.name} runs {container.runs}: {container.verdict}")
    if host.deploy:
        yield from _deploy(host.deploy)
    for answer in host.answers:
        yield _field("answer", f"{answer.url} ({answer.view}): {answer.status or answer.trouble or 'none'}")


def _deploy(deploy: DeployRecord) -> Iterator[str]:
    told = ("nothing was touched" * (not deploy.touched), deploy.end, deploy.reason, deploy.transaction)
    yield _field("deploy", ", ".join(text for text in told if text))
    for name, shift in sorted(deploy.services.items()):
        yield _field(name, f"{shift.left or 'nothing'} → {shift.image or 'not started'} ({shift.after or '-'})")
    if deploy.fetch and deploy.fetch.road:
        yield _field("fetched", f"{deploy.fetch.road}, {deploy.fetch.bytes} bytes in {deploy.fetch.seconds:.1f} s")
    if deploy.back:
        yield _field("restored", deploy.back)


def _field(label: str, text: str) -> str:
    return f"  {label:<10}  {quote_foreign(text, 1000)}"


def _duration(voyage: Voyage) -> str:
    try:
        started, finished = (
            datetime.fromisoformat(t.replace("Z", "+00:00")) for t in (voyage.started, voyage.finished)
        )
        return f" ({(finished - started).total_seconds():.1f} s)"
    except (ValueError, TypeError):
        return ""
