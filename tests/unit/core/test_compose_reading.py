from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waybill.core.host.ask_compose import ComposeAsk
from waybill.core.host.compose import ComposeFacts, ComposeTrouble, MissingPath, Origin, Port
from waybill.core.host.read_compose import read_compose, version_of
from waybill.core.host.read_services import MOST_SERVICES, read_services, read_tree, required_of
from waybill.core.wire import Told
from waybill.secret import Secret

RAW = 'name\t"app"\nservices\tapp\timage\t"ghcr.io/acme/app:${TAG:?}"'
RENDERED = 'name\t"app"\nservices\tapp\timage\t"ghcr.io/acme/app:1"'
WHOLE = {
    "compose.environment": "",
    "compose.client": "\n/usr/bin/docker",
    "compose.version": "Docker Compose version v2.40.3",
    "compose.engine": "0\n",
    "compose.directory": "open deploy",
    "compose.env-file": "absent /srv/app/.env",
    "compose.source": "found",
    "compose.beside": "compose.yaml",
    "compose.profiles": "",
    "compose.files": "open compose.yaml",
    "project.raw-code": "0",
    "project.raw": RAW,
    "project.exported": "",
    "project.given": "TAG tag\n",
    "project.code": "0",
    "project.config": RENDERED,
    "project.paths": "",
}


def told(**changes: str | None) -> Told:
    records = {**WHOLE, **{name.replace("__", ".").replace("_", "-"): text for name, text in changes.items()}}
    return Told(records=tuple((kind, text) for kind, text in records.items() if text is not None), whole=True)


def read(ask: dict[str, Any] | None = None, problem: str = "", **changes: str | None) -> ComposeFacts:
    return read_compose(told(**changes), ComposeAsk(**{"directory": "/srv/app", **(ask or {})}), problem=problem)


def test_a_whole_look() -> None:
    facts = read()
    assert (facts.trouble, facts.version, facts.project, facts.files) == (None, "2.40.3", "app", ("compose.yaml",))
    assert (facts.owner, facts.supplied, facts.engine_words) == ("deploy", {"TAG": "tag"}, "")
    assert [(one.name, one.image, one.active) for one in facts.services] == [("app", "ghcr.io/acme/app:1", True)]


NEEDS = """\
name\t"app"
services\tapp\t{}
services\tapp\timage\t"ghcr.io/acme/app:1"
services\tapp\tdepends_on\tdb\tcondition\t"service_healthy"
services\tapp\tdepends_on\tmigrate\tcondition\t"service_completed_successfully"
services\tapp\tnetworks\tdefault\tnull
services\tapp\tnetworks\tproxy\t{}
services\tapp\tvolumes\t0\ttype\t"volume"
services\tapp\tvolumes\t0\tsource\t"data"
services\tapp\tvolumes\t0\ttarget\t"/data"
services\tapp\tvolumes\t1\ttype\t"volume"
services\tapp\tvolumes\t1\ttarget\t"/cache"
services\tapp\tsecrets\t0\tsource\t"key"
services\tapp\tconfigs\t0\tsource\t"settings"
services\tapp\trestart\t"always"
services\tapp\tplatform\t"linux/amd64"
services\tmigrate\timage\t"ghcr.io/acme/app:1"
services\tseed\timage\t"ghcr.io/acme/app:1"
services\tseed\tlabels\tdev.waybill.job\t"true"
services\tonce\timage\t"ghcr.io/acme/app:1"
services\tonce\trestart\t"no"
services\tonce\tlabels\tdev.waybill.job\t"false"
networks\tproxy\tname\t"traefik"
networks\tproxy\texternal\ttrue
networks\tdefault\tname\t"app_default"
volumes\tdata\texternal\ttrue
secrets\tkey\tfile\t"/srv/app/key.txt"
"""


