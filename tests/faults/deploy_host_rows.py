"""The host under a deploy: its room, its engine, who may ask it, and what must never be seen there."""

from __future__ import annotations

from collections.abc import Callable

from lab.hosts import User, mishaps
from lab.hosts.host import LabHost
from tests.faults.delivering import Deliveries
from tests.faults.leftovers import Leftovers
from tests.faults.running import Call
from tests.faults.scene import DIRECTORY
from tests.faults.voyage import Voyage, green
from tests.support.command_lines import Watcher

HOSTS = Deliveries()
ROOTLESS = {"users": (User(name="deploy"),), "rootless": "deploy"}
FISH = User(name="deploy", shell="/usr/bin/fish", groups=("docker",))
KEPT = "/home/deploy/waybill"
OUTSIDE = (
    ("--sync", "../x"),
    ("--sync", "conf/../../x"),
    ("--sync", "/etc/passwd"),
    ("--project-name", "../other"),
    ("--state-directory", "../../etc"),
    ("--services", "../app"),
)
SECRET = "hunter2-secret"
FULL = ("no space left", "disk is full", "df -h")


# Room


@HOSTS.ends("F048", "refused", "host.disk-full")
def the_disk_of_the_engine_is_full(scene: Voyage) -> Call:
    scene.by_hand()
    for path in ("/var/lib/docker", "/var/lib/containerd"):
        mishaps.give_room(scene.host, path, "size=64k")
        scene.mended.callback(mishaps.take_room, scene.host, path)  # it hides what an engine has of its containers
    return scene.deploy(scene.pushed("2.0", size=500_000))


@HOSTS.ends("F050", "delivered")
def the_disk_fills_and_the_ballast_is_enough(scene: Voyage) -> Call:
    return filled_at(scene, "up", mishaps.fill)


@HOSTS.ends(
    "F050", "degraded", "deploy.write-failed", serves="old", maybe=("deploy.pilot-died",), says=FULL, leaves=("state",)
)
def the_disk_fills_and_stays_full(scene: Voyage) -> Call:
    return filled_at(scene, "up", lambda host, path: scene.until_the_end(mishaps.keep_full(host, path)))


@HOSTS.ends("F050", "restored", "deploy.write-failed", says=("inodes free", "df -i"), leaves=("state",))
def the_inodes_run_out_while_the_containers_are_replaced(scene: Voyage) -> Call:
    return filled_at(scene, "up", mishaps.fill_inodes)


def filled_at(scene: Voyage, step: str, fill: Callable[[LabHost, str], object]) -> Call:
    """The file system of the state has no room left from a step on."""
    scene.by_hand()
    scene.host.shell('mkdir -p "$1" && chown deploy: "$1" && chmod 700 "$1"', KEPT)
    mishaps.give_room(scene.host, KEPT, "size=2m,nr_inodes=400")
    scene.afterwards.callback(mishaps.take_room, scene.host, KEPT)
    scene.at(step, lambda: fill(scene.host, KEPT))
    return scene.deploy(scene.pushed("2.0"))


# The engine


@HOSTS.story("F051")
def the_engine_is_down(scene: Voyage) -> None:
    scene.by_hand()
    scene.host.stop_engine(kill=True)
    ended = scene.run(scene.deploy(scene.pushed("2.0")))
    scene.host.start_engine()
    assert (ended.exit, ended.answer["outcome"]) == (10, "refused"), ended.everything
    assert ended.codes("error") == ["engine.daemon-down"], ended.everything
    assert scene.until_served("1.0") == "1.0"


@HOSTS.ends(
    "F059",
    "degraded",
    "container.cannot-start|deploy.up-failed",
    "deploy.degraded",
    "deploy.old-unwell-too",
    says=("firewall", "systemctl restart docker"),
    serves="none",
)
def the_firewall_was_reloaded_without_dockers_chains(scene: Voyage) -> Call:
    """No port can be published any more, not even that of the old version."""
    scene.by_hand()
    scene.at("locked", lambda: scene.host.shell("iptables -t nat -F && iptables -t nat -X"))

    def again() -> None:
        scene.host.stop_engine()
        scene.host.start_engine()

    scene.afterwards.callback(again)
    return scene.deploy(scene.pushed("2.0"))


