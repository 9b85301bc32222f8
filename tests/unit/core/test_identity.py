"""Which image a container runs: no false proof, whatever engines, names and chains there are."""

from __future__ import annotations

import hashlib
import json
import random
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.images import IN_INDEX, config, entry, index, manifest, raw, sha
from waybill.core.chain import Chain, build_chain
from waybill.core.host.container import ContainerFacts
from waybill.core.host.engine import Store
from waybill.core.identity import (
    Identity,
    Word,
    digests_to_ask,
    is_of,
    judge,
    members,
    names_repository,
    read_name,
    whole,
)

# A small registry: three versions, two of them for two platforms, one as a single manifest, and copies of one.


def bodies() -> dict[str, bytes]:
    found: dict[str, bytes] = {}
    for version in ("1", "2"):
        parts = [manifest(config(arch, version=version)) for arch in ("amd64", "arm64")]
        entries = [entry(part, architecture=arch) for part, arch in zip(parts, ("amd64", "arm64"), strict=True)]
        found |= {sha(body): body for body in (*parts, index(*entries, IN_INDEX), index(*entries[:1]))}
    recompressed = manifest(config("amd64", version="1"), layers=("application/vnd.oci.image.layer.v1.tar+zstd",))
    single = manifest(config("amd64", version="3"))
    return {**found, **{sha(body): body for body in (recompressed, single, index(entry(recompressed)))}}


BODIES = bodies()
TOPS = sorted(BODIES)
CONFIGS = sorted({json.loads(body)["config"]["digest"] for body in BODIES.values() if "config" in json.loads(body)})
PLATFORMS = ("linux/amd64", "linux/arm64")
CHAINS = {(top, platform): build_chain(top, BODIES, platform) for top in TOPS for platform in PLATFORMS}
NOBODY = ["sha256:" + letter * 64 for letter in "abc"]
TEXTS = (
    "",
    "ghcr.io/acme/app:1",
    "ghcr.io/acme/app:waybill-123456789012",
    *(f"ghcr.io/acme/app@{digest}" for digest in TOPS[:4]),
    *TOPS[:3],
    *CONFIGS[:2],
    "proven: runs D",
)


def contents_of(digest: str) -> set[tuple[str, str]]:
    """What may run under a digest, as (manifest, configuration): read from the bytes, apart from the product."""
    body = json.loads(BODIES[digest]) if digest in BODIES else {}
    if "config" in body:
        return {(digest, body["config"]["digest"])}
    return {pair for child in body.get("manifests", []) for pair in contents_of(child["digest"])}


def may_be_proved(top: str, store: Store, container: ContainerFacts) -> bool:
    """The oracle: the engine's own digest is, by the registry's bytes, something that the wanted digest leads to."""
    wanted = contents_of(top)
    if store is Store.CONTAINERD:
        runs = contents_of(container.manifest) if container.manifest in BODIES else contents_of(container.image)
        return bool({part for _, part in wanted} & {part for _, part in runs})
    named = {container.image} | (
        {part for _, part in contents_of(container.manifest)} if store is Store.PODMAN else set()
    )
    return bool({part for _, part in wanted} & named)


def draw_container(draw: random.Random) -> ContainerFacts:
    pool = [*TOPS, *CONFIGS, *NOBODY, ""]
    return ContainerFacts(
        identifier="c",
        image=draw.choice(pool),
        manifest=draw.choice(["", "", *TOPS, *NOBODY]),
        platform=draw.choice(PLATFORMS),
        **draw_texts(draw),
    )


def draw_texts(draw: random.Random) -> dict[str, Any]:
    """Everything that people and tools may write as they like."""
    some = [text for text in TEXTS if draw.random() < 0.3]
    return {
        "name": draw.choice(TEXTS),
        "asked": draw.choice(TEXTS),
        "asked_leads": draw.choice(TEXTS),
        "repo_tags": tuple(some),
        "repo_digests": tuple(draw.sample(some, len(some))),
        "labels": {draw.choice(TEXTS): draw.choice(TEXTS)},
        "project": draw.choice(TEXTS),
        "service": draw.choice(TEXTS),
        "revision": draw.choice(TEXTS),
        "image_present": draw.choice((None, True, False)),
    }