def test_what_a_service_needs() -> None:
    facts = read(project__config=NEEDS, project__paths="content absent app /srv/app/key.txt")
    app = facts.services[0]
    assert [(one.service, one.condition) for one in app.depends_on] == [
        ("db", "service_healthy"),
        ("migrate", "service_completed_successfully"),
    ]
    assert (app.networks, app.volumes, app.anonymous_volumes) == (("default", "proxy"), ("data",), ("/cache",))
    assert (app.secrets, app.configs, app.restart, app.platform) == (("key",), ("settings",), "always", "linux/amd64")
    assert [(one.kind, one.key, one.name) for one in facts.externals] == [
        ("network", "proxy", "traefik"),
        ("volume", "data", "data"),
    ]
    assert facts.missing_contents == (MissingPath(path="/srv/app/key.txt", service="app"),)


def test_who_runs_once_is_awaited_or_labelled_and_not_guessed() -> None:
    """A service that is not to be started again may still be meant to stay."""
    once = {one.name for one in read(project__config=NEEDS).services if one.one_shot}
    assert once == {"migrate", "seed"}


def test_the_hash_is_that_of_a_whole_project() -> None:
    """With the services that it takes for chosen; what has not its form is none."""
    facts = read(project__hash="a" * 64, project__chosen="app\nseed\n")
    assert (facts.hash, facts.hashed) == ("a" * 64, ("app", "seed"))
    assert read(project__hash="a" * 63, project__chosen="app").hash == ""
    assert read(project__code="1", project__error="no", project__hash="a" * 64).hash == ""


@pytest.mark.parametrize(
    ("images", "given", "services", "missing"),
    [
        ({"app": "ghcr.io/acme/app:${T:?}", "db": "postgres:${P:?}"}, "T tag\nP tag", (), ("P",)),
        ({"app": "ghcr.io/acme/app:${T:?}", "db": "postgres:${T:?}"}, "T tag", (), ()),
        ({"app": "${A:?}"}, "A reference", (), ()),
        ({"app": "${A:?}", "worker": "${A:?}"}, "A reference", (), ()),
        ({"app": "${A:?}", "db": "${B:?}"}, "A reference\nB reference", (), ("A", "B")),
        ({"app": "${A:?}", "db": "${B:?}"}, "A reference\nB reference", ("app",), ("B",)),
        ({"app": "ghcr.io/acme/app:1", "db": "${B:?}"}, "B reference", (), ("B",)),
        ({"app": "ghcr.io/acme/app:1", "db": "${B:?}"}, "B reference", ("app", "db"), ()),
    ],
)
def test_no_variable_of_another_service_gets_our_words(
    images: dict[str, str], given: str, services: tuple[str, ...], missing: tuple[str, ...]
) -> None:
    """Else the database would be started from our image, or at our version."""
    words = {"tag": "1", "reference": "ghcr.io/acme/app:1"}
    raw = "\n".join(f'services\t{name}\timage\t"{image}"' for name, image in images.items())
    rendered = raw
    for variable, kind in (line.split(" ") for line in given.split("\n")):
        rendered = rendered.replace(f"${{{variable}:?}}", words[kind])
    facts = read(
        {"repository": "ghcr.io/acme/app", "services": services},
        project__raw=raw,
        project__config=f'name\t"app"\n{rendered}',
        project__given=given,
    )
    assert facts.missing_variables == missing
    assert facts.trouble is (ComposeTrouble.VARIABLE_MISSING if missing else None)


@pytest.mark.parametrize("kind", ["compose.version", "compose.directory", "compose.files", "project.code"])
def test_what_was_not_told_to_the_end_is_lost(kind: str) -> None:
    changes: dict[str, Any] = {kind.replace(".", "__").replace("-", "_"): None}
    assert read(**changes).trouble is ComposeTrouble.LOST
    assert read(problem="timeout", **changes).trouble is ComposeTrouble.TIMEOUT


def test_nothing_at_all_is_lost_and_not_green() -> None:
    facts = read_compose(Told(), ComposeAsk(directory="/srv/app"))
    assert (facts.trouble, facts.services) == (ComposeTrouble.LOST, ())


