"""Deploys that go well, and new versions that do not work."""

from __future__ import annotations

from lab import application
from tests.faults.delivering import Deliveries
from tests.faults.host_rows import FOREIGN
from tests.faults.running import Call
from tests.faults.scene import HEALTH
from tests.faults.voyage import PROBE, Voyage, green

DEPLOYS = Deliveries()
BOTH = ("container.crash-loop", "deploy.reverted", "health.unsteady", "deploy.answers-wrong", "health.status")
LATE = ("deploy.reverted", "health.unsteady")  # when it passed the gate and broke before it was proved


FIRST_HANGS = '[ "$path" != /health ] || [ -e /tmp/asked ] || { echo x >/tmp/asked; sleep 8; }'
ENDLESS = "[ \"$path\" != /health ] || { printf 'HTTP/1.1 200 OK\\r\\n\\r\\n'; exec cat /dev/zero; }"
DRIP = "[ \"$path\" != /health ] || { printf 'HTTP/1.1 200 OK\\r\\n\\r\\n'; while printf x; do sleep 1; done; exit; }"
LEADS = """\
case $path in
    /health) printf 'HTTP/1.1 302 Found\\r\\nLocation: %s\\r\\nContent-Length: 0\\r\\n\\r\\n' "$LEADS_TO"; exit ;;
    /health/) path=/health ;;
esac
"""


def answering(more: str) -> dict[str, str]:
    """The application's answers, with these lines before it makes one."""
    text = (application.SCRIPTS / "answer.sh").read_text()
    return {"app/answer.sh": text.replace("code=200", f"{more}\ncode=200", 1)}


# What must go well


@DEPLOYS.ends("plain", "delivered", both=True)
def the_first_deploy_adopts_what_was_started_by_hand(scene: Voyage) -> Call:
    scene.by_hand()
    return scene.deploy(scene.pushed("2.0"))


@DEPLOYS.ends("plain", "delivered")
def nothing_ran_before(scene: Voyage) -> Call:
    scene.bare()
    return scene.deploy(scene.pushed("1.0"))


@DEPLOYS.story("N09", both=True)
def the_same_again_touches_nothing(scene: Voyage) -> None:
    pushed = scene.delivered("1.0")
    before = scene.containers()
    green(scene.run(scene.deploy(pushed)), "unchanged")
    assert scene.containers() == before


@DEPLOYS.story("N10")
def another_tag_of_the_same_digest_is_the_same(scene: Voyage) -> None:
    pushed = scene.delivered("1.0", text=scene.text().replace("${IMAGE_TAG:?IMAGE_TAG required}", "latest"))
    scene.pushed("1.0", tags=("stable",))
    before = scene.containers()
    call = scene.deploy(pushed)
    words = (f"{scene.image}:stable@{pushed.digest}", *call.arguments[1:])
    green(scene.run(Call(verb="deploy", arguments=words, environ=call.environ)), "unchanged")
    assert scene.containers() == before


@DEPLOYS.ends("plain", "delivered", both=True)
def a_new_version_comes_after_a_proved_one(scene: Voyage) -> Call:
    scene.delivered("1.0", text=scene.text(PROBE))
    return scene.deploy(scene.pushed("2.0"))


@DEPLOYS.ends("N01", "delivered")
def it_starts_slowly_and_within_its_time(scene: Voyage) -> Call:
    scene.by_hand(scene.text(PROBE + "      start_period: 60s\n"))
    return scene.deploy(scene.pushed("2.0", environment={"START_DELAY": "3"}))


@DEPLOYS.ends("N03", "delivered")
def it_crashes_once_and_then_runs(scene: Voyage) -> Call:
    once = "#!/bin/sh\n[ -e /tmp/once ] || { echo x >/tmp/once; exit 1; }\nexec /app/serve.sh\n"
    scene.by_hand()
    return scene.deploy(scene.pushed("2.0", scripts={"app/once.sh": once}, command=("/app/once.sh",)))


@DEPLOYS.ends("N25", "delivered")
def its_first_answer_hangs(scene: Voyage) -> Call:
    """What starts lazily: whoever asks first waits for longer than anybody would."""
    scene.by_hand()
    return scene.deploy(scene.pushed("2.0", scripts=answering(FIRST_HANGS)), timeout="30s")


@DEPLOYS.ends("S19", "delivered")
def its_health_page_has_no_end(scene: Voyage) -> Call:
    """The start of a page is enough; nobody reads on."""
    scene.by_hand()
    return scene.deploy(scene.pushed("2.0", scripts=answering(ENDLESS)))


@DEPLOYS.ends("health", "delivered")
def its_health_page_leads_to_itself_with_a_slash(scene: Voyage) -> Call:
    """The gate follows where the look from outside does."""
    scene.by_hand()
    return scene.deploy(scene.pushed("2.0", scripts=answering(LEADS), environment={"LEADS_TO": "/health/"}))


