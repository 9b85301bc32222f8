"""``[user@]host[:port]``: what is an address, and what to write instead of what is none."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies

from waybill.core.ssh.address import Address, AddressProblem, parse_address, parse_jumps

GOOD = {
    "web1.example.com": ("", "web1.example.com", 22, False),
    "deploy@web1.example.com": ("deploy", "web1.example.com", 22, False),
    "deploy@web1.example.com:2222": ("deploy", "web1.example.com", 2222, True),
    "192.0.2.1:22": ("", "192.0.2.1", 22, True),
    "[::1]:2222": ("", "::1", 2222, True),
    "deploy@[2001:db8::1]": ("deploy", "2001:db8::1", 22, False),
    "deploy@[fe80::1%eth0]:22": ("deploy", "fe80::1%eth0", 22, True),
    "jo.doe+x@corp.example@web1": ("jo.doe+x@corp.example", "web1", 22, False),
    "CORP\\jo@web1": ("CORP\\jo", "web1", 22, False),
    "  web1  ": ("", "web1", 22, False),
    "web_1": ("", "web_1", 22, False),
    "host-with-a-dot.": ("", "host-with-a-dot.", 22, False),
}
BAD = {
    "": ("is empty", "[user@]host[:port]"),
    "ssh://deploy@web1:22/": ("carries a scheme", "write `deploy@web1:22`"),
    "https://web1": ("carries a scheme", "[user@]host[:port]"),
    "-oProxyCommand=x": ("begins with a hyphen", "[user@]host[:port]"),
    "deploy@-x": ("is no host name", "[user@]host[:port]"),
    "web1 -p 2222": ("holds a blank", "a port follows after a colon"),
    "web1,web2": ("holds a comma", "one host a line"),
    "web1:/srv/app": ("carries a path", "write `web1`"),
    "bücher.example": ("outside of ASCII", "write `xn--bcher-kva.example`"),
    "::1": ("IPv6 address without brackets", "write `[::1]`"),
    "deploy@2001:db8::1": ("IPv6 address without brackets", "write `deploy@[2001:db8::1]`"),
    "x:y:z": ("IPv6 address without brackets", "[user@]host[:port]"),
    "[web1]:22": ("has brackets without an IPv6 address", "[user@]host[:port]"),
    "[::1": ("has brackets without an IPv6 address", "[user@]host[:port]"),
    "[::1]22": ("has a port that is no number", "write `[::1]:22`"),
    "web1:": ("has a port that is no number", "write `web1:22`"),
    "web1:ssh": ("has a port that is no number", "write `web1:22`"),
    "web1:0": ("outside of 1 to 65535", "write `web1:22`"),
    "web1:65536": ("outside of 1 to 65535", "write `web1:22`"),
    "@web1": ("no proper user name", "[user@]host[:port]"),
    "-x@web1": ("begins with a hyphen", "[user@]host[:port]"),
    "a;b@web1": ("no proper user name", "[user@]host[:port]"),
    "deploy@": ("names no host", "[user@]host[:port]"),
    "web..1": ("is no host name", "[user@]host[:port]"),
    "$(id)": ("is no host name", "[user@]host[:port]"),
    "%h": ("is no host name", "[user@]host[:port]"),
}


@pytest.mark.parametrize("text", GOOD)
def test_an_address_is_read(text: str) -> None:
    address = parse_address(text)

    assert (address.user, address.host, address.port, address.port_given) == GOOD[text]
    assert address.text == text.strip()
    assert not address.local


@pytest.mark.parametrize("text", BAD)
def test_what_is_no_address_is_refused_with_what_to_write(text: str) -> None:
    with pytest.raises(AddressProblem) as raised:
        parse_address(text)

    assert BAD[text][0] in raised.value.problem
    assert BAD[text][1] in raised.value.fix


def test_local_is_the_runner_itself() -> None:
    assert parse_address("local") == Address(text="local", host="local", local=True)
    assert not parse_address("deploy@local").local


def test_the_place_is_how_known_hosts_names_it() -> None:
    places = {text: parse_address(text).place for text in ("Web1", "web1:22", "web1:2222", "[::1]", "[::1]:2222")}

    assert places == {
        "Web1": "web1",
        "web1:22": "web1",
        "web1:2222": "[web1]:2222",
        "[::1]": "::1",
        "[::1]:2222": "[::1]:2222",
    }


def test_jump_hosts_stand_with_commas_between() -> None:
    assert [jump.text for jump in parse_jumps("a@b1:22, [::1]:2222")] == ["a@b1:22", "[::1]:2222"]
    assert parse_jumps("") == ()
    with pytest.raises(AddressProblem, match="names `local` as a jump host"):
        parse_jumps("b1,local")
    with pytest.raises(AddressProblem, match="is empty"):
        parse_jumps("b1,,b2")


def read(text: str) -> Address | AddressProblem:
    try:
        return parse_address(text)
    except AddressProblem as problem:
        return problem


@given(strategies.text(max_size=60))
def test_whatever_is_given_is_an_address_or_a_problem_and_never_an_option(text: str) -> None:
    address = read(text)

    if isinstance(address, AddressProblem):
        assert address.problem
        assert address.fix
    else:
        assert not address.host.startswith("-")
        assert not address.user.startswith("-")
        assert not set(address.host) & set(" \t\n\0'\"$`;&|<>(){}*?!~#")
