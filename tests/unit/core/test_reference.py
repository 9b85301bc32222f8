"""Image names: what is one, and what is said about what is none."""

from __future__ import annotations

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from waybill.core.reference import Reference, ReferenceProblem, api_host, parse_reference

HEX = "0123456789abcdef" * 4
SHA256 = f"sha256:{HEX}"
SHA512 = f"sha512:{HEX}{HEX}"


def read(text: str) -> Reference | ReferenceProblem:
    try:
        return parse_reference(text)
    except ReferenceProblem as problem:
        return problem


def problem_of(text: str) -> ReferenceProblem:
    with pytest.raises(ReferenceProblem) as caught:
        parse_reference(text)
    return caught.value


@pytest.mark.parametrize(
    ("text", "registry", "repository", "tag", "digest"),
    [
        ("ghcr.io/acme/app", "ghcr.io", "acme/app", "", ""),
        ("ghcr.io/acme/app:1.2.3", "ghcr.io", "acme/app", "1.2.3", ""),
        ("ghcr.io/acme/app:V1-RC_2", "ghcr.io", "acme/app", "V1-RC_2", ""),
        (f"ghcr.io/acme/app@{SHA256}", "ghcr.io", "acme/app", "", SHA256),
        (f"ghcr.io/acme/app:v1@{SHA512}", "ghcr.io", "acme/app", "v1", SHA512),
        ("ghcr.io:443/acme/app:1", "ghcr.io:443", "acme/app", "1", ""),
        ("ghcr.io/acme/team/tools/app", "ghcr.io", "acme/team/tools/app", "", ""),
        ("ghcr.io/acme/a__b-c.d---e", "ghcr.io", "acme/a__b-c.d---e", "", ""),
        ("localhost/app", "localhost", "app", "", ""),
        ("localhost:5000/app:1", "localhost:5000", "app", "1", ""),
        ("127.0.0.1:5000/app", "127.0.0.1:5000", "app", "", ""),
        ("[::1]:5000/app:1", "[::1]:5000", "app", "1", ""),
        ("[2001:db8::1]/acme/app", "[2001:db8::1]", "acme/app", "", ""),
        ("registry:5000/app", "registry:5000", "app", "", ""),
        ("docker.io/library/nginx", "docker.io", "library/nginx", "", ""),
        ("index.docker.io/acme/app:1", "docker.io", "acme/app", "1", ""),
        ("registry-1.docker.io/acme/app", "docker.io", "acme/app", "", ""),
        ("gcr.io/acme/app", "gcr.io", "acme/app", "", ""),
        ("mirror.example.com/ghcr.io/acme/app", "mirror.example.com", "ghcr.io/acme/app", "", ""),
        ("containers.acme.ghe.com/acme/app", "containers.acme.ghe.com", "acme/app", "", ""),
        (f"ghcr.io/acme/app:sha256-{HEX}", "ghcr.io", "acme/app", f"sha256-{HEX}", ""),
        (f"ghcr.io/acme/app:{'t' * 128}", "ghcr.io", "acme/app", "t" * 128, ""),
    ],
)
def test_a_full_name_is_read(text: str, registry: str, repository: str, tag: str, digest: str) -> None:
    assert parse_reference(text) == Reference(registry=registry, repository=repository, tag=tag, digest=digest)


def test_a_manifest_is_asked_for_by_the_most_exact_identifier() -> None:
    assert parse_reference(f"ghcr.io/acme/app:v1@{SHA256}").identifier == SHA256
    assert parse_reference("ghcr.io/acme/app:v1").identifier == "v1"
    assert parse_reference("ghcr.io/acme/app").identifier == "latest"


def test_docker_hub_answers_under_another_name() -> None:
    assert api_host("docker.io") == "registry-1.docker.io"
    assert api_host("ghcr.io") == "ghcr.io"