@DEPLOYS.ends("N11", "delivered")
def an_index_with_provenance_was_built(scene: Voyage) -> Call:
    scene.by_hand()
    return scene.deploy(scene.pushed("2.0", provenance=True, index=True))


@DEPLOYS.story("N20")
def a_worker_without_port_and_health(scene: Voyage) -> None:
    text = scene.text().replace('    ports: ["8000:8000"]\n', "")
    scene.bare(text)
    for version in ("1.0", "2.0"):
        green(scene.run(scene.deploy(scene.pushed(version), health=False)))


@DEPLOYS.story("N22")
def only_the_chosen_service_is_replaced(scene: Voyage) -> None:
    other = scene.push("9.9", name=f"{scene.image}-cache", visibility="public")
    scene.host.pull(other.pinned, scene.token)
    more = f"  cache:\n    image: {other.pinned}\n    restart: always\n  debug:\n    image: {other.pinned}\n"
    scene.delivered("1.0", text=scene.text("    depends_on: [cache]\n") + more + "    profiles: [debug]\n")
    cache = scene.containers()["app-cache-1"]
    green(scene.run(scene.deploy(scene.pushed("2.0"))))
    assert scene.containers()["app-cache-1"] == cache
    assert scene.served() == "2.0"
    assert len(scene.containers()) == 2


@DEPLOYS.ends("F064", "delivered")
def the_tag_was_moved(scene: Voyage) -> Call:
    scene.by_hand()
    moved = scene.pushed("2.0")
    scene.push("2.0", name=scene.image, tags=("1.0",))
    return scene.deploy(moved)


# New versions that do not work


@DEPLOYS.ends("F083", "restored", "container.crash-loop", says=("crashing as told",), maybe=LATE)
def it_crashes_after_its_start(scene: Voyage) -> Call:
    scene.by_hand()
    return scene.deploy(scene.pushed("2.0", environment={"CRASH_AFTER": "1"}))


@DEPLOYS.ends("F085", "restored", "container.out-of-memory", says=("memory",), maybe=("health.",))
def it_takes_more_memory_than_it_may(scene: Voyage) -> Call:
    scene.by_hand(scene.text("    mem_limit: 16m\n"))
    return scene.deploy(scene.pushed("2.0", environment={"LEAK": "1"}))


@DEPLOYS.ends("F086", "restored", "container.program-unusable", says=("app/start",))
def its_entrypoint_ends_its_lines_as_windows_does(scene: Voyage) -> Call:
    scene.by_hand()
    return scene.deploy(scene.pushed("2.0", scripts={"app/start": "#!/bin/sh\r\n"}, command=("/app/start",)))


@DEPLOYS.ends("F086", "restored", "container.program-unusable", says=("app/start",))
def its_entrypoint_may_not_be_run(scene: Voyage) -> Call:
    scene.by_hand()
    return scene.deploy(scene.pushed("2.0", texts={"app/start": "#!/bin/sh\n"}, command=("/app/start",)))


@DEPLOYS.ends("F008", "restored", "container.program-unusable", says=("exec format",), both=True)
def its_program_is_for_another_machine(scene: Voyage) -> Call:
    scene.by_hand()
    return scene.deploy(scene.pushed("2.0", foreign="app/start", command=("/app/start",)))


@DEPLOYS.ends("F008", "refused", "image.platform-missing", says=(FOREIGN,), both=True)
def its_one_manifest_is_for_another_machine(scene: Voyage) -> Call:
    scene.by_hand()
    return scene.deploy(scene.pushed("2.0", platforms=(FOREIGN,)))


@DEPLOYS.ends("F087", "restored", "container.crash-loop", says=("DATABASE_URL is not set",))
def it_lacks_a_variable(scene: Voyage) -> Call:
    scene.by_hand()
    needs = '#!/bin/sh\n: "${DATABASE_URL:?DATABASE_URL is not set}"\nexec /app/serve.sh\n'
    return scene.deploy(scene.pushed("2.0", scripts={"app/start": needs}, command=("/app/start",)))


@DEPLOYS.ends("F089", "restored", "container.crash-loop", says=("ermission denied",))
def it_runs_as_a_user_who_may_not_write_its_volume(scene: Voyage) -> Call:
    scene.by_hand(scene.text("    volumes: [data:/data]\n") + "volumes:\n  data:\n")
    return scene.deploy(scene.pushed("2.0", user="1993", environment={"SCHEMA": "1"}))


@DEPLOYS.ends("F090", "restored", "deploy.answers-wrong", says=("8000",))
def nobody_listens_behind_the_port(scene: Voyage) -> Call:
    scene.by_hand()
    return scene.deploy(scene.pushed("2.0", environment={"PORT": "9000"}), timeout="3s")