@HOSTS.story("N17", machine=ROOTLESS, stores=("containerd",))
def the_engine_is_the_users_own(scene: Voyage) -> None:
    twice(scene)


@HOSTS.story("podman", machine={"store": "podman"}, stores=("classic",))
def the_engine_is_podman(scene: Voyage) -> None:
    scene.bare()
    ended = scene.run(scene.deploy(scene.pushed("2.0")))
    assert (ended.exit, ended.answer["outcome"]) == (10, "refused"), ended.everything
    assert ended.codes("error") == ["engine.podman"], ended.everything
    assert scene.containers() == {}
    assert not list(scene.host.view.glob("home/*/waybill/*"))


@HOSTS.story("compose", machine={"compose": "2.40"}, stores=("containerd",))
def compose_is_newer(scene: Voyage) -> None:
    twice(scene)


@HOSTS.story("N18")
def the_login_may_only_sudo(scene: Voyage) -> None:
    scene.edited("/^docker:/s/:[^:]*$/:/", "/etc/group")
    scene.edited("$a deploy ALL=(root) NOPASSWD: /usr/bin/docker, /usr/local/bin/docker", "/etc/sudoers")
    twice(scene, "--sudo")


@HOSTS.story("N15")
def logins_are_noisy_and_nothing_may_be_forwarded(scene: Voyage) -> None:
    scene.host.write("/etc/issue.net", "AUTHORIZED USE ONLY\n::error::not ours\n")
    scene.serve("Banner /etc/issue.net\nDisableForwarding yes\nMaxSessions 1\n")
    scene.by_hand()
    green(scene.run(scene.deploy(scene.pushed("2.0"))))


@HOSTS.story("F042", machine={"users": (FISH,)}, stores=("containerd",))
def the_login_has_a_shell_of_its_own(scene: Voyage) -> None:
    twice(scene)


@HOSTS.story("F028")
def the_logins_helper_for_credentials_is_not_there(scene: Voyage) -> None:
    scene.configured('{"credsStore": "desktop"}')
    twice(scene)


@HOSTS.story("N15")
def docker_complains_beside_each_answer(scene: Voyage) -> None:
    scene.configured("{ this is no JSON")
    twice(scene)


def twice(scene: Voyage, *words: str) -> None:
    """A first version and another one, and back."""
    scene.bare()
    for version in ("1.0", "2.0"):
        green(scene.run(scene.deploy(scene.pushed(version), *words)))
        assert scene.served() == version
    green(scene.run(scene.rollback(*words)))
    assert scene.served() == "1.0"


# What must never be seen or done


@HOSTS.story("S01")
def words_for_a_shell_stay_words(scene: Voyage) -> None:
    scene.by_hand()
    call = scene.deploy(scene.pushed("2.0"))
    for text in ("v1;touch /tmp/PWNED", "$(touch /tmp/PWNED)", "`touch /tmp/PWNED`", "--help"):
        words = (scene.image, *call.arguments[1:], f"--tag={text}")
        ended = scene.run(Call(verb="deploy", arguments=words, environ=call.environ))
        assert ended.exit == 2, ended.everything
    value = "$(touch /tmp/PWNED) `touch /tmp/PWNED` '; touch /tmp/PWNED; '"
    scene.compose(scene.text("      ODD: ${ODD:?}\n"), env={"IMAGE_TAG": "1.0"})
    odd = scene.deploy(scene.pushed("3.0"), environ={"WAYBILL_VARIABLES": f"ODD={value}\n"})
    green(scene.run(odd))
    (body,) = [scene.host.engine_get(f"/containers/{one}/json") for one in scene.containers().values()]
    assert f"ODD={value}" in body["Config"]["Env"]
    assert not scene.host.exists("/tmp/PWNED")