def draw_others(draw: random.Random) -> list[Chain]:
    """Chains as a flow builds them: from bytes, for any digest and platform, some of them broken."""
    return [draw_chain(draw) for _ in range(draw.randint(0, 3))]


def draw_chain(draw: random.Random) -> Chain:
    return CHAINS[draw.choice(TOPS), draw.choice(PLATFORMS)]


SEEDS = st.integers(min_value=0, max_value=2**64).map(random.Random)
STORES = st.sampled_from(list(Store))


@settings(max_examples=800)
@given(SEEDS, STORES)
def test_proved_only_when_the_bytes_lead_to_what_the_engine_runs(draw: random.Random, store: Store) -> None:
    top, container = draw.choice(TOPS), draw_container(draw)

    identity = judge(CHAINS[top, draw.choice(PLATFORMS)], store, container, draw_others(draw))

    assert not identity.proved or may_be_proved(top, store, container)


@settings(max_examples=800)
@given(SEEDS, STORES)
def test_no_text_makes_or_breaks_a_proof(draw: random.Random, store: Store) -> None:
    chain, container = draw_chain(draw), draw_container(draw)
    others = draw_others(draw)

    first = judge(chain, store, container, others)
    second = judge(chain, store, replace(container, **draw_texts(draw)), others)

    assert first.proved is second.proved


@settings(max_examples=300)
@given(SEEDS, STORES)
def test_nothing_is_proved_without_a_chain_of_hashed_bytes(draw: random.Random, store: Store) -> None:
    chain, container = draw_chain(draw), draw_container(draw)
    broken = (
        None,
        replace(chain, sizes={}),
        replace(chain, problem="something"),
        replace(chain, config=""),
        Chain(index=chain.index, manifest=chain.manifest, config=chain.config),
    )

    for one in broken:
        assert not judge(one, store, container).proved
        assert not judge(chain, Store.UNKNOWN, container).proved
        unproved = draw.choice([other for other in broken if other])
        assert judge(chain, store, container, [unproved]).proved is judge(chain, store, container).proved


@pytest.mark.parametrize("store", [Store.CLASSIC, Store.CONTAINERD, Store.PODMAN])
@pytest.mark.parametrize("top", TOPS)
def test_every_good_container_is_proved(store: Store, top: str) -> None:
    """No good deploy fails: what an engine of each store says of the right image is enough."""
    for platform in PLATFORMS:
        chain = build_chain(top, BODIES, platform)
        if not whole(chain):
            continue
        says = {
            Store.CLASSIC: [{"image": chain.config}],
            Store.PODMAN: [{"image": chain.config}, {"image": chain.config, "manifest": chain.manifest}],
            Store.CONTAINERD: [
                {"image": chain.index or chain.manifest},
                {"image": chain.manifest},
                {"image": NOBODY[0], "manifest": chain.manifest},
                {"image": chain.index or chain.manifest, "manifest": chain.manifest},
            ],
        }[store]
        for said in says:
            assert judge(chain, store, one(**said)).proved, said


# The words


AMD = manifest(config("amd64", version="1"))
ARM = manifest(config("arm64", version="1"))
TOP = index(entry(AMD), entry(ARM, architecture="arm64"), IN_INDEX)
CHAIN = build_chain(sha(TOP), {sha(body): body for body in (TOP, AMD, ARM)}, "linux/amd64")
ARM_CHAIN = build_chain(sha(TOP), {sha(body): body for body in (TOP, AMD, ARM)}, "linux/arm64")
ALONE = build_chain(sha(AMD), {sha(AMD): AMD}, "linux/amd64")
X = NOBODY[0]


def one(**more: Any) -> ContainerFacts:
    return ContainerFacts(identifier="c", **more)


