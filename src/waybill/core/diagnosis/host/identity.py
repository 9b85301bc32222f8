"""The identity rung: does every chosen container run the wanted image, proved by digests, and if not, what is it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from waybill.core.chain import Chain, chain_for
from waybill.core.diagnosis.host.identity_beside import beside_findings
from waybill.core.diagnosis.host.identity_words import about, described, since, why_different
from waybill.core.diagnosis.host.selection_words import among, docker, listed_names, pinned, recreate, shown, word
from waybill.core.diagnosis.host.view import HostView
from waybill.core.diagnosis.telling import Findings, find
from waybill.core.finding import Finding
from waybill.core.host.container import ContainerFacts
from waybill.core.host.engine import Store
from waybill.core.host.evidence import By
from waybill.core.identity import KEEP_TAG, Identity, Word, is_of, judge, keep_tag, read_name, whole
from waybill.core.platform import PlatformProblem, parse_platform
from waybill.core.selection import unit_of

Group = Sequence[tuple[ContainerFacts, Identity]]


def identity_findings(view: HostView) -> Findings:
    """Nothing but a digest that was computed from bytes proves; what differs is told as exactly as can be."""
    judged = judged_containers(view)
    found: list[Finding] = []
    for group in _alike(judged):
        found += _proved(view, group) if group[0][1].proved else [_unproved(view, group)]
    return (*_once(found), *beside_findings(view))


def store_of(view: HostView) -> Store:
    """The image store of the host's engine."""
    return view.evidence.engine.store if view.evidence.engine else Store.UNKNOWN


def chain_of(view: HostView) -> Chain | None:
    """The chain of the wanted image for this host; without one, the bare digest that was wished."""
    return chain_for(view.evidence.wish.digest, view.evidence.chain)


def judged_containers(view: HostView) -> list[tuple[ContainerFacts, Identity]]:
    """Every chosen container that is still there, with what is known of its image."""
    chain, store, others = chain_of(view), store_of(view), view.evidence.chains
    return [(one, judge(chain, store, one, others)) for one in view.chosen if one.last.state != "gone"]


def _alike(judged: Group) -> Iterator[Group]:
    """Replicas that run the same image by the same name are told of together."""
    groups: dict[object, list[tuple[ContainerFacts, Identity]]] = {}
    for one, identity in judged:
        unit = unit_of(one) if one.service else ("", one.asked)
        groups.setdefault((unit, identity, one.image, one.asked, one.asked_leads), []).append((one, identity))
    yield from groups.values()


def _once(found: Iterable[Finding]) -> Findings:
    """A cause that many groups share, such as a chain that is missing, is told once for all."""
    return tuple({(item.code, item.cause): item for item in found}.values())


# Not proved.


def _unproved(view: HostView, group: Group) -> Finding:
    one, identity = group[0]
    if identity.word is Word.UNKNOWN:
        return _unknown(view, group)
    if identity.reason == "no-chain":
        return _no_chain(view)
    if identity.word is Word.CONSISTENT:
        why = (
            "The wanted digest is among those by which this image came, and its configuration is not the one for this "
            "host: as a rule it is the part for another platform of the same index."
        )
        hint = f"Make it anew without `platform:`; it should be for {view.words.get('platform', 'this host')}:\n"
        return _tell(view, "identity.not-proved", group, because=why, advice=hint + recreate(view, one))
    return _tell(view, _code(view, one), group, because=why_different(view, one), aside=_aside(view))


def _aside(view: HostView) -> str:
    """Whoever named no more than the image may have two installations of it on one host."""
    if view.evidence.wish.selection.by is not By.IMAGE or not any(known.proved for _, known in judged_containers(view)):
        return ""
    return (
        "Another container of the host runs the wanted image. If this one is another installation on purpose, name the "
        "one that is meant: `project-name`, `services`, `containers` or `container-labels`."
    )


def _code(view: HostView, one: ContainerFacts) -> str:
    """The likeliest way by which another image came to run."""
    chain, repository = chain_of(view), view.evidence.wish.repository
    if one.asked and not is_of(repository, one.asked) and not _by_name(view, one):
        return "identity.other-image"
    if chain and one.asked_leads in chain.members and one.asked_leads != one.image:
        return "identity.not-recreated"
    if _built_here(view, one):
        return "identity.local-build"
    tag = view.evidence.wish.tag
    if tag and read_name(one.asked).tag == tag and one.asked_leads == one.image and "@" not in one.asked:
        return "identity.not-pulled"
    return "identity.different"


def _by_name(view: HostView, one: ContainerFacts) -> bool:
    """True when the image has a name of the repository, whatever was typed (an ID, a relay's address)."""
    return any(is_of(view.evidence.wish.repository, name) for name in (*one.repo_tags, *one.repo_digests))


def _built_here(view: HostView, one: ContainerFacts) -> bool:
    """The classic store tells it; containerd's makes up a digest for every name, and there the registry tells.

    A keep tag marks a relayed image.
    """
    if not one.repo_tags or any(read_name(tag).tag.startswith(KEEP_TAG) for tag in one.repo_tags):
        return False
    if store_of(view) is Store.CLASSIC:
        return not one.repo_digests
    return store_of(view) is Store.CONTAINERD and one.image in view.evidence.absent


def _origin(view: HostView) -> str:
    if store_of(view) is Store.CLASSIC:
        return "Its engine knows no registry from which it came"
    return "The registry does not have it (if it was not deleted there since)"