@pytest.mark.parametrize(
    ("text", "code", "said", "suggestion"),
    [
        ("", "name.empty", "handed on nothing", ""),
        (" \n", "name.empty", "handed on nothing", ""),
        ("ghcr.io/Acme/App", "name.upper-case", "must be lowered first", "ghcr.io/acme/app"),
        ("ghcr.io/Acme/app:V1", "name.upper-case", "capital letters", "ghcr.io/acme/app:V1"),
        ("GHCR.io/acme/app", "name.upper-case", "capital letters", "ghcr.io/acme/app"),
        (f"ghcr.io/ACME/app@{SHA256}", "name.upper-case", "capital letters", f"ghcr.io/acme/app@{SHA256}"),
        ("nginx", "name.no-registry", '"docker.io/library/nginx"', "docker.io/library/nginx"),
        ("nginx:1.27", "name.no-registry", '"ghcr.io/OWNER/nginx"', "docker.io/library/nginx:1.27"),
        ("acme/app:1", "name.no-registry", '"docker.io/acme/app"', "ghcr.io/acme/app:1"),
        ("Acme/App:1", "name.no-registry", '"ghcr.io/acme/app"', "ghcr.io/acme/app:1"),
        (HEX, "name.no-registry", "an image ID alone", ""),
        (SHA256, "name.no-registry", "a digest or an image ID alone", ""),
        ("ghcr.io", "name.malformed", "the image's path is missing", ""),
        ("localhost:5000", "name.malformed", "the image's path is missing", ""),
        ("[::1]:5000", "name.malformed", "the image's path is missing", ""),
        ("ghcr.io/", "name.malformed", "a variable expands to nothing", ""),
        ("ghcr.io//app", "name.malformed", "a variable expands to nothing", ""),
        ("ghcr.io/acme/", "name.malformed", "a variable expands to nothing", ""),
        ("ghcr.io/app", "name.malformed", "ghcr.io/OWNER/IMAGE", ""),
        ("docker.io/nginx:1", "name.malformed", "library/", "docker.io/library/nginx:1"),
        ("ghcr.io/acme/-app", "name.malformed", '"-app" cannot be part', ""),
        ("ghcr.io/acme/a..b", "name.malformed", '"a..b" cannot be part', ""),
        ("ghcr.io/acme/a___b", "name.malformed", '"a___b" cannot be part', ""),
        ("ghcr.io/acme/app_", "name.malformed", '"app_" cannot be part', ""),
        ("ghcr.io/acme/a+b", "name.malformed", '"a+b" cannot be part', ""),
        ("-host.example.com/app", "name.malformed", "a DNS name", ""),
        ("my_host.example.com/app", "name.malformed", "a DNS name", ""),
        ("ghcr.io./acme/app", "name.malformed", "a DNS name", ""),
        ("ghcr.io:/acme/app", "name.malformed", "a DNS name", ""),
        ("ghcr.io:70000/acme/app", "name.malformed", "ports go from 1 to 65535", ""),
        ("ghcr.io:0/acme/app", "name.malformed", "ports go from 1 to 65535", ""),
        ("[::g]/app", "name.malformed", "a DNS name", ""),
        ("[:::::1]/app", "name.malformed", "no IPv6 address", ""),
        ("ghcr.io/acme/" + "a" * 243, "name.malformed", "256 characters; 255 fit", ""),
        ("x" * 1025, "name.malformed", "1025 characters long", ""),
        ("ghcr.io/acme/app:", "name.tag-malformed", "an empty tag", ""),
        ("ghcr.io/acme/app:feature/x", "name.tag-malformed", "branch names do", "ghcr.io/acme/app:feature-x"),
        ("ghcr.io/acme/app:1.0+build.5", "name.tag-malformed", "tags are letters", "ghcr.io/acme/app:1.0-build.5"),
        ("ghcr.io/acme/app:v1:v2", "name.tag-malformed", '"v1:v2" is not a tag', "ghcr.io/acme/app:v1-v2"),
        ("ghcr.io/acme/app:-1", "name.tag-malformed", "begin with neither", "ghcr.io/acme/app:1"),
        ("ghcr.io/acme/app:" + "t" * 129, "name.tag-malformed", "129 characters; 128 fit", ""),
        ("ghcr.io/acme/app@sha256:abc", "name.digest-malformed", "has 3 characters (cut off", ""),
        (f"ghcr.io/acme/app@{SHA256}0", "name.digest-malformed", "65 characters (something was added", ""),
        (f"ghcr.io/acme/app@{HEX}", "name.digest-malformed", "lacks the algorithm", f"ghcr.io/acme/app@{SHA256}"),
        (f"ghcr.io/acme/app@{SHA256.upper()}", "name.digest-malformed", "lower case", f"ghcr.io/acme/app@{SHA256}"),
        (f"ghcr.io/acme/app@sha256:{HEX[:-1]}F", "name.digest-malformed", "0-9 and a-f", f"ghcr.io/acme/app@{SHA256}"),
        (
            f"ghcr.io/acme/app:{SHA256}",
            "name.digest-malformed",
            "joined to the name by '@'",
            f"ghcr.io/acme/app@{SHA256}",
        ),
        (f"ghcr.io/acme/app@sha256-{HEX}", "name.digest-malformed", "joined to", f"ghcr.io/acme/app@{SHA256}"),
        (
            f"ghcr.io/acme/app@{SHA256}:v1",
            "name.digest-malformed",
            "before the digest",
            f"ghcr.io/acme/app:v1@{SHA256}",
        ),
        (f"ghcr.io/acme/app@md5:{HEX[:32]}", "name.digest-malformed", "sha256 and sha512", ""),
        ("ghcr.io/acme/app@", "name.digest-malformed", "ends in '@'", ""),
        ("ghcr.io/${{ github.repository }}:v1", "name.template-unexpanded", "at position 9", ""),
        ("ghcr.io/acme/app:$TAG", "name.template-unexpanded", "nothing put the value in", ""),
        ("ghcr.io/acme/app:{{ .Values.tag }}", "name.template-unexpanded", "at position 18", ""),
        ("ghcr.io/<owner>/app", "name.template-unexpanded", "at position 9", ""),
        ("ghcr.io/acme/app:%TAG%", "name.template-unexpanded", "at position 18", ""),
        ("https://ghcr.io/acme/app:1", "name.scheme", '"https://"', "ghcr.io/acme/app:1"),
        ("docker://ghcr.io/Acme/app", "name.scheme", '"docker://"', "ghcr.io/acme/app"),
        ("oci://ghcr.io/acme/app/", "name.scheme", '"oci://"', "ghcr.io/acme/app"),
        ("https://github.com/Acme/app/pkgs/container/app", "name.scheme", "web page", "ghcr.io/acme/app"),
        ("github.com/orgs/acme/packages/container/package/a%2Fb", "name.malformed", "web page", "ghcr.io/acme/a/b"),
        ("hub.docker.com/r/acme/app", "name.malformed", "web page", "docker.io/acme/app"),
        ("https://hub.docker.com/_/nginx", "name.scheme", "web page", "docker.io/library/nginx"),
        ("docker.pkg.github.com/acme/repo/app:1", "name.old-host", "old registry", "ghcr.io/acme/app:1"),
        ("ghrc.io/acme/app:1", "name.typosquat", "revoke that token now", "ghcr.io/acme/app:1"),
        ("GHRC.IO/Acme/app:1", "name.typosquat", "revoke that token now", "ghcr.io/acme/app:1"),
        ("ghcr.com/acme/app", "name.typosquat", "revoke that token now", "ghcr.io/acme/app"),
        ("gchr.io:443/acme/app", "name.typosquat", "revoke that token now", "ghcr.io/acme/app"),
        ("docker.io/ghcr.io/acme/app:1", "name.double-host", "two registry hosts", "ghcr.io/acme/app:1"),
        ("ghcr.io/ghcr.io/acme/app", "name.double-host", "two registry hosts", "ghcr.io/acme/app"),
        ("ghcr.io/docker.io/library/nginx", "name.double-host", "two registry hosts", "docker.io/library/nginx"),
        (" ghcr.io/acme/app\n", "name.whitespace", "white space around it", "ghcr.io/acme/app"),
        ("\tghcr.io/Acme/app", "name.whitespace", "white space around it", "ghcr.io/acme/app"),
        ("ghcr.io/acme/app ghcr.io/acme/b", "name.whitespace", "2 words", ""),
        ("ghcr.io/acme/app\nghcr.io/acme/b\nx", "name.whitespace", "3 lines", ""),
        ("ghcr.io/acme/\u202eapp", "name.malformed", "U+202E at position 14", ""),
        ("ghcr.\u0456o/acme/app", "name.malformed", "U+0456 at position 6", ""),
        ("ghcr.io/acme/app\0", "name.malformed", "U+0000 at position 17", ""),
        ("ghcr.io/acme/\x1b[31mapp", "name.malformed", "U+001B at position 14", ""),
        ("ghcr.io/acme/a\udcffpp", "name.malformed", "U+DCFF at position 15", ""),
    ],
)
def test_a_wrong_name_is_explained_and_corrected(text: str, code: str, said: str, suggestion: str) -> None:
    problem = problem_of(text)

    assert (problem.code, problem.suggestion) == (code, suggestion)
    assert said in problem.problem
    assert str(problem) == problem.problem