@pytest.mark.parametrize(
    ("chain", "store", "container", "others", "expected"),
    [
        (CHAIN, Store.CLASSIC, one(image=CHAIN.config), (), (Word.CONTENT, "config", "")),
        (CHAIN, Store.CLASSIC, one(image=CHAIN.index), (), (Word.DIFFERENT, "", "")),
        (CHAIN, Store.CONTAINERD, one(image=CHAIN.index), (), (Word.RUNS, "index", "")),
        (CHAIN, Store.CONTAINERD, one(image=CHAIN.manifest), (), (Word.RUNS, "manifest", "")),
        (CHAIN, Store.CONTAINERD, one(image=X, manifest=CHAIN.manifest), (), (Word.RUNS, "manifest", "")),
        (CHAIN, Store.CONTAINERD, one(image=CHAIN.manifest, manifest=X), (), (Word.DIFFERENT, "", "")),
        (CHAIN, Store.CONTAINERD, one(image=CHAIN.config), (), (Word.DIFFERENT, "", "")),
        (CHAIN, Store.PODMAN, one(image=X, manifest=CHAIN.index), (), (Word.RUNS, "index", "")),
        (
            CHAIN,
            Store.CONTAINERD,
            one(image=CHAIN.index, manifest=ARM_CHAIN.manifest, platform="linux/arm64"),
            (),
            (Word.CONSISTENT, "", ""),
        ),
        (
            CHAIN,
            Store.CONTAINERD,
            one(image=CHAIN.index, manifest=ARM_CHAIN.manifest),
            (ARM_CHAIN,),
            (Word.RUNS, "manifest", "linux/arm64"),
        ),
        (CHAIN, Store.CONTAINERD, one(image=CHAIN.index, manifest=X), (ARM_CHAIN,), (Word.CONSISTENT, "", "")),
        (CHAIN, Store.CLASSIC, one(image=ARM_CHAIN.config), (ARM_CHAIN,), (Word.CONTENT, "config", "linux/arm64")),
        (CHAIN, Store.CLASSIC, one(image=X, repo_digests=(f"a/b@{CHAIN.index}",)), (), (Word.CONSISTENT, "", "")),
        (None, Store.CLASSIC, one(image=CHAIN.config), (), (Word.NO_EVIDENCE, "", "")),
        (
            Chain(manifest=CHAIN.index, problem="not at hand"),
            Store.CLASSIC,
            one(image=CHAIN.config, repo_digests=(f"a/b@{CHAIN.index}",)),
            (),
            (Word.CONSISTENT, "", ""),
        ),
        (CHAIN, Store.UNKNOWN, one(image=CHAIN.config), (), (Word.UNKNOWN, "", "")),
        (CHAIN, Store.CLASSIC, one(), (), (Word.UNKNOWN, "", "")),
        (ALONE, Store.CONTAINERD, one(image=CHAIN.index), (), (Word.UNKNOWN, "", "")),
        (ALONE, Store.CONTAINERD, one(image=CHAIN.index), (CHAIN,), (Word.RUNS, "manifest", "")),
        (ALONE, Store.CONTAINERD, one(image=CHAIN.index), (ARM_CHAIN,), (Word.DIFFERENT, "", "")),
        (ALONE, Store.CONTAINERD, one(image=X, manifest=X), (), (Word.DIFFERENT, "", "")),
        (
            replace(ALONE, contents=("a",)),
            Store.CONTAINERD,
            one(image=X, contents=("b",)),
            (),
            (Word.DIFFERENT, "", ""),
        ),
        (replace(ALONE, contents=("a",)), Store.CONTAINERD, one(image=X, contents=("a",)), (), (Word.UNKNOWN, "", "")),
    ],
)
def test_the_words(
    chain: Chain | None,
    store: Store,
    container: ContainerFacts,
    others: tuple[Chain, ...],
    expected: tuple[Word, str, str],
) -> None:
    identity = judge(chain, store, container, others)

    assert (identity.word, identity.member, identity.platform) == expected


