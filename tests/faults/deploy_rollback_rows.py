"""Going back: to what was proved, with its files, with or without a registry; and what is kept for it."""

from __future__ import annotations

from lab.client import in_days
from lab.hosts import mishaps
from tests.faults.delivering import Deliveries
from tests.faults.deploy_rows import LATE
from tests.faults.running import Call
from tests.faults.voyage import Voyage, green

ROLLBACK = Deliveries()
MISSING = ("pull.registry-unavailable", "rollback.image-missing")


def two(scene: Voyage) -> None:
    """Version 1.0 and then 2.0, both proved. The judge's new one is the one to go back to."""
    first = scene.delivered("1.0")
    scene.delivered("2.0")
    scene.new = first


def silent_registry(scene: Voyage) -> None:
    """ghcr.io answers nothing for the row's image."""
    scene.world.fault("status", host="ghcr.io", path=f"/v2/{scene.image.partition('/')[2]}/", status=503)


@ROLLBACK.ends("plain", "delivered", both=True)
def to_the_version_before(scene: Voyage) -> Call:
    two(scene)
    return scene.rollback()


@ROLLBACK.story("F099")
def it_goes_past_what_was_never_proved(scene: Voyage) -> None:
    two(scene)
    for _ in range(2):
        bad = scene.run(scene.deploy(scene.pushed("3.0", environment={"CRASH_AFTER": "1"})))
        assert bad.exit == 20, bad.everything
        assert scene.served() == "2.0"
    green(scene.run(scene.rollback()))
    assert scene.served() == "1.0"


@ROLLBACK.ends("F113", "delivered")
def the_registry_is_down(scene: Voyage) -> Call:
    two(scene)
    silent_registry(scene)
    return scene.rollback()


@ROLLBACK.ends("F113", "restored", "container.crash-loop", maybe=LATE)
def the_registry_goes_down_before_the_new_version_fails(scene: Voyage) -> Call:
    scene.delivered("1.0")
    scene.at("locked", lambda: silent_registry(scene))
    return scene.deploy(scene.pushed("2.0", environment={"CRASH_AFTER": "1"}))


@ROLLBACK.ends("F025", "delivered")
def the_token_that_fetched_it_is_dead(scene: Voyage) -> Call:
    """As the one of the job that brought it is, by now. Nobody needs it."""
    two(scene)
    return scene.rollback().but(WAYBILL_REGISTRY_TOKEN=scene.state.add_token(expires=in_days(-1)))


@ROLLBACK.ends("F112", "delivered")
def the_tag_was_deleted_in_the_registry(scene: Voyage) -> Call:
    two(scene)
    assert scene.new
    scene.state.delete_manifest(f"{scene.image}:1.0", scene.new.digest)
    return scene.rollback()


@ROLLBACK.ends("F111", "delivered", both=True)
def its_image_was_pruned_and_the_registry_has_it(scene: Voyage) -> Call:
    two(scene)
    scene.docker("image", "prune", "--all", "--force")
    return scene.rollback()


@ROLLBACK.ends("F111", "refused", "registry.unavailable", maybe=MISSING)
def its_image_was_pruned_and_the_registry_is_down(scene: Voyage) -> Call:
    two(scene)
    scene.docker("image", "prune", "--all", "--force")
    silent_registry(scene)
    return scene.rollback()


@ROLLBACK.ends("F099", "refused", "rollback.nothing-verified")
def there_is_only_what_was_adopted(scene: Voyage) -> Call:
    scene.by_hand()
    scene.delivered("2.0")
    return scene.rollback()


@ROLLBACK.ends("plain", "delivered", warnings=("rollback.unproved-target",))
def to_what_was_adopted_by_its_name(scene: Voyage) -> Call:
    old = scene.by_hand()
    scene.delivered("2.0")
    scene.new = old
    (name,) = [one.name for one in scene.releases() if one.name.startswith("adopted-")]
    return scene.rollback("--to", name)


