"""The awk on the host beside the product's own reader: two programs, one judgement, over many hostile texts."""

from __future__ import annotations

import json
import random
from base64 import b64encode

import pytest

from lab.hosts.host import LabHost
from tests.integration.machine.looking import NAMES, SHELLS, HostChannel
from waybill.core.dockerconfig import DockerConfigEntry, lookup
from waybill.core.evidence import ConfigTrouble
from waybill.core.host.machine import LoginTrouble, StoredLogin
from waybill.core.host.read_logins import read_logins
from waybill.core.token import inspect_token
from waybill.core.wire import read_wire
from waybill.effects.look import program

PIECES = [
    "{", "}", "[", "]", ",", ":", '"auths"', '"AUTHS"', '"ghcr.io"', '"https://ghcr.io/v1/"', '"docker.io"', '"auth"',
    '"Auth"', '"username"', '"password"', '"identitytoken"', '"credsStore"', '"credHelpers"', '"pass"', "null", "true",
    "0", "-1.5e+3", "01", "1.", '"', "\\", '"a\\"b"', '"\\u0067hcr.io"', '"\\ud83d\\ude00"', '"\\x"', '"\\u12"', " ",
    "\n", "\t", "\r", '"tab\tin"', '"line\nin"', '""', "\u00e9", '"\u00e9"', "\x7f", "\x01", "//", "'auths'", "NaN",
    "nul",
]  # fmt: skip
SECRETS = ["gho_abc", "ghp_abc", "github_pat_abc", "ghs_abc", "plain", "", " ghu_abc", "a:b:c", "gho"]


def damaged(chance: random.Random, text: str) -> str:
    """The text with something cut, doubled, put in or changed."""
    place, length = chance.randrange(len(text) + 1), chance.randrange(1, 8)
    kinds = {
        "cut": text[:place],
        "hole": text[:place] + text[place + length :],
        "double": text[:place] + text[max(0, place - length) :],
        "piece": text[:place] + chance.choice(PIECES) + text[place:],
    }
    return kinds[chance.choice(list(kinds))]


def sound(chance: random.Random) -> str:
    login = f"{chance.choice(['me', 'acme-bot', ''])}:{chance.choice(SECRETS)}".encode()
    value = b64encode(login).decode()
    entry = chance.choice(
        [{"auth": value}, {"username": "me", "password": chance.choice(SECRETS)}, {}, {"auth": value[:-1]}]
    )
    config = {
        "HttpHeaders": {"a": [1, 2.5, None, {"b": False}]},
        "auths": {chance.choice(["ghcr.io", "https://ghcr.io/x", "docker.io"]): entry},
        **chance.choice([{}, {"credsStore": "pass"}, {"credHelpers": {"ghcr.io": "pass"}}]),
    }
    return json.dumps(config, indent=chance.choice([None, 1, "\t"]))


def texts(seed: int, count: int) -> list[str]:
    """Half of them sound ones that were damaged, a quarter sound, a quarter of pieces thrown together."""
    chance = random.Random(seed)  # noqa: S311  # no secret is made of it
    found = []
    for number in range(count):
        text = sound(chance)
        for _ in range((0, 1, 2)[number % 3]):
            text = damaged(chance, text)
        found.append(text if number % 4 else "".join(chance.choices(PIECES, k=chance.randrange(1, 14))))
    return found


def by_the_host(host: LabHost, shell: tuple[str, ...], every: list[str]) -> list[list[StoredLogin]]:
    """All of them in one exchange: the reader alone, once for each text."""
    for number, text in enumerate(every):
        (host.root / "srv" / f"{number}.json").write_bytes(text.encode("utf-8", "surrogatepass"))
    asked = "".join(f'logins_say me {number} "$(logins_read </srv/{number}.json)"\n' for number in range(len(every)))
    script = program(("logins",)).replace("look_logins </dev/null\n", asked)
    answered = HostChannel(host, shell=shell).script(script, variables={"registry": "ghcr.io"}, timeout=300)
    told = read_wire(answered.stdout, answered.nonce)
    assert told.whole, answered.stderr.decode(errors="replace")
    found: list[list[StoredLogin]] = [[] for _ in every]
    for login in read_logins(told):
        found[int(login.path)].append(login)
    return found


def judgement(text: str, found: list[StoredLogin]) -> str:
    """Where the two disagree, or nothing."""
    spoiled = {login.trouble for login in found if not login.registry}
    if not text.strip(" \t\r\n"):
        return "" if spoiled == {LoginTrouble.EMPTY_FILE} else "an empty file"
    entry = lookup(text, "ghcr.io")
    malformed = ConfigTrouble.MALFORMED in entry.troubles
    if malformed != (LoginTrouble.MALFORMED in spoiled):
        return f"malformed: {entry.troubles} {entry.detail} here, {spoiled} there"
    return "" if malformed else of_the_entry(entry, found)


def of_the_entry(entry: DockerConfigEntry, found: list[StoredLogin]) -> str:
    kinds = {login.kind for login in found if login.registry}
    if entry.in_auths and not kinds and not entry.helper:
        return "an entry was not found"
    if entry.secret is not None and inspect_token(entry.secret.reveal().lstrip())[0] not in kinds:
        return f"another kind: {inspect_token(entry.secret.reveal())[0]} here, {kinds} there"
    named = entry.helper != "" or ConfigTrouble.HELPER_MISSING in entry.troubles
    if named != any(login.helper or login.trouble is LoginTrouble.HELPER_MISSING for login in found):
        return f"helper {entry.helper!r} here, not there"
    return ""


@pytest.mark.parametrize("shell", SHELLS, ids=NAMES)
def test_the_host_judges_a_configuration_as_we_do(machine: LabHost, shell: tuple[str, ...]) -> None:
    every = texts(seed=7, count=160)
    found = by_the_host(machine, shell, every)
    different = [(text, wrong) for text, logins in zip(every, found, strict=True) if (wrong := judgement(text, logins))]

    assert different == []
    assert sum(bool(logins) for logins in found) > 60
