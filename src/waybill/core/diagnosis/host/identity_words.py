"""Words about an image that runs and should not: what it is, whence it came, since when. All of it is quoted."""

from __future__ import annotations

from collections.abc import Iterator

from waybill.core.diagnosis.host.view import HostView
from waybill.core.diagnosis.telling import listed
from waybill.core.host.container import ContainerFacts
from waybill.core.host.moment import shown_moment
from waybill.core.identity import Identity, is_of, read_name
from waybill.core.selection import was_renamed
from waybill.core.text import quote_foreign


def since(one: ContainerFacts) -> str:
    """Since when it runs, as a sentence."""
    moment = shown_moment(one.last.started)
    return f"It runs since {moment}." if moment and one.runs else ""


def described(view: HostView, one: ContainerFacts, identity: Identity) -> str:
    """What the image is, as far as it can be told: its digest, its tags, when it was made, of which commit."""
    runs = identity.runs or one.manifest or one.image
    facts = "; ".join(_facts(view, one))
    return (f"`{quote_foreign(runs, 100)}`" if runs else "an image without a digest") + (f" ({facts})" if facts else "")


def _facts(view: HostView, one: ContainerFacts) -> Iterator[str]:
    tags = registry_tags(view, one)
    if tags:
        yield f"in the registry {listed(tags, 3)}"
    local = tuple(quote_foreign(read_name(tag).tag, 60) for tag in one.repo_tags if _ours(view, tag))
    if local and set(local) != set(tags):
        yield f"on this host {listed(local, 3)}"
    if made := shown_moment(one.image_created):
        yield f"built {made}"
    if one.revision:
        yield f"commit {quote_foreign(one.revision, 60)}"


def _ours(view: HostView, name: str) -> bool:
    return is_of(view.evidence.wish.repository, name)


def registry_tags(view: HostView, one: ContainerFacts) -> tuple[str, ...]:
    """The tags of the registry that lead to this image, as far as they were looked at."""
    digests = {one.image, one.manifest, *(name.partition("@")[2] for name in one.repo_digests)}
    for chain in view.evidence.chains:
        if digests & chain.members:
            digests |= chain.members
    pairs = (entry.partition(" ") for entry in view.evidence.history)
    return tuple(dict.fromkeys(quote_foreign(tag, 60) for digest, _, tag in pairs if tag and digest in digests))


def why_different(view: HostView, one: ContainerFacts) -> str:
    """By which name it was started: that is what has to be changed."""
    wish, name = view.evidence.wish, read_name(one.asked)
    asked = quote_foreign(one.asked, 300)
    if one.service and was_renamed(one):
        return "It is the old container: compose renamed it while it made the new one, and was interrupted."
    if name.digest and name.digest != wish.digest:
        return f"It was started by a pin on another digest, `{asked}`."
    if name.digest:
        return f"It was started as `{asked}`, which is only a text: the engine runs something else."
    if name.tag and wish.tag and name.tag != wish.tag:
        return f"It was started as `{asked}`, and `{quote_foreign(wish.tag, 60)}` is wanted."
    if asked and name.repository and one.asked_leads == one.image:
        return (
            f"It was started as `{asked}`; a name is no evidence. On this host that name leads to this image: it was "
            "not pulled again, or it is the name of another version."
        )
    return f"It was started as `{asked}`; a name is no evidence." if asked else ""


def about(view: HostView, one: ContainerFacts, identity: Identity) -> Iterator[str]:
    """What was compared with what, for evidence."""
    chain = view.evidence.chain
    if chain and chain.members:
        members = (("index", chain.index), ("manifest", chain.manifest), ("configuration", chain.config))
        told = ", ".join(f"{name} {digest}" for name, digest in members if digest)
        yield f"wanted: {told}"
    yield f"the engine says: image {one.image or '?'}" + (f", manifest {one.manifest}" if one.manifest else "")
    if one.repo_digests:
        yield f"it came as: {', '.join(one.repo_digests[:3])}"
    if identity.platform:
        yield f"its platform: {identity.platform}"
