from __future__ import annotations

import pytest

from waybill.core.host.read_ports import UNREAD, Listener, listeners, read_ports
from waybill.core.wire import Told


def told(text: str) -> Told:
    return Told(records=(("ports", text),), whole=True)


def test_lines_become_evidence() -> None:
    lines = read_ports(told("22 0.0.0.0 sshd 700\n443 2001:db8::1 nginx 12\n8000 :: ? ?\n"))
    assert lines == ("22 0.0.0.0 sshd 700", "443 2001:db8::1 nginx 12", "8000 :: ? ?")
    assert listeners(lines) == (
        Listener(port=22, address="0.0.0.0", program="sshd", pid=700),  # noqa: S104  # told, not bound
        Listener(port=443, address="2001:db8::1", program="nginx", pid=12),
        Listener(port=8000, address="::"),
    )


@pytest.mark.parametrize("line", ["", "x", "22 sshd 1", "99999999 0.0.0.0 a 1", "22 ::error:: a 1", "22 0.0.0.0 a b 1"])
def test_what_is_no_line_of_ours_is_dropped(line: str) -> None:
    assert read_ports(told(line)) == ()


def test_a_list_that_could_not_be_read_is_not_an_empty_one() -> None:
    assert read_ports(Told(records=(("ports.unread", ""),), whole=True)) == (UNREAD,)
    assert listeners((UNREAD,)) is None
    assert listeners(()) == ()


def test_there_is_an_end_to_it() -> None:
    assert len(read_ports(told("1 :: ? ?\n" * 5000))) == 2000
