"""Climb the probe ladder for one image: ask, write down what was seen, and ask on only where it can matter.

The rungs are described in docs/architecture.md. Nothing is judged here; ``core/diagnosis`` does that.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field, replace
from typing import TYPE_CHECKING, Any

from waybill.config.job import is_github_registry
from waybill.core.chain import ConfigFacts, blobs_of, digest_of, read_config, read_manifest, size_problem
from waybill.core.evidence import (
    Answer,
    BlobFacts,
    Child,
    CredentialFacts,
    Evidence,
    ImageFacts,
    ImageKind,
    LostBlob,
    PartsFacts,
    Source,
    TokenKind,
    Trouble,
)
from waybill.core.keychain import Credential
from waybill.core.manifest import NO_TYPE
from waybill.core.platform import covers
from waybill.core.reference import ReferenceProblem, parse_reference
from waybill.flows.parallel import in_parallel
from waybill.frozen import dataclass
from waybill.secret import Secret

if TYPE_CHECKING:
    from waybill.flows.hands import Hands

PULL = ("pull",)
REFUSED = 400
MISSING = 404
TOO_MANY = 429
BROKEN = 500
REFUSALS = (401, 403)
CONFIG_CAP = 4 * 1024 * 1024
RUNNABLE = (ImageKind.INDEX, ImageKind.MANIFEST)
USER_TOKENS = (TokenKind.CLASSIC, TokenKind.OAUTH, TokenKind.FINE_GRAINED, TokenKind.APP_USER)
GITHUB_TOKENS = (*USER_TOKENS, TokenKind.INSTALLATION)
ANONYMOUS = Credential(facts=CredentialFacts(source=Source.ANONYMOUS))
READ_CHILDREN = 16  # an index larger than this gets its further children asked for with HEAD
MOST_BLOBS = 64  # layers and configurations of one image that are asked for with HEAD, where not all must be
NO_SUCH_QUESTION = (401, 403, 405)  # of a registry that lets nobody ask for a blob with HEAD
_AT_ONCE = 8


@dataclass(frozen=True, kw_only=True)
class Sight:
    """What was seen of one image, and the manifest bytes that prove it."""

    evidence: Evidence
    bodies: Mapping[str, bytes] = field(default_factory=dict)
    configs: tuple[ConfigFacts, ...] = ()


class Ladder:
    """One climb. Each rung writes to ``evidence`` and says whether the next one makes sense."""

    def __init__(
        self,
        start: Evidence,
        hands: Hands,
        seconds: float,
        *,
        ask_for_layers: bool = True,
        ask_why_absent: bool = True,
        whole: bool = False,
    ) -> None:
        """``seconds``: everything ends within this. ``ask_for_layers``: is every layer there, at a request for each.

        ``ask_why_absent``: which commit and which workflow should have made a tag that is not there.
        ``whole``: the caller proves a push, so however many layers and platforms there are, all are asked for.
        """
        self.evidence = start
        self.hands = hands
        self.bodies: dict[str, bytes] = {}
        self._read_configs: set[str] = set()
        self._configs: list[ConfigFacts] = []
        self.met = False
        self._seconds = seconds
        self._end = hands.http.clock.monotonic() + seconds
        self._ask_for_layers = ask_for_layers
        self._ask_why_absent = ask_why_absent
        self._whole = whole

    def climb(self) -> Sight:
        """Climb as far as the answers carry, then ask what explains a refusal."""
        try:
            self.reference = parse_reference(self.evidence.wish.image)
        except ReferenceProblem:
            return Sight(evidence=self.evidence)
        with self.hands.http.within(self._seconds):
            return self._climb()

    def _climb(self) -> Sight:
        rungs = (self._meet, self._exchange, self._read, self._read_children, self._read_blob, self._ask_blobs)
        proved = all(self._in_time() and rung() for rung in rungs)
        beside = [self._ask_label, self._ask_push, self._ask_github] + ([] if proved else [self._explain])
        for ask in beside:
            if self._in_time():
                ask()
        return Sight(evidence=self.evidence, bodies=self.bodies, configs=tuple(self._configs))

    # the rungs

    def _meet(self) -> bool:
        host = self.reference.registry
        self.registry = self.hands.registry(host)
        self.credential = self.hands.credential(host)
        facts = self.registry.ping()
        self._saw(registry=facts, credential=self.credential.facts)
        self.met = facts.ping.ok or facts.ping.status in REFUSALS
        return self.met

    def _exchange(self) -> bool:
        self.grant = grant = self.registry.authorize_twice(self.reference.repository, PULL, self.credential)
        self._saw(**{"anonymous" if self.credential.anonymous else "exchange": grant.answer})
        return grant.answer.ok

    def _read(self) -> bool:
        fetched = self.registry.manifest(self.reference.repository, self.reference.identifier, self.grant)
        self._saw(manifest=fetched.answer)
        if not fetched.answer.ok:
            return False
        image = self._keep(fetched.answer, fetched.content, self.reference.digest)
        self._saw(image=image)
        return image.kind in RUNNABLE

    def _read_children(self) -> bool:
        image = self._image()
        real = [child for child in image.children if not child.attestation]
        read = {child.digest for child in (real if self._whole else real[:READ_CHILDREN])}
        self.parts: dict[str, ImageFacts] = {}
        children = tuple(
            child if child.attestation else self._ask_child(child, whole=child.digest in read)
            for child in image.children
        )
        self._saw(image=replace(image, children=children))
        return all(child.attestation or (child.answer is not None and child.answer.ok) for child in children)

    def _ask_child(self, child: Child, *, whole: bool) -> Child:
        repository = self.reference.repository
        if not whole:
            return replace(child, answer=self.registry.exists(repository, child.digest, self.grant))
        fetched = self.registry.manifest(repository, child.digest, self.grant)
        if not fetched.answer.ok:
            return replace(child, answer=fetched.answer)
        manifest = self._keep(fetched.answer, fetched.content, child.digest)
        self.parts[child.digest] = manifest
        is_image = manifest.kind is ImageKind.MANIFEST
        problem = manifest.problem or ("" if is_image else f"its bytes are: {manifest.kind.value}")
        problem = problem or size_problem(fetched.content, child.size)
        return replace(child, answer=fetched.answer, problem=problem)

    def _read_blob(self) -> bool:
        """The configurations that matter: they prove that blobs can be had, and what the image really is."""
        image = self._image()
        if image.kind is ImageKind.MANIFEST:
            blob, config = self._ask_config(image)
            self._saw(blob=blob, image=config.into(image) if config else image)
            return config is not None and not config.problem
        told: dict[str, Child] = {}
        for child in self._children_that_matter(image):
            told[child.digest] = self._ask_own_word(child)
            if told[child.digest].problem:
                break  # one is enough for the verdict, and the others mostly share its cause
        children = tuple(told.get(child.digest, child) for child in image.children)
        revision = _shared(config.revision for config in self._configs)
        version = _shared(config.version for config in self._configs)
        source = _shared(config.source for config in self._configs)
        revisions = tuple(dict.fromkeys(config.revision for config in self._configs if config.revision))
        self._saw(
            image=replace(
                image, children=children, revision=revision, revisions=revisions, version=version, source=source
            ),
        )
        return all(not child.problem for child in self._image().children) and self.evidence.blob is not None

    def _ask_own_word(self, child: Child) -> Child:
        """What the child's own configuration says of its platform; the index may be silent or wrong about it."""
        blob, config = self._ask_config(self.parts[child.digest])
        lost = (blob.second or blob.first).status == MISSING  # the question for every part names its platform too
        if self.evidence.blob is None or (config is None and not lost):
            self._saw(blob=blob)
        if config is None or not config.platform:
            return replace(child, problem=config.problem if config else "")
        if not child.platform:
            return replace(child, platform=config.platform, problem=config.problem)
        agree = covers(child.platform, config.platform)
        lie = "" if agree else f"the index says {child.platform}, its own configuration says {config.platform}"
        return replace(child, problem=config.problem or lie)

    def _ask_config(self, part: ImageFacts) -> tuple[BlobFacts, ConfigFacts | None]:
        digest = part.config_digest
        blob, content = self.registry.blob(self.reference.repository, digest, self.grant, CONFIG_CAP)
        if not (blob.second or blob.first).ok:
            return blob, None
        self._read_configs.add(digest)
        config = read_config(content, digest)
        self._configs.append(config)
        return blob, replace(config, problem=config.problem or size_problem(content, part.config_size))

    def _children_that_matter(self, image: ImageFacts) -> list[Child]:
        """Those for the platforms that are wanted and those of no stated platform.

        Where none is wanted somebody may run any of them; in a run of many images one speaks for the others. Of a push
        each says from which commit it was made.
        """
        known = [child for child in image.children if self._config_of(child) and not child.problem]
        wanted = self.evidence.wish.platforms
        if self._whole:
            return known
        chosen = [c for c in known if not c.platform or any(covers(want, c.platform) for want in wanted)]
        return chosen or (known if self._ask_for_layers else known[:1])

    def _config_of(self, child: Child) -> str:
        return self.parts[child.digest].config_digest if child.digest in self.parts else ""

    def _ask_blobs(self) -> bool:
        """Is every part there that a pull would fetch: a registry may lose one blob and keep the rest."""
        if not self._ask_for_layers:
            return True
        named = self._named_blobs()
        todo = [(digest, platform) for digest, platform in named if digest not in self._read_configs]
        answered, unclear = 0, None
        for digest, platform, answer in self._answers(todo if self._whole else todo[:MOST_BLOBS]):
            if answer.status == MISSING:
                self._saw(lost=(*self.evidence.lost, LostBlob(digest=digest, answer=answer, platform=platform)))
            elif answer.status is None or answer.status >= REFUSED:
                unclear = answer
                break
            answered += 1
        # Whoever answered one such question answers them: a refusal of a later one says nothing about the part.
        excused = unclear is not None and unclear.status in NO_SUCH_QUESTION and not (answered or self.evidence.lost)
        self._saw(
            parts=PartsFacts(
                named=len(named),
                answered=len(named) - len(todo) + answered + len(self.evidence.lost),
                refused=unclear if excused else None,
                failed=None if excused else unclear,
            )
        )
        return not self.evidence.lost

    def _answers(self, todo: list[tuple[str, str]]) -> Iterator[tuple[str, str, Answer]]:
        """Whether each is there, in the order of the manifests; some at a time where all of them must be told."""
        if not self._whole:
            yield from ((*one, self._is_there(one[0])) for one in todo)
            return
        for at in range(0, len(todo), _AT_ONCE):
            some = todo[at : at + _AT_ONCE]
            found = dict(in_parallel(self._is_there, [digest for digest, _ in some], _AT_ONCE))
            yield from ((*one, found[index]) for index, one in enumerate(some))

    def _is_there(self, digest: str) -> Answer:
        """From whichever thread: the time of the whole climb holds for it."""
        with self.hands.http.within(max(0.0, self._end - self.hands.http.clock.monotonic())):
            return self.registry.holds(self.reference.repository, digest, self.grant)

    def _named_blobs(self) -> list[tuple[str, str]]:
        """Each blob once, and the platform that needs it; of all platforms where none is wished, and of a push."""
        image, wanted = self._image(), self.evidence.wish.platforms
        if image.kind is ImageKind.MANIFEST:
            return [(digest, image.platform) for digest in blobs_of(self.bodies[image.digest])]
        real = [child for child in image.children if child.digest in self.bodies]  # not those of other bytes
        needed = [c for c in real if self._whole or not wanted or any(covers(want, c.platform) for want in wanted)]
        pairs = [(digest, child.platform) for child in needed for digest in blobs_of(self.bodies[child.digest])]
        return list({digest: (digest, platform) for digest, platform in reversed(pairs)}.values())[::-1]

    # beside the ladder

    def _ask_label(self) -> None:
        manifest = self.evidence.manifest
        if self.reference.tag and self.reference.digest and manifest is not None and manifest.ok:
            self._saw(label=self.registry.exists(self.reference.repository, self.reference.tag, self.grant))

    def _ask_push(self) -> None:
        if self.evidence.wish.push and self.met:
            with self.hands.at_work.step():
                self._saw(push=self.registry.probe_push(self.reference.repository, self.credential))

    def _ask_github(self) -> None:
        if not self._is_at_home():
            return
        facts, secret = self.credential.facts, self.credential.secret
        if facts.kind in USER_TOKENS:
            self._saw(user=self.hands.github(secret).user())
        if facts.kind in GITHUB_TOKENS:
            self._ask_package(secret, facts.source)
        elif self.hands.github_token is not None:
            self._ask_package(self.hands.github_token, Source.JOB_TOKEN)
        elif self._refused():
            self._ask_package(None, Source.ANONYMOUS)

    def _ask_package(self, token: Secret | None, source: Source) -> None:
        owner, _, name = self.reference.repository.partition("/")
        if name:
            self._saw(package=self.hands.github(token).package(owner, name, source))

    def _explain(self) -> None:
        if not self.met:
            return
        if not self.credential.anonymous and self._refused():
            self._saw(anonymous=self.registry.authorize(self.reference.repository, PULL, ANONYMOUS).answer)
        manifest = self.evidence.manifest
        if manifest is not None and manifest.status == MISSING:
            self._explain_absence()
        elif manifest is not None and (manifest.status or 0) >= BROKEN and self.reference.digest:
            self._ask_for_blob()  # distribution fails when it reads a configuration as a manifest

    def _explain_absence(self) -> None:
        repository = self.reference.repository
        self._saw(tags=self.registry.tags(repository, self.grant))
        if self.reference.digest:
            self._ask_for_blob()
        elif self._ask_why_absent:
            self._ask_why_never_built()

    def _ask_for_blob(self) -> None:
        digest = self.reference.digest
        blob, content = self.registry.blob(self.reference.repository, digest, self.grant, CONFIG_CAP)
        large = Trouble.TOO_LARGE in (blob.first.trouble, blob.second.trouble if blob.second else None)
        if large or (content and digest_of(content, digest) == digest):
            self._saw(image=ImageFacts(kind=ImageKind.UNREADABLE, digest=digest, digest_is_config=True))

    def _ask_why_never_built(self) -> None:
        token = self.hands.github_token
        repository = self._likely_repository()
        if token is None or not repository:
            return
        refs = [ref for ref in (self.reference.tag, self.evidence.job.sha) if ref]
        self._saw(commit=self.hands.github(token).why_absent(repository, refs, self.reference.name))

    def _likely_repository(self) -> str:
        """The repository that should have built the image: the linked one, the job's own, or the one of its name."""
        package = self.evidence.package
        named = "/".join(self.reference.repository.split("/")[:2]) if self._is_at_home() else ""
        return (package.repository if package else "") or self.evidence.job.repository or named

    # small helpers

    def _is_at_home(self) -> bool:
        """The API that we know how to ask is that of the job's own server; no token of its goes to another."""
        return is_github_registry(self.reference.registry, self.evidence.job.server)

    def _in_time(self) -> bool:
        return self.hands.http.clock.monotonic() < self._end

    def _refused(self) -> bool:
        asked = (self.evidence.exchange, self.evidence.anonymous, self.evidence.manifest)
        return any(answer is not None and answer.status in REFUSALS for answer in asked)

    def _keep(self, answer: Answer, content: bytes, expected: str) -> ImageFacts:
        image = read_manifest(content, answer.headers.get("content-type") or NO_TYPE, expected)
        self.bodies[image.digest] = content
        return replace(image, claimed_digest=answer.headers.get("docker-content-digest", ""))

    def _image(self) -> ImageFacts:
        assert self.evidence.image is not None  # noqa: S101  # the rung before has just written it
        return self.evidence.image

    def _saw(self, **facts: Any) -> None:
        self.evidence = replace(self.evidence, **facts)


def _shared(labels: Iterable[str]) -> str:
    """A label that every configuration that was read carries alike."""
    found = set(labels)
    return found.pop() if len(found) == 1 else ""
