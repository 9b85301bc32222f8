"""Which image a container runs, told from digests alone. Pure.

Proof is one equality: what the engine says that the container runs is a member of a chain that was computed from
bytes. Which member the engine names depends on its image store: the configuration on the classic one and in podman,
the index or the platform's manifest on containerd's. Names, tags, labels, digests in names and the engine's list of
digests by which an image once came are texts; they may explain, and can never prove.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from enum import Enum

from waybill.core.chain import Chain
from waybill.core.host.container import ContainerFacts
from waybill.core.host.engine import Store
from waybill.core.reference import Reference
from waybill.core.registries import canonical, looks_like_host
from waybill.frozen import dataclass

_DIGEST = re.compile(r"sha256:[0-9a-f]{64}")
KEEP_TAG = "waybill-"  # of the tags that keep a release from being pruned
_KEPT_DIGITS = 12


class Word(Enum):
    """The vocabulary of verdicts. Only the first two are proof."""

    RUNS = "proven: runs D"
    CONTENT = "proven: runs the content of D"
    CONSISTENT = "consistent"
    NO_EVIDENCE = "no evidence"
    DIFFERENT = "different: runs D'"
    UNKNOWN = "unknown"


@dataclass(frozen=True, kw_only=True)
class Identity:
    """What is known of the image of one container. ``reason`` says why there is no proof, as a short word."""

    word: Word
    runs: str = ""  # the digest that the engine names
    member: str = ""  # "index", "manifest", "config": what of the chain it is
    platform: str = ""  # of the part that runs, where it is not the one that this host would take
    reason: str = ""  # "no-chain", "store-unknown", "no-digest", "part-unnamed", "other-part"

    @property
    def proved(self) -> bool:
        """True only when digests computed from bytes say so."""
        return self.word in {Word.RUNS, Word.CONTENT}


def keep_tag(image: str, digest: str) -> str:
    """The tag that keeps a release's image from being pruned; ``digest`` may be an image's ID as well."""
    return f"{image}:{KEEP_TAG}{digest.rpartition(':')[2][:_KEPT_DIGITS]}"


def whole(chain: Chain | None) -> bool:
    """True for a chain that reaches from its top to a configuration, every step of it hashed from bytes."""
    if chain is None or chain.problem or not (chain.manifest and chain.config):
        return False
    return all(digest in chain.sizes for digest in (chain.index, chain.manifest) if digest)


def judge(chain: Chain | None, store: Store, container: ContainerFacts, others: Iterable[Chain] = ()) -> Identity:
    """Does the container run the image of this chain?

    ``others`` are further chains that were computed from bytes: the same index for another platform, or what the
    container itself names. They can tell that two roads lead to the same image.
    """
    runs = container.manifest if store is Store.CONTAINERD and container.manifest else container.image
    if store is Store.UNKNOWN:
        return Identity(word=Word.UNKNOWN, runs=runs, reason="store-unknown")
    if not (container.image or container.manifest):
        return Identity(word=Word.UNKNOWN, reason="no-digest")
    known = [other for other in others if whole(other)]
    proof = _same(chain, store, container) if chain and whole(chain) else None
    proof = proof or (_by_others(chain, store, container, known) if chain else None)
    if proof is not None:
        return proof
    if chain is None or not whole(chain):
        return Identity(word=_hearsay(chain, container), runs=runs, reason="no-chain")
    return _unlike(chain, store, container, known)


def _same(chain: Chain, store: Store, container: ContainerFacts) -> Identity | None:
    if store is Store.CONTAINERD:
        return _same_on_containerd(chain, container)
    if store is Store.PODMAN and container.manifest and container.manifest in (chain.manifest, chain.index):
        member = "manifest" if container.manifest == chain.manifest else "index"
        return Identity(word=Word.RUNS, runs=container.manifest, member=member)
    if container.image == chain.config:
        return Identity(word=Word.CONTENT, runs=container.image, member="config")
    return None


def _same_on_containerd(chain: Chain, container: ContainerFacts) -> Identity | None:
    """The store names the image as it was asked for, and newer engines the platform's part: then that one counts."""
    runs = container.manifest or container.image
    if runs == chain.manifest:
        return Identity(word=Word.RUNS, runs=runs, member="manifest")
    if chain.index and runs == chain.index:
        return Identity(word=Word.RUNS, runs=runs, member="index")
    return None