@HOSTS.story("S07")
def no_path_leads_out(scene: Voyage) -> None:
    """Not one that is given, and not one that a link on the host would lead elsewhere."""
    scene.by_hand()
    plain = scene.deploy(scene.pushed("2.0"))
    files = {"x": "ours\n", "conf/x": "ours\n"}
    for name, path in OUTSIDE:
        words = (*plain.arguments, name, path)
        ended = scene.run(Call(verb="deploy", arguments=words, environ=plain.environ, files=files))
        assert ended.exit == 2, f"{name} {path}: {ended.everything}"
    scene.host.shell('ln -s /etc/cron.d "$1/conf"', DIRECTORY)
    led = Call(verb="deploy", arguments=(*plain.arguments, "--sync", "conf/x"), environ=plain.environ, files=files)
    ended = scene.run(led)
    assert (ended.exit, ended.answer["outcome"]) == (10, "refused"), ended.everything
    assert "leads out" in str(ended.findings[:1]), ended.everything
    assert scene.host.shell("ls /etc/cron.d 2>/dev/null | grep -x x || :") == ""
    assert scene.served() == "1.0"


@HOSTS.ends("S15", "refused", "ssh.key-changed", says=("pinned:", "offered:", "SHA256:"))
def another_machine_answers_for_the_host(scene: Voyage) -> Call:
    scene.by_hand()
    call = scene.deploy(scene.pushed("2.0"))
    scene.host.swap_host_keys()
    return call


@HOSTS.story("S15")
def nobody_is_trusted_at_first_sight(scene: Voyage) -> None:
    scene.by_hand()
    call = scene.deploy(scene.pushed("2.0"))
    words = [*scene.reach()[:2], *call.arguments[len(scene.reach()) + 1 :]]
    ended = scene.run(Call(verb="deploy", arguments=(call.arguments[0], *words), environ=call.environ))
    assert (ended.exit, ended.answer["outcome"]) == (10, "refused"), ended.everything
    assert ended.codes("error") == ["ssh.key-unpinned"], ended.everything
    assert scene.served() == "1.0"


@HOSTS.story("S05")
def what_an_application_prints_commands_nobody(scene: Voyage) -> None:
    scene.by_hand()
    lines = "::set-output name=digest::x\\n::add-mask::everything\\n::error::not ours\\n::stop-commands::x\\n"
    script = f"#!/bin/sh\nprintf '{lines}' >&2\nexit 1\n"
    bad = scene.deploy(scene.pushed("2.0", scripts={"app/start": script}, command=("/app/start",)))
    ended = scene.run(bad.but(GITHUB_ACTIONS="true"))
    assert ended.exit == 20, ended.everything
    theirs = ("::set-output", "::add-mask::everything", "::error::not ours", "::stop-commands::x")
    assert [line for line in ended.stderr.splitlines() if line.startswith(theirs)] == []


@HOSTS.story("S14")
def no_secret_is_seen_or_stays(scene: Voyage) -> None:
    """On a good and on a bad deploy: not in what is said, in no command line, in no file of the host."""
    scene.by_hand()
    script = '#!/bin/sh\necho "cannot reach $DATABASE_URL" >&2\nexit 1\n'
    scene.compose(scene.text("      DATABASE_URL: ${DATABASE_URL:?}\n"), env={"IMAGE_TAG": "1.0"})
    given = {"WAYBILL_VARIABLES": f"DATABASE_URL=postgres://app:{SECRET}@db/app\n"}
    left = Leftovers(scene.host, [SECRET, scene.token])
    good = scene.deploy(scene.pushed("2.0"), environ=given)
    bad = scene.deploy(scene.pushed("3.0", scripts={"app/start": script}, command=("/app/start",)), environ=given)
    with Watcher(every=0.01) as watcher:
        ends = [scene.run(good), scene.run(bad)]
    assert [ended.exit for ended in ends] == [0, 20], "\n".join(ended.everything for ended in ends)
    written = [path.read_text(errors="replace") for end in ends for path in end.place.rglob("*") if path.is_file()]
    for secret in (SECRET, scene.token):
        assert [text for text in (*written, *(end.everything for end in ends)) if secret in text] == []
        assert [line for line in watcher.seen if secret.encode() in line] == []
    assert [thing for thing in left.found() if "secret" in thing or "memory" in thing] == []
    assert scene.served() == "2.0"


@HOSTS.story("S11")
def what_is_written_is_nobody_elses_to_read(scene: Voyage) -> None:
    scene.delivered("1.0")
    scene.delivered("2.0")
    listed = scene.host.shell('find "$1" -printf "%m %y %u %p\\n"', KEPT).splitlines()
    assert [line for line in listed if not line.startswith(("700 d deploy", "600 f deploy"))] == []
    assert scene.host.exists(f"{DIRECTORY}/compose.yml")
