"""Something else runs than what is wanted: the rows of the catalogue about build, registry and compose."""

from __future__ import annotations

from tests.faults.running import Call
from tests.faults.scene import APP, COMPOSE, HEALTH, Scene
from tests.faults.table import Table

IDENTITY = Table()


@IDENTITY.refused("F002", "identity.different", says=("sha256:", "since"))
def the_previous_version_still_runs(scene: Scene) -> Call:
    scene.deliver(scene.push("1.0"))
    return scene.verify(scene.push("2.0"))


@IDENTITY.refused("F009", "health.identity-other", says=("`1.0`", "2.0"))
def the_image_is_new_and_its_content_old(scene: Scene) -> Call:
    new = scene.push("2.0")
    scene.deliver(new)
    scene.compose(COMPOSE.replace("environment:\n", "environment:\n      VERSION: '1.0'\n"), env={"IMAGE": new.pinned})
    scene.up()
    return scene.verify(new, "--tag", "2.0", "--health-url", HEALTH, "--identity", "$.version")


@IDENTITY.refused("F064", "identity.not-pulled", says=("Nobody pulled",), alone=True)
def the_moving_tag_was_not_pulled_again(scene: Scene) -> Call:
    scene.push("prod", environment={"VERSION": "1.0"})
    scene.host.pull(f"{APP}:prod", scene.token)
    scene.compose(env={"IMAGE": f"{APP}:prod"})
    scene.up()
    scene.push("prod", environment={"VERSION": "2.0"})
    return by_tag(scene, "prod")


@IDENTITY.refused("F065", "identity.not-recreated", says=("A pull alone replaces no container",), alone=True)
def pulled_and_never_started_anew(scene: Scene) -> Call:
    scene.push("prod", environment={"VERSION": "1.0"})
    scene.host.pull(f"{APP}:prod", scene.token)
    scene.compose(env={"IMAGE": f"{APP}:prod"})
    scene.up()
    scene.push("prod", environment={"VERSION": "2.0"})
    scene.host.pull(f"{APP}:prod", scene.token)
    return by_tag(scene, "prod")


# containerd's store makes up a digest for every local name, so there nothing tells that it came from no registry.
@IDENTITY.refused("F067", "identity.local-build|identity.different", says=("evidence",))
def compose_built_it_on_the_host(scene: Scene) -> Call:
    wanted = scene.push("1.0")
    scene.host.build_local(f"{APP}:1.0", "0.9")
    scene.compose(env={"IMAGE": f"{APP}:1.0"})
    scene.up("--pull", "never")
    return scene.verify(wanted)


@IDENTITY.refused("F061", "identity.different", says=("on this host `2.0`", "a name is no evidence"))
def the_old_image_was_given_the_new_tag(scene: Scene) -> Call:
    old, new = scene.push("1.0"), scene.push("2.0")
    scene.host.pull(old.pinned, scene.token)
    scene.docker("tag", old.pinned, f"{APP}:2.0")
    scene.compose(env={"IMAGE": f"{APP}:2.0"})
    scene.up("--pull", "never")
    return scene.verify(new)


@IDENTITY.refused("F061", "identity.other-image", says=("not of the repository",))
def the_service_runs_another_image(scene: Scene) -> Call:
    scene.deliver(scene.push("7.7", name="ghcr.io/acme/web"))
    return scene.verify(scene.push("1.0"))


@IDENTITY.refused("F080", "container.missing", says=("no container for `web`", "`app`"))
def the_service_has_another_name(scene: Scene) -> Call:
    pushed = scene.push("1.0")
    scene.deliver(pushed)
    return scene.verify(pushed, "--services", "web")


@IDENTITY.refused("F080", "container.none")
def nothing_runs_at_all(scene: Scene) -> Call:
    return scene.verify(scene.push("1.0"))


@IDENTITY.refused("F071", "identity.old-beside", says=("old-by-hand",))
def an_old_container_runs_beside_the_new_one(scene: Scene) -> Call:
    old, new = scene.push("1.0"), scene.push("2.0")
    scene.host.pull(old.pinned, scene.token)
    scene.docker("run", "--detach", "--name", "old-by-hand", "--publish", "8001:8000", old.pinned)
    scene.deliver(new)
    return scene.verify(new)


@IDENTITY.refused("F119", "identity.different", says=("app-app-1",))
def one_replica_is_old(scene: Scene) -> Call:
    old, new = scene.push("1.0"), scene.push("2.0")
    for pushed in (old, new):
        scene.host.pull(pushed.pinned, scene.token)
    text = COMPOSE.replace('    ports: ["8000:8000"]\n', "")
    scene.compose(text, env={"IMAGE": old.pinned})
    scene.up()
    scene.compose(text, env={"IMAGE": new.pinned})
    scene.up("--no-recreate", "--scale", "app=2")
    return scene.verify(new)


@IDENTITY.refused("F010", "registry.tag-absent", unsettled=("identity.no-chain",), says=("There is no tag `9.9`",))
def the_tag_was_never_pushed(scene: Scene) -> Call:
    scene.deliver(scene.push("1.0"))
    return by_tag(scene, "9.9")


@IDENTITY.unknown("F015", "registry.unavailable", "identity.no-chain", alone=True)
def the_registry_is_down_and_nothing_was_recorded(scene: Scene) -> Call:
    pushed = scene.push("1.0")
    scene.deliver(pushed)
    scene.world.fault("status", host="ghcr.io", status=503)
    return scene.verify(pushed)


def by_tag(scene: Scene, tag: str) -> Call:
    """``verify`` of a tag, which is resolved now."""
    call = scene.verify()
    return Call(verb=call.verb, arguments=(f"{APP}:{tag}", *call.arguments[1:]), environ=call.environ)