@DEPLOYS.ends("F090", "restored", "deploy.answers-wrong")
def it_hears_no_signal_and_has_long_to_stop(scene: Voyage) -> Call:
    deaf = "#!/bin/sh\ntrap '' TERM INT\nwhile :; do sleep 1000; done\n"
    scene.by_hand(scene.text("    stop_grace_period: 40s\n"))
    made = scene.pushed("2.0", scripts={"app/deaf.sh": deaf}, command=("/app/deaf.sh",))
    return scene.deploy(made, timeout="2s")


@DEPLOYS.ends("F091", "restored", "container.unhealthy", says=("ends with code 1",))
def docker_says_unhealthy_and_http_says_200(scene: Voyage) -> Call:
    scene.by_hand()
    return scene.deploy(scene.pushed("2.0", healthcheck="ls /not-there"))


@DEPLOYS.ends("F092", "restored", "deploy.answers-wrong", says=("500",))
def http_says_500(scene: Voyage) -> Call:
    scene.by_hand(scene.text().replace("      HEALTH_CODE: ${HEALTH_CODE:-200}\n", "      X: y\n"))
    return scene.deploy(scene.pushed("2.0", environment={"HEALTH_CODE": "500"}), timeout="3s")


@DEPLOYS.ends("health", "restored", "deploy.answers-wrong", says=("302", "login.example.com", "health-status: 3xx"))
def its_health_page_leads_to_another_host(scene: Voyage) -> Call:
    scene.by_hand()
    led = {"LEADS_TO": "https://login.example.com/?back=x"}
    return scene.deploy(scene.pushed("2.0", scripts=answering(LEADS), environment=led), timeout="3s")


@DEPLOYS.ends("F094", "restored", "deploy.answers-wrong", says=("`health-body`",))
def the_page_does_not_say_what_it_should(scene: Voyage) -> Call:
    scene.by_hand(wish={"environment": {"HEALTH_BODY": "all is well"}})
    bad = scene.pushed("2.0", environment={"HEALTH_BODY": "broken"})
    return scene.deploy(bad, "--health-body", "all is well", timeout="3s")


@DEPLOYS.ends("S19", "restored", "health.port-elsewhere", says=("stranger",), maybe=("deploy.reverted",))
def another_program_says_what_the_new_version_should(scene: Voyage) -> Call:
    """A forged version, at the address that is asked. What runs is told by the engine, not by a page."""
    scene.by_hand()
    liar = scene.push("2.0", name=f"{scene.image}-liar")
    scene.host.pull(liar.pinned, scene.token)
    scene.docker("run", "--detach", "--name", "stranger", "--publish", "8001:8000", liar.pinned)
    call = scene.deploy(scene.pushed("2.0"), "--identity", "$.version")
    return call.swapped((HEALTH, "http://127.0.0.1:8001/health"))


@DEPLOYS.ends("S19", "restored", "health.silent", says=("no whole answer",), maybe=("deploy.reverted",))
def its_health_page_comes_byte_by_byte_and_has_no_end(scene: Voyage) -> Call:
    """It says 200 at once and is never a page: neither the gate nor the proof waits for it."""
    scene.by_hand()
    return scene.deploy(scene.pushed("2.0", scripts=answering(DRIP)), timeout="3s")


@DEPLOYS.ends("F096", "restored", "container.unhealthy", says=("curl",))
def its_probe_lacks_its_tool(scene: Voyage) -> Call:
    scene.by_hand()
    return scene.deploy(scene.pushed("2.0", healthcheck="curl -f http://127.0.0.1:8000/health"))


@DEPLOYS.ends("F097", "restored", "container.never-healthy")
def the_start_period_hides_a_dead_application(scene: Voyage) -> Call:
    scene.by_hand(scene.text(PROBE + "      start_period: 600s\n"))
    return scene.deploy(scene.pushed("2.0", environment={"PORT": "9000"}), timeout="3s", health=False)


@DEPLOYS.ends("F093", "restored", "health.unsteady|health.status|deploy.broke-later", says=("503",))
def it_falls_ill_in_the_settle_window(scene: Voyage) -> Call:
    scene.by_hand()
    return scene.deploy(scene.pushed("2.0", environment={"SICK_AFTER": "3"}), settle="8s")


@DEPLOYS.ends("F118", "degraded", "container.crash-loop", "deploy.nothing-to-restore", serves="none", maybe=LATE)
def the_first_one_of_all_fails(scene: Voyage) -> Call:
    scene.bare()
    return scene.deploy(scene.pushed("1.0", environment={"CRASH_AFTER": "1"}))


@DEPLOYS.ends("F116", "degraded", "deploy.degraded", "deploy.old-unwell-too", serves="none", maybe=BOTH)
def the_old_one_cannot_read_what_the_new_one_has_written(scene: Voyage) -> Call:
    keeps = "    volumes: [data:/data]\n"
    scene.by_hand(scene.text(keeps) + "volumes:\n  data:\n", wish={"environment": {"SCHEMA": "1"}})
    return scene.deploy(scene.pushed("2.0", environment={"SCHEMA": "2", "CRASH_AFTER": "1"}))