def _tell(view: HostView, code: str, group: Group, *seen: str, **prepared: str) -> Finding:
    one, identity = group[0]
    words = {
        **among([container for container, _ in group]),
        "other-image": described(view, one, identity),
        "wanted-image": pinned(view),
        "running-since": since(one),
        "origin": _origin(view),
        "commands": recreate(view, one, "--force-recreate " if code == "identity.not-recreated" else ""),
        **prepared,
    }
    evidence = (*seen, *(shown(container) for container, _ in group[:6]), *about(view, one, identity))
    return find(view, code, *evidence, prepared=words, asked=one.asked or one.image)


def _no_chain(view: HostView) -> Finding:
    """Told once for all containers; what they run stands in the evidence, for people."""
    chain = chain_of(view)
    problem = _why_no_chain(chain)
    chosen = [one for one in view.chosen if one.last.state != "gone"]
    local = [one for one in chosen if _built_here(view, one)]
    also = (
        f"The image of {listed_names(local)}: {_origin(view)[0].lower()}{_origin(view)[1:]}. It was built on the host "
        "or loaded, and its name was given to it there."
        if local
        else ""
    )
    wanted = view.evidence.wish.image or view.evidence.wish.repository
    words = {**among(chosen), "also": also}
    return find(view, "identity.no-chain", *map(shown, chosen[:6]), prepared=words, gap=problem, wanted=wanted)


def _why_no_chain(chain: Chain | None) -> str:
    if chain is None:
        return "no digest of it is known"
    return chain.problem or "its parts were not hashed"


def _unknown(view: HostView, group: Group) -> Finding:
    _, identity = group[0]
    if identity.reason == "store-unknown":
        engine = view.evidence.engine
        named = f"{engine.name} {engine.version}, {engine.driver}" if engine and engine.name else "not read"
        words = among([one for one in view.chosen if one.last.state != "gone"])
        return find(view, "identity.store-unknown", prepared=words, engine=named)
    if identity.reason == "part-unnamed":
        why = (
            "It names an index, which may hold the wanted manifest, and it is too old (API below 1.48) to say which "
            "part of it runs."
        )
        hint = (
            "Give the digest of the index in place of one platform's (what `docker pull` prints as `Digest:`, "
            "`outputs.digest` of docker/build-push-action), or bring the engine to Docker 28 or newer."
        )
        return _tell(view, "identity.unreadable", group, because=why, advice=hint)
    why = "Its answer about the container holds no image."
    return _tell(view, "identity.unreadable", group, because=why, advice=f"Look at it:\n{_inspect(view, group)}")


def _inspect(view: HostView, group: Group) -> str:
    name = group[0][0].name or group[0][0].identifier[:12]
    return docker(view, f"inspect --format '{{{{.Image}}}}' {word(name)}")


# Proved, and something should be known.


def _proved(view: HostView, group: Group) -> list[Finding]:
    one, identity = group[0]
    found = []
    if identity.platform and not _same_architecture(identity.platform, _host_platform(view)):
        found.append(_emulated(view, group))
    if one.image_present is False:
        found.append(_nameless(view, group, "the engine has no such image any more"))
    elif one.image_present and not one.repo_tags and not one.repo_digests:
        found.append(_nameless(view, group, "that image has no name on this engine any more"))
    if identity.word is Word.CONTENT and not identity.platform and (others := _other_roads(view, one)):
        words = among([container for container, _ in group])
        found.append(find(view, "identity.other-manifest", prepared=words, other_image=", ".join(others[:3])))
    return found


def _emulated(view: HostView, group: Group) -> Finding:
    chain, platform = view.evidence.chain, group[0][1].platform.replace("?", "another platform")
    facts = {"platform": platform, "host-platform": _host_platform(view)}
    if not whole(chain):  # there is no part for this host that could be taken
        hint = "Build the image for the host's platform as well (`platforms:` of docker/build-push-action)."
        return _tell(view, "identity.emulated", group, advice=hint, commands="", **facts)
    hint = "Take `platform:` and DOCKER_DEFAULT_PLATFORM away, and make the container anew:"
    return _tell(view, "identity.emulated", group, advice=hint, **facts)


def _host_platform(view: HostView) -> str:
    engine, chain = view.evidence.engine, view.evidence.chain
    return (engine.platform if engine else "") or (chain.platform if chain else "") or "another platform"


def _same_architecture(one: str, other: str) -> bool:
    try:
        return parse_platform(one).architecture == parse_platform(other).architecture
    except PlatformProblem:
        return False


def _nameless(view: HostView, group: Group, what: str) -> Finding:
    keep = keep_tag(view.evidence.wish.repository, view.evidence.wish.digest)
    lines = (docker(view, f"pull {word(pinned(view))}"), docker(view, f"tag {word(pinned(view))} {word(keep)}"))
    return _tell(view, "identity.image-removed", group, what=what, commands="\n".join(lines))


def _other_roads(view: HostView, one: ContainerFacts) -> list[str]:
    """The manifests of the repository by which the image came, when none of them is of the chain."""
    chain = view.evidence.chain
    members = chain.members if chain and whole(chain) else frozenset()
    ours = [name for name in one.repo_digests if is_of(view.evidence.wish.repository, name)]
    return [] if any(name.partition("@")[2] in members for name in ours) else ours