@pytest.mark.parametrize(
    ("absent", "old", "trouble"),
    [
        ("1\ndocker: 'compose' is not a docker command.", None, "not-installed"),
        ("1\nunknown command", "/usr/bin/docker-compose\ndocker-compose version 1.29.2, build x", "only-v1"),
        ("1\nunknown command", "/usr/local/bin/docker-compose\nDocker Compose version v2.29.2", "not-installed"),
        ("1\nunknown command", "/usr/local/bin/docker-compose\nTraceback", "not-installed"),
        ("1\nsudo: a password is required", None, "not-asked"),
        ("127\n", None, "not-asked"),
        ("126\n", None, "not-asked"),
        ("124\n", None, "timeout"),
        ("137\n", None, "timeout"),
        ('125\nError: compose provider\nexec: "docker-compose": executable file not found', None, "not-installed"),
    ],
)  # fmt: skip
def test_why_there_is_no_compose(absent: str, old: str | None, trouble: str) -> None:
    facts = read(compose__version=None, compose__absent=absent, compose__old=old)
    assert facts.trouble is not None
    assert facts.trouble.value == trouble


def test_without_a_client_nothing_was_asked() -> None:
    facts = read(compose__client="\n", compose__version=None, compose__absent="127\n")
    assert facts.trouble is ComposeTrouble.NOT_ASKED


@pytest.mark.parametrize(
    ("words", "version", "trouble"),
    [
        ("Docker Compose version v2.40.3", "2.40.3", None),
        ("Docker Compose version 2.26.1-4", "2.26.1-4", None),
        ("Docker Compose version 2.20.2+ds1-0ubuntu1~22.04.1", "2.20.2+ds1-0ubuntu1~22.04.1", None),
        (">>>> Executing external compose provider\n\nDocker Compose version v5.0.1", "5.0.1", None),
        ("Docker Compose version v2.20.0", "2.20.0", "too-old"),
        ("Docker Compose version v2.2.3", "2.2.3", "too-old"),
        ("Docker Compose version v2.24.7", "2.24.7", "too-old"),
        ("Docker Compose version v2.25.0", "2.25.0", "too-old"),
        ("podman-compose version: 1.0.6", "1.0.6", "too-old"),
        ("Docker Compose version dev", "", "not-installed"),
    ],
)
def test_versions(words: str, version: str, trouble: str | None) -> None:
    facts = read(compose__version=words)
    assert (facts.version, facts.trouble and facts.trouble.value) == (version, trouble)


def test_numbers_of_versions() -> None:
    assert [version_of(text) for text in ("v2.40.3", "2.20", "x", "v2.24.6-desktop.1")] == [
        (2, 40, 3),
        (2, 20, 0),
        None,
        (2, 24, 6),
    ]


@pytest.mark.parametrize(
    ("changes", "ask", "trouble", "detail"),
    [
        ({"compose__directory": "absent "}, {}, "no-directory", "absent"),
        ({"compose__directory": "file root"}, {}, "no-directory", "file"),
        ({"compose__directory": "closed root"}, {}, "unreadable", "/srv/app"),
        ({"compose__env_file": "closed /srv/app/.env"}, {}, "unreadable", "/srv/app/.env"),
        ({"compose__env_file": "folder /srv/app/.env"}, {"sudo": True}, "unreadable", "/srv/app/.env"),
        ({"compose__env_file": "absent /srv/app/p.env"}, {"env_file": "p.env"}, "env-file-missing", ""),
        ({"compose__files": ""}, {}, "no-file", ""),
        ({"compose__files": "open a.yaml\nabsent b.yaml"}, {}, "no-file", "b.yaml"),
        ({"compose__files": "folder a.yaml"}, {}, "no-file", "a.yaml"),
        ({"compose__files": "closed a.yaml"}, {}, "unreadable", "a.yaml"),
        ({"project__trouble": "room"}, {}, "no-room", ""),
        ({"project__trouble": "tools"}, {}, "tools", ""),
        ({"project__trouble": "size"}, {}, "too-large", ""),
        ({"project__config": ""}, {}, "not-rendered", ""),
        ({"project__config": "services\tapp\timage"}, {}, "not-rendered", ""),
    ],
)
def test_why_it_cannot_be_judged(changes: dict[str, str], ask: dict[str, Any], trouble: str, detail: str) -> None:
    facts = read(ask, **changes)
    assert (facts.trouble and facts.trouble.value, facts.detail) == (trouble, detail)