def _by_others(chain: Chain, store: Store, container: ContainerFacts, others: Sequence[Chain]) -> Identity | None:
    for other in others:
        same = _same(other, store, container)
        if same is None:
            continue
        if whole(chain) and other.manifest == chain.manifest:
            return Identity(word=Word.RUNS, runs=same.runs, member="manifest")
        if whole(chain) and other.config == chain.config:
            return Identity(word=Word.CONTENT, runs=same.runs, member="config")
        if _same_index(other, chain):
            word = Word.RUNS if same.word is Word.RUNS else Word.CONTENT
            return Identity(word=word, runs=same.runs, member=same.member, platform=other.platform or "?")
    return None


def _unlike(chain: Chain, store: Store, container: ContainerFacts, others: Sequence[Chain]) -> Identity:
    if store is not Store.CONTAINERD:
        if _by_digest(container) & {chain.index, chain.manifest}:
            return Identity(word=Word.CONSISTENT, runs=container.image, reason="other-part")
        return Identity(word=Word.DIFFERENT, runs=container.image)
    if chain.index and container.image == chain.index:
        return Identity(word=Word.CONSISTENT, runs=container.manifest, reason="other-part")
    seen_through = container.manifest or any(container.image in (other.index, other.manifest) for other in others)
    if chain.index or seen_through:
        return Identity(word=Word.DIFFERENT, runs=container.manifest or container.image)
    if chain.contents and container.contents and chain.contents != container.contents:
        return Identity(word=Word.DIFFERENT, runs=container.image)  # other layers are another image
    # The engine names an index, perhaps one that holds our manifest, and is too old to say which part of it runs.
    return Identity(word=Word.UNKNOWN, runs=container.image, reason="part-unnamed")


def _hearsay(chain: Chain | None, container: ContainerFacts) -> Word:
    """Nothing was computed from bytes: at best, the engine has heard of the digest."""
    wanted = {chain.index, chain.manifest} - {""} if chain else set()
    return Word.CONSISTENT if wanted & _by_digest(container) else Word.NO_EVIDENCE


def _by_digest(container: ContainerFacts) -> set[str]:
    return {name.partition("@")[2] for name in container.repo_digests} - {""}


def digests_to_ask(chain: Chain | None, store: Store, containers: Iterable[ContainerFacts]) -> tuple[str, ...]:
    """Digests whose manifests in the registry would tell more about what is not proved, in the order of use.

    A chain built from their bytes, for the host's platform and for the container's own, goes to ``judge`` as one of
    the ``others``. A host says these texts, and they become part of a URL: what is no digest is left out.
    """
    wanted: dict[str, None] = {}
    for container in containers:
        if not judge(chain, store, container).proved:
            named = (container.image, container.manifest) if store is Store.CONTAINERD else ()
            same = chain.index if chain and container.platform != chain.platform else ""  # another part of the index
            wanted.update(dict.fromkeys((same, *named, *sorted(_by_digest(container)))))
    return tuple(digest for digest in wanted if _DIGEST.fullmatch(digest))


def members(chain: Chain | None, others: Iterable[Chain] = ()) -> frozenset[str]:
    """Every digest by which an engine may know the wanted image, those of equal content among them."""
    if chain is None:
        return frozenset()
    known = [one for one in (chain, *others) if whole(one)]
    equal = [one for one in known if one is chain or one.config == chain.config or _same_index(one, chain)]
    return frozenset(digest for one in equal for digest in one.members)


def _same_index(one: Chain, other: Chain) -> bool:
    return bool(one.index) and one.index == other.index


# Names. They choose and explain; they prove nothing.


def read_name(text: str) -> Reference:
    """A name as engines hold it: a registry that was left out is Docker Hub. Empty for an identifier or nonsense."""
    rest, _, digest = text.partition("@")
    before, slash, last = rest.rpartition("/")
    last, _, tag = last.partition(":")
    name = before + slash + last
    first, slash, below = name.partition("/")
    if not name or rest.startswith("sha256:"):
        return Reference(registry="", repository="", digest=digest)
    if not (slash and looks_like_host(first)):
        first, below = "docker.io", name
    registry = canonical(first)
    repository = f"library/{below}" if registry == "docker.io" and "/" not in below else below
    return Reference(registry=registry, repository=repository, tag=tag, digest=digest)


def is_of(repository: str, text: str) -> bool:
    """True when this name, as an engine holds it, is of the repository."""
    wanted, found = read_name(repository), read_name(text)
    return bool(wanted.repository) and (wanted.registry, wanted.repository) == (found.registry, found.repository)


def names_repository(container: ContainerFacts, repository: str) -> bool:
    """True when the container was started by a name of the repository, or its image has such a name now."""
    return any(is_of(repository, name) for name in (container.asked, *container.repo_tags, *container.repo_digests))


def has_member(container: ContainerFacts, members: frozenset[str]) -> bool:
    """True when a digest that the engine names is one of these, whatever the image is called."""
    return bool({container.image, container.manifest} & members)