def test_only_two_words_are_proof() -> None:
    assert {word for word in Word if Identity(word=word).proved} == {Word.RUNS, Word.CONTENT}


def test_the_members_are_those_of_equal_content() -> None:
    other = build_chain(X, {X: b""}, "linux/amd64")

    assert members(CHAIN) == CHAIN.members
    assert members(ALONE, [CHAIN, ARM_CHAIN, other]) == CHAIN.members
    assert members(CHAIN, [ARM_CHAIN]) == CHAIN.members | ARM_CHAIN.members
    assert members(replace(CHAIN, problem="broken")) == frozenset()
    assert members(None, [CHAIN]) == frozenset()


def test_what_should_be_asked_of_the_registry() -> None:
    good, old = one(image=CHAIN.config), one(image=X, repo_digests=(f"a/b@{NOBODY[1]}", "a/b@sha256:../../x"))
    arm = one(image=ARM_CHAIN.config, platform="linux/arm64")

    assert digests_to_ask(CHAIN, Store.CLASSIC, [good]) == ()
    assert digests_to_ask(CHAIN, Store.CLASSIC, [replace(old, platform="linux/amd64")]) == (NOBODY[1],)
    assert digests_to_ask(CHAIN, Store.CLASSIC, [arm]) == (CHAIN.index,)
    assert digests_to_ask(CHAIN, Store.CONTAINERD, [replace(old, platform="linux/amd64")]) == (X, NOBODY[1])
    assert digests_to_ask(None, Store.CONTAINERD, [one(image="sha256:../../secret")]) == ()


# Names


@pytest.mark.parametrize(
    ("text", "name", "tag", "digest"),
    [
        ("ghcr.io/acme/app:1.2", "ghcr.io/acme/app", "1.2", ""),
        (f"ghcr.io/acme/app@{X}", "ghcr.io/acme/app", "", X),
        (f"ghcr.io/acme/app:1.2@{X}", "ghcr.io/acme/app", "1.2", X),
        ("nginx", "docker.io/library/nginx", "", ""),
        ("nginx:1.27", "docker.io/library/nginx", "1.27", ""),
        ("acme/app", "docker.io/acme/app", "", ""),
        ("index.docker.io/acme/app:1", "docker.io/acme/app", "1", ""),
        ("localhost:5000/app:1", "localhost:5000/app", "1", ""),
        ("[::1]:5000/acme/app", "[::1]:5000/acme/app", "", ""),
        (X, "/", "", ""),
        ("", "/", "", ""),
        ("@", "/", "", ""),
    ],
)
def test_names_as_engines_hold_them(text: str, name: str, tag: str, digest: str) -> None:
    found = read_name(text)

    assert (found.name, found.tag, found.digest) == (name, tag, digest)


@given(st.text(max_size=30))
def test_no_name_breaks_the_reading(text: str) -> None:
    assert not is_of("", text)
    read_name(text)


def test_a_name_is_of_its_repository_alone() -> None:
    assert is_of("docker.io/library/nginx", "nginx:1")
    assert not is_of("ghcr.io/acme/app", "ghcr.io/acme/app-worker:1")
    assert not is_of("ghcr.io/acme/app", "acme/app:1")
    assert names_repository(one(asked=X, repo_tags=("ghcr.io/acme/app:1",)), "ghcr.io/acme/app")
    assert not names_repository(one(asked=X, labels={"image": "ghcr.io/acme/app:1"}), "ghcr.io/acme/app")


def test_the_registry_of_these_tests_is_what_it_says() -> None:
    """The oracle would agree with anything if the bytes led nowhere."""
    chains: Mapping[str, list[Chain]] = {top: [build_chain(top, BODIES, one) for one in PLATFORMS] for top in TOPS}

    assert len(TOPS) >= 9
    assert sum(whole(chain) for both in chains.values() for chain in both) >= 12
    assert all(hashlib.sha256(body).hexdigest() == digest[7:] for digest, body in BODIES.items())
    assert raw({}) != b""