def test_what_sudo_may_read_is_no_trouble() -> None:
    changes = {"compose__directory": "closed root", "compose__files": "closed ?", "compose__env_file": "closed /x/.env"}
    facts = read({"sudo": True}, **changes)
    assert (facts.trouble, facts.files) == (None, ())


def test_a_variable_that_was_filled_and_is_none_of_a_version_is_missing() -> None:
    facts = read(project__raw='services\tapp\timage\t"${REG:?}/acme/app:${TAG:?}"', project__given="REG tag\nTAG tag")
    assert (facts.trouble, facts.missing_variables) == (ComposeTrouble.VARIABLE_MISSING, ("REG",))


def test_every_variable_that_is_demanded_and_not_there_is_named() -> None:
    raw = RAW + "\nrequired\tA\tfilled\nrequired\tB\tset\nrequired\tC\tfilled"
    raw += "\nrequired\tTAG\tfilled\nrequired\tD\tfilled"
    facts = read(
        {"values": {"D": Secret("x")}},
        project__raw=raw,
        project__code="15",
        project__config=None,
        project__error="error while interpolating x: required variable C is missing a value",
        project__origins="A blank 3\nB blank 4",
    )  # fmt: skip
    assert (facts.trouble, facts.missing_variables) == (ComposeTrouble.VARIABLE_MISSING, ("C", "A"))
    assert facts.origins == (Origin(name="A", line=3, blank=True), Origin(name="B", line=4, blank=True))


def test_a_form_with_and_without_a_colon_demands_the_more() -> None:
    assert required_of("required\tA\tset\nrequired\tA\tfilled\nrequired\tA\tset\nrequired\tx y\tset") == {"A": True}


def test_missing_paths_are_those_of_services_that_run() -> None:
    paths = "env absent app /srv/app/a b.env\nenv closed app /srv/closed/x\nenv absent debug /srv/app/d.env\n"
    paths += "bind absent app /x\nbind"
    rendered = RENDERED + '\nservices\tapp\tvolumes\t0\ttype\t"bind"\nservices\tapp\tvolumes\t0\tsource\t"/x"'
    rendered += '\nservices\tapp\tvolumes\t0\ttarget\t"/y"'
    raw = RAW + '\nservices\tdebug\timage\t"x"\nservices\tdebug\tprofiles\t0\t"debug"'
    facts = read(project__paths=paths, project__raw=raw, project__config=rendered)

    assert facts.missing_paths == ("/srv/app/a b.env",)
    assert [(bind.path, bind.service, bind.target) for bind in facts.missing_binds] == [("/x", "app", "/y")]


def test_profiles_are_those_given_else_those_of_the_env_file() -> None:
    """As compose itself takes them; with those that a chosen service is in, the host tells them all."""
    assert read({"profiles": ("a",)}, compose__profiles="b, c ,").profiles == ("a",)
    assert read(compose__profiles="b, c ,").profiles == ("b", "c")
    assert read(compose__profiles="b", project__profiles="b\nweb").profiles == ("b", "web")


@pytest.mark.parametrize(("enabled", "active"), [((), False), (("p",), True), (("*",), True), (("x",), False)])
def test_a_service_is_active_by_its_profile(enabled: tuple[str, ...], *, active: bool) -> None:
    tree = read_tree('services\tapp\timage\t"x"\nservices\tapp\tprofiles\t0\t"p"')
    (service,) = read_services(tree, {}, (), enabled)
    assert service.active is active


def test_a_written_image_is_found_among_lines_where_an_old_compose_cannot_say_it() -> None:
    facts = read(
        project__raw=None, project__raw_code="15", project__images="postgres:16\nghcr.io/acme/app:${TAG:-2}\nx:$Y"
    )
    assert facts.services[0].raw_image == "ghcr.io/acme/app:${TAG:-2}"
    facts = read(project__raw=None, project__images="ghcr.io/acme/app:${TAG}\nghcr.io/acme/${A}")
    assert facts.services[0].raw_image == ""


# Services


def service(lines: str) -> Any:
    (found,) = read_services(read_tree(lines), {}, (), ())
    return found