@ROLLBACK.ends("plain", "refused", "rollback.unknown-target", says=("9.9",))
def to_what_was_never_there(scene: Voyage) -> Call:
    two(scene)
    return scene.rollback("--to", "9.9")


@ROLLBACK.story("plain")
def what_there_is_can_be_listed(scene: Voyage) -> None:
    two(scene)
    before = scene.containers()
    ended = scene.run(scene.rollback("--list"))
    assert ended.exit == 0, ended.everything
    assert "1.0" in ended.everything, ended.everything
    assert "verified" in ended.everything, ended.everything
    assert scene.containers() == before


@ROLLBACK.ends("F114", "restored", "container.crash-loop", serves="old")
def the_older_one_does_not_work_any_more(scene: Voyage) -> Call:
    keeps = "    volumes: [data:/data]\n"
    text = scene.text(keeps) + "volumes:\n  data:\n"
    scene.delivered("1.0", text=text, environment={"SCHEMA": "1"})
    first = scene.old
    scene.delivered("2.0", environment={"SCHEMA": "2"})
    call = scene.rollback()
    scene.new = first
    return call


# What is kept


@ROLLBACK.ends("S24", "refused", "host.state-unsafe")
def others_may_write_the_state(scene: Voyage) -> Call:
    scene.delivered("1.0")
    scene.host.shell('chmod 777 "$1"', scene.state_directory())
    return scene.deploy(scene.pushed("2.0"))


@ROLLBACK.story("F101")
def a_record_is_torn(scene: Voyage) -> None:
    two(scene)
    for path in scene.host.view.glob("home/deploy/waybill/*/releases/*/release"):
        if f"tag 1.0{chr(10)}" in path.read_text():
            path.write_text(path.read_text()[:60])
    ended = scene.run(scene.rollback())
    assert (ended.exit, ended.answer["outcome"]) == (10, "refused"), ended.everything
    assert scene.served() == "2.0"
    green(scene.run(scene.deploy(scene.pushed("3.0"))))


@ROLLBACK.story("F101")
def its_digest_was_changed_by_hand(scene: Voyage) -> None:
    two(scene)
    for path in scene.host.view.glob("home/deploy/waybill/*/releases/*/release"):
        text = path.read_text()
        if f"tag 1.0{chr(10)}" in text and scene.new:
            path.write_text(text.replace(scene.new.digest, f"sha256:{'0' * 64}"))
    ended = scene.run(scene.rollback())
    assert ended.exit == 10, ended.everything
    assert scene.served() == "2.0"


@ROLLBACK.story("plain")
def only_so_many_are_kept(scene: Voyage) -> None:
    for version in ("1.0", "2.0", "3.0", "4.0"):
        scene.delivered(version, "--keep", "2")
    kept = [one.joinpath("release").read_text() for one in scene.releases()]
    assert len(kept) == 3, kept
    tags = scene.docker("image", "ls", "--format", "{{.Tag}}", scene.image).split()
    assert len([tag for tag in tags if tag.startswith("waybill-")]) == 3, tags


@ROLLBACK.story("N26")
def what_is_not_kept_any_more_cannot_be_removed(scene: Voyage) -> None:
    """Neither its image, which somebody runs under its very tag, nor its record: that is no fault of the deploy."""
    scene.delivered("1.0")
    (record,) = scene.releases()
    (tag,) = [one for one in scene.docker("image", "ls", "--format", "{{.Tag}}", scene.image).split() if "way" in one]
    scene.docker("run", "--detach", "--name", "stranger", f"{scene.image}:{tag}")
    busy = f"/{record.relative_to(scene.host.view)}/bodies"
    mishaps.give_room(scene.host, busy, "size=64k")
    scene.afterwards.callback(mishaps.take_room, scene.host, busy)
    for version in ("2.0", "3.0"):
        scene.delivered(version, "--keep", "1")
    assert scene.served() == "3.0"
    assert record.exists()
    assert "stranger" in scene.containers()