@pytest.mark.parametrize("host", ["quay.io", "gcr.io", "lscr.io", "ghcr.example.com", "registry.gitlab.com", "ghar.io"])
def test_other_hosts_are_not_taken_for_look_alikes(host: str) -> None:
    assert parse_reference(f"{host}/acme/app").registry == host


def test_a_huge_or_nested_text_is_refused_at_once_and_shown_in_part() -> None:
    for text in ("a" * 10_000_000, "x://" * 250 + "y", "ghcr.io/" + "a." * 500, "\0" * 10_000_000, "{" * 1000):
        problem = problem_of(text)

        assert len(problem.problem) < 500


_components = st.from_regex(r"\A[a-z0-9]{1,8}((\.|_|__|-{1,3})[a-z0-9]{1,8}){0,2}\Z")
_hosts = st.sampled_from(["ghcr.io", "localhost", "localhost:5000", "[::1]:5000", "192.0.2.7:5000", "a-b.example.com"])
_tags = st.one_of(st.just(""), st.from_regex(r"\A[A-Za-z0-9_][A-Za-z0-9._-]{0,127}\Z"))
_digests = st.sampled_from(["", SHA256, SHA512])


@given(_hosts, st.lists(_components, min_size=2, max_size=4), _tags, _digests)
def test_what_is_printed_is_read_back(registry: str, parts: list[str], tag: str, digest: str) -> None:
    reference = Reference(registry=registry, repository="/".join(parts), tag=tag, digest=digest)
    assume(parts[0] not in ("ghcr.io", "docker.io") and "ghc" not in parts[0] and "ghr" not in parts[0])

    assert parse_reference(str(reference)) == reference


_words = [
    "ghcr.io",
    "GHCR.IO",
    "ghrc.io",
    "docker.io",
    "acme",
    "App",
    "sha256",
    HEX,
    "https://",
    "${{ x }}",
    "localhost",
]
_signs = ["/", ":", "@", " ", "\n", "\x1b", "\u202e", "..", "-", "_", "[::1]", ":5000", "%2F", "\0"]
_pieces = st.sampled_from([*_words, *_signs, "hub.docker.com/r/"])


@given(st.one_of(st.text(), st.lists(_pieces, max_size=12).map("".join)))
@example("@")
@example(":")
@example("/:/@")
@example("[")
@example("ghcr.io/[:x")
def test_hostile_text_gives_a_reference_or_a_problem_that_is_safe_to_print(text: str) -> None:
    seen = read(text)

    if isinstance(seen, ReferenceProblem):
        assert seen.problem.isprintable()
        assert seen.problem.replace("\u2026", "").isascii()
        assert len(seen.problem) < 800
        assert seen.code.startswith("name.")
        assert not seen.suggestion or str(parse_reference(seen.suggestion)) == seen.suggestion
    else:
        assert parse_reference(str(seen)) == seen
        assert str(seen).isascii()
        assert str(seen) == str(seen).strip()
