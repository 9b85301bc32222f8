"""The story this project was started from, played on a server: a good release, each failure, and a rollback.

Each scene breaks what it is about just before it is played, so scenes are made one after the other.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from lab.client import native_platform
from lab.demo_scene import Scene, Tell
from lab.demo_shop import ABOUT, COMPOSE, IMAGE, Shop
from lab.demo_told import Told
from lab.hosts import mishaps, moments

OTHER = "linux/arm64" if native_platform() == "linux/amd64" else "linux/amd64"
OLD_SCRIPT = f"""\
#!/bin/sh
cd /srv/app; export IMAGE_TAG="$1"
docker compose --file {COMPOSE} pull --quiet 2>/dev/null || echo "warning: could not pull $1"
docker compose --file {COMPOSE} up --detach 2>/dev/null
until curl --silent --fail --output /dev/null http://127.0.0.1:8000/health; do sleep 0.1; done
echo "deploy complete ✅ $1"
"""
GOOD_CHECK = '["CMD", "wget", "-q", "-O", "/dev/null", "http://127.0.0.1:8000/health"]'
BAD_CHECK = '["CMD-SHELL", "curl -f http://localhost:8000/health"]'


def story(shop: Shop) -> Iterator[Scene]:
    """Every scene, in its order."""
    yield released(shop)
    yield never_pushed(shop)
    yield dead_token(shop)
    yield old_image(shop)
    yield deployed(shop)
    yield other_machine(shop)
    yield lying_health(shop)
    yield killed(shop)
    yield repaired(shop)
    yield rolled_back(shop)


@dataclass(frozen=True)
class ByHand:
    """A verb that a person runs in the repository, with what is special in the environment."""

    shop: Shop
    verb: str
    words: Sequence[str]
    environment: Mapping[str, str] = field(default_factory=dict)

    @property
    def line(self) -> str:
        """As it is typed."""
        return " ".join(["bin/waybill", self.verb, *self._all_words])

    @property
    def _all_words(self) -> Sequence[str]:
        return ("--environment", "production", *self.words)

    def __call__(self, _: Tell) -> Told:
        """Run it."""
        return self.shop.waybill(self.verb, self._all_words, self.environment)


def released(shop: Shop) -> Scene:
    """The good release, by the example as it is."""
    shop.tag("v1.4.0")
    payload = {"ref": "refs/tags/v1.4.0", "repository": ABOUT}
    return Scene(
        title="a tag is pushed",
        story="a repository with workflows-examples/release-on-tag.yml, waybill.yml and compose file; a bare server",
        words="git push origin v1.4.0      # what GitHub does then is played by act, with the workflow as it is",
        act=lambda tell: shop.played(tell, "release-on-tag.yml", payload=payload),
        outcome="proved",
        workflow=True,
        runs="v1.4.0",
    )


def never_pushed(shop: Shop) -> Scene:
    """Nobody looked at the red run."""
    shop.build_failed("v1.4.1")
    rights = {"packages": "read", "contents": "read", "actions": "read"}
    token = shop.state.add_token("job", repository="acme/app", permissions=rights)
    deploy = ByHand(shop, "deploy", ("--tag", "v1.4.1"), {"WAYBILL_GITHUB_TOKEN": token})
    return Scene(
        words=deploy.line,
        act=deploy,
        title="the tag was never pushed",
        story="v1.4.1 is a tag in git; its workflow failed at the build, and no image was ever pushed",
        naive="pulls nothing, starts what is there, asks /health: 200, green",
        outcome="refused",
        codes=("registry.tag-absent",),
        runs="v1.4.0",
    )


def dead_token(shop: Shop) -> Scene:
    """One token in two places."""
    shop.pushed("v1.4.2")
    dead = shop.state.add_token("oauth", scopes=("repo", "read:packages"))
    shop.state.revoke(dead)
    shop.logged_in(dead)
    deploy = ByHand(shop, "deploy", ("--tag", "v1.4.2"), {"WAYBILL_REGISTRY_TOKEN": dead})
    return Scene(
        words=deploy.line,
        act=deploy,
        title="the token on the server is dead",
        story="v1.4.2 was pushed; the token in the server's login, which is also the job's secret, has died",
        naive='"denied" on every pull is a warning, and the old container is restarted: green',
        outcome="refused",
        codes=("auth.gh-cli-token",),
        also=("login.dead",),
        runs="v1.4.0",
    )


def old_image(shop: Shop) -> Scene:
    """What the old script made of it, for real."""
    shop.host.build_local(f"{IMAGE}:v1.4.2", "1.3.0")
    verify = ByHand(shop, "verify", ("--tag", "v1.4.2", "--timeout", "3s"))

    def act(tell: Tell) -> Told:
        for line in shop.by_script(OLD_SCRIPT, "v1.4.2").splitlines():
            tell(f"  web1: {line}")
        return verify(tell)

    return Scene(
        words=f"ssh web1 /srv/app/server_deploy.sh v1.4.2; {verify.line}",
        act=act,
        title="an old local image is restarted",
        story="an image that was once built on the server is called v1.4.2; the team's own script deploys that tag",
        naive="this is that script, and what it says",
        outcome="refused",
        codes=("identity.local-build", "health.identity-other"),
        also=("answers 200",),
        runs="",
    )


def deployed(shop: Shop) -> Scene:
    """Beside the same dead login, and the same local tag."""
    deploy = ByHand(shop, "deploy", ("--tag", "v1.4.2"))
    return Scene(
        words=deploy.line,
        act=deploy,
        title="the same tag, deployed by its digest",
        story="the dead login and the local image are still there; the run brings a credential of its own",
        outcome="delivered",
        also=("login.dead",),
        runs="v1.4.2",
    )


def other_machine(shop: Shop) -> Scene:
    """The index has no part for the server."""
    shop.host.remove("/home/deploy/.docker")
    shop.pushed("v1.4.3", platforms=(OTHER,), provenance=True)
    deploy = ByHand(shop, "deploy", ("--tag", "v1.4.3"))
    return Scene(
        words=deploy.line,
        act=deploy,
        title="built for another machine",
        story=f"v1.4.3 was built on somebody's laptop, for {OTHER} alone; the server is {native_platform()}",
        naive='"no matching manifest" is a warning like any other: the old container stays, green',
        outcome="refused",
        codes=("image.platform-missing",),
        runs="v1.4.2",
    )


def lying_health(shop: Shop) -> Scene:
    """Docker says unhealthy, HTTP says 200."""
    shop.edit(COMPOSE, GOOD_CHECK, BAD_CHECK)
    shop.pushed("v1.4.4")
    deploy = ByHand(shop, "deploy", ("--tag", "v1.4.4", "--timeout", "5s"))
    return Scene(
        words=deploy.line,
        act=deploy,
        title="a health that lies",
        story="the health check of v1.4.4 calls curl, which is not in the image: HTTP says 200, Docker unhealthy",
        naive="asks HTTP and not Docker: 200, green, with a container that no dependant ever starts after",
        outcome="restored",
        codes=("container.unhealthy",),
        runs="v1.4.2",
    )


def killed(shop: Shop) -> Scene:
    """The program on the host dies between two containers."""
    shop.edit(COMPOSE, BAD_CHECK, GOOD_CHECK)
    shop.pushed("v1.4.5")
    deploy = ByHand(shop, "deploy", ("--tag", "v1.4.5"))

    def act(tell: Tell) -> Told:
        armed = moments.at_step(shop.host, "up", lambda: mishaps.kill_pilot(shop.host))
        try:
            return deploy(tell)
        finally:
            armed.disarm()

    return Scene(
        words=deploy.line,
        act=act,
        title="killed in the middle",
        story="kill -9 of the deploy on the server, at the moment when the old container is replaced",
        naive="nobody knows what runs now, and the next run begins where this one ended",
        outcome="restored",
        codes=("deploy.killed",),
        runs="v1.4.2",
    )


def repaired(shop: Shop) -> Scene:
    """The kill was the only fault, and nothing is left of it."""
    deploy = ByHand(shop, "deploy", ("--tag", "v1.4.5"))
    return Scene(
        words=deploy.line,
        act=deploy,
        title="and run once more",
        story="nothing is left to repair, and there was nothing wrong with v1.4.5",
        outcome="delivered",
        runs="v1.4.5",
    )


def rolled_back(shop: Shop) -> Scene:
    """To what was proved, and not to what was only there."""
    inputs = {"environment": "production", "reason": "The demo ends."}
    return Scene(
        title="a rollback",
        story="*Run workflow* of workflows-examples/rollback.yml, `to` left empty: the last release that was proved",
        words="gh workflow run rollback.yml --field environment=production",
        act=lambda tell: shop.played(tell, "rollback.yml", "workflow_dispatch", inputs=inputs),
        outcome="delivered",
        workflow=True,
        runs="v1.4.2",
    )