def test_ports_of_every_form() -> None:
    found = service(
        'services\ta\tports\t0\ttarget\t80\nservices\ta\tports\t0\tpublished\t"8080"\n'
        'services\ta\tports\t1\tpublished\t"9000-9001"\nservices\ta\tports\t1\tprotocol\t"udp"\n'
        'services\ta\tports\t1\thost_ip\t"::1"\nservices\ta\tports\t2\ttarget\t81\nservices\ta\tports\t3\tpublished\t7\n'
        'services\ta\tports\t4\tpublished\t"x"'
    )
    assert found.ports == (
        Port(published="8080", target="80"),
        Port(published="9000-9001", address="::1", protocol="udp"),
        Port(published="7"),
    )


@pytest.mark.parametrize(
    ("lines", "replicas"),
    [("", 1), ("\tscale\t0", 0), ("\tdeploy\treplicas\t3", 3), ("\tdeploy\treplicas\ttrue", 1), ('\tscale\t"x"', 1)],
)
def test_replicas(lines: str, replicas: int) -> None:
    assert service(f"services\ta\t{{}}\nservices\ta{lines}" if lines else "services\ta\t{}").replicas == replicas


@pytest.mark.parametrize(
    ("lines", "health"),
    [
        ("", None),
        ("\nservices\ta\thealthcheck\t{}", True),
        ("\nservices\ta\thealthcheck\t{}\nservices\ta\thealthcheck\tdisable\ttrue", False),
        ('\nservices\ta\thealthcheck\t{}\nservices\ta\thealthcheck\t"none"', False),
    ],
)
def test_health_checks(lines: str, *, health: bool | None) -> None:
    assert service("services\ta\t{}" + lines).healthcheck is health


def test_the_message_of_a_demanded_variable_is_left_out() -> None:
    assert service('services\ta\timage\t"x:1"').image == "x:1"
    tree = read_tree('services\ta\timage\t"x:${TAG:?see hunter2}"')
    (found,) = read_services({}, tree, (), ())
    assert found.raw_image == "x:${TAG:?}"


def test_nothing_but_the_list_is_taken() -> None:
    """A host that sends more than it should does not make more evidence."""
    lines = 'services\ta\tenvironment\tPASSWORD\t"hunter2"\nservices\ta\tcommand\t0\t"hunter2"\nsecrets\ts\t"hunter2"\n'
    lines += 'services\ta\tlabels\tx\t"hunter2"\nservices\ta\timage\t"x"\nvolumes\tv\t"hunter2"\n'
    lines += 'services\ta\tbuild\targs\tK\t"hunter2"'
    assert "hunter2" not in repr(service(lines))


def test_there_is_an_end_to_services() -> None:
    many = "\n".join(f'services\ts{i}\timage\t"x"' for i in range(2 * MOST_SERVICES))
    assert len(read_services(read_tree(many), {}, (), ())) == MOST_SERVICES


PIECES = st.sampled_from(
    [
        *("name", "services", "a", "image", "ports", "0", "published", "volumes"),
        *("type", "source", "env_file", "deploy"),
    ]
)
VALUES = st.one_of(st.sampled_from(['"x"', "1", "{}", "null", "[1]", '"', "true", '{"a":1}', "1e999", "-1"]), st.text())
KINDS = st.sampled_from(sorted({*WHOLE, "project.error", "compose.absent", "project.trouble"}))


@given(st.lists(st.tuples(st.lists(PIECES, max_size=8), VALUES), max_size=30))
def test_no_project_breaks_the_reader(lines: list[tuple[list[str], str]]) -> None:
    text = "\n".join("\t".join([*path, value]) for path, value in lines)
    read(project__raw=text, project__config=text, project__paths=text)


@given(st.dictionaries(KINDS, st.one_of(st.none(), st.text(max_size=40))))
def test_no_host_breaks_the_reader(changes: dict[str, str | None]) -> None:
    records = {**WHOLE, **changes}
    known = tuple((kind, text) for kind, text in records.items() if text is not None)
    read_compose(Told(records=known), ComposeAsk(directory="/srv/app"))
