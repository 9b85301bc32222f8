"""Values of the host's environment stay hidden where a line was cut in their middle."""

from __future__ import annotations

import pytest

from waybill.core.host.read_container import hide, read_container, read_log

KEY = "".join(f"{number:04d}" for number in range(1000))  # as long as a certificate in base64
SECRET = {KEY: "TLS_KEY"}


def body(**state: object) -> dict[str, object]:
    return {"Id": "a" * 64, "Config": {"Env": [f"TLS_KEY={KEY}"]}, "State": state}


def test_a_log_line_that_was_cut_within_a_value_shows_nothing_of_it() -> None:
    (line,) = read_log([f"loaded {KEY} from the environment"], body(), None)

    assert line == "loaded [value of TLS_KEY]"


def test_a_probe_and_an_error_that_were_cut_within_a_value_show_nothing_of_it() -> None:
    health = {"Status": "unhealthy", "Log": [{"ExitCode": 1, "Output": f"tried {KEY}"}]}
    facts = read_container(body(Error=f"cannot use {KEY}", Health=health))

    assert (facts.error, facts.probes[0].output) == ("cannot use [value of TLS_KEY]", "tried [value of TLS_KEY]")


@pytest.mark.parametrize("end", [KEY[:8], f"{KEY[:8]} and on", KEY[:7]])
def test_a_line_that_is_whole_stays_as_it_is(end: str) -> None:
    assert hide(f"loaded {end}", SECRET) == f"loaded {end}"


def test_of_two_in_a_line_the_one_that_was_cut_is_hidden_too() -> None:
    text = f"{KEY[:40]}, {KEY}, {KEY[:1000]}"

    assert hide(text, SECRET) == f"{KEY[:40]}, [value of TLS_KEY], [value of TLS_KEY]"
