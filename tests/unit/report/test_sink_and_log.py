from __future__ import annotations

import io
import json
import threading
from collections.abc import Callable

import pytest

from waybill.report.log import Level, Log
from waybill.report.sink import Sink
from waybill.secret import Redactor

TOKEN = "ghx_" + "0123456789abcdef" * 2


def sink(stream: io.TextIOBase | None = None, *, in_actions: bool = True) -> tuple[Sink, io.StringIO]:
    buffer = io.StringIO()
    return Sink(stream or buffer, Redactor([TOKEN]), in_actions=in_actions), buffer


@pytest.mark.parametrize(
    "text", ["::error::x", "a\n  ::add-mask::e", "a\r::stop-commands::t", "a\r\n##[group]x", "##[error]"]
)
def test_under_actions_no_record_is_an_order_to_the_runner(text: str) -> None:
    writer, buffer = sink()

    writer.write(text)

    lines = buffer.getvalue().replace("\r", "\n").split("\n")
    assert not any(line.strip().startswith("::") or "##[" in line for line in lines)


def test_elsewhere_a_record_is_written_as_it_is() -> None:
    writer, buffer = sink(in_actions=False)

    writer.write("::not a command here")
    writer.commands(["::error::x"])
    writer.mask(["mask-this-value"])

    assert buffer.getvalue() == "::not a command here\n"


def test_our_own_commands_are_single_lines_with_secrets_hidden() -> None:
    writer, buffer = sink()

    writer.commands([f"::error title=x::{TOKEN}\n::add-mask::e"])
    writer.mask([TOKEN])

    first, second, *_ = buffer.getvalue().splitlines()
    assert first == "::error title=x::***::add-mask::e"
    assert second == f"::add-mask::{TOKEN}"


def test_an_object_is_one_line_of_json_whatever_it_holds() -> None:
    writer, buffer = sink()
    value = {"a": "##[error]x\n::error::", TOKEN: [TOKEN, "한"], "n": 1}

    writer.write_object(value)

    text = buffer.getvalue()
    assert json.loads(text) == {"a": "##[error]x\n::error::", "***": ["***", "한"], "n": 1}
    assert "##[" not in text
    assert text.isascii()
    assert text.count("\n") == 1


@pytest.mark.parametrize("error", [BrokenPipeError(), OSError(28, "No space left on device")])
def test_a_stream_that_takes_no_more_does_not_end_the_run(error: OSError) -> None:
    class Gone(io.StringIO):
        def write(self, _: str, /) -> int:
            raise error

    writer, _ = sink(Gone())

    writer.write("one")
    writer.write("two")

    assert writer.broken
    assert writer.records == 2


def test_records_of_many_threads_are_never_mixed() -> None:
    writer, buffer = sink()
    threads = [threading.Thread(target=writer.write, args=(f"{i}" * 50,)) for i in range(10) for _ in range(10)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(buffer.getvalue().split()) == sorted(f"{i}" * 50 for i in range(10) for _ in range(10))


def test_a_stream_that_knows_only_ascii_gets_every_record() -> None:
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding="ascii")
    writer = Sink(stream, Redactor())

    writer.write("한 ✔ \ud800")

    assert raw.getvalue() == b"\\ud55c + \\ud800\n"
    stream.detach()


def log_of(*, in_actions: bool = False, clock: Callable[[], float] = lambda: 0.0) -> tuple[Log, io.StringIO]:
    writer, buffer = sink(in_actions=in_actions)
    return Log(writer, clock=clock), buffer


def test_levels_below_the_chosen_one_are_not_shown() -> None:
    log, buffer = log_of()

    log.debug("a")
    log.info("b\n::error::")
    log.warning(TOKEN)

    assert buffer.getvalue() == "b\\n::error::\nwarning: ***\n"
    assert Level.DEBUG < Level.INFO < Level.WARNING


def test_a_secret_is_hidden_before_a_log_line_is_cut() -> None:
    log, buffer = log_of()

    log.info("".join(["x" * 3960, TOKEN, "y" * 100]))

    assert TOKEN[:8] not in buffer.getvalue()


@pytest.mark.parametrize("in_actions", [True, False])
def test_groups_are_folds_in_actions_and_titles_elsewhere(in_actions: bool) -> None:
    log, buffer = log_of(in_actions=in_actions)

    with pytest.raises(RuntimeError, match="inside"), log.group("pull 100%\n"):
        raise RuntimeError("inside")

    assert buffer.getvalue() == ("::group::pull 100%25\\n\n::endgroup::\n" if in_actions else "pull 100%\\n\n")


def test_the_heartbeat_speaks_only_into_silence() -> None:
    now = [0.0]
    log, buffer = log_of(clock=lambda: now[0])
    waits: list[float] = []

    def stopped(seconds: float) -> bool:
        waits.append(seconds)
        now[0] += seconds
        if len(waits) == 2:
            log.info("something happened")
        return len(waits) == 5

    log.beat_until("pulling", 0.0, 8.0, stopped)

    assert buffer.getvalue() == "still pulling (8 s)\nsomething happened\nstill pulling (24 s)\nstill pulling (32 s)\n"
    assert waits == [8.0] * 5


def test_the_heartbeat_ends_with_its_step() -> None:
    log, buffer = log_of()
    before = threading.active_count()

    with pytest.raises(RuntimeError, match="step failed"), log.heartbeat("pulling"):
        raise RuntimeError("step failed")

    assert threading.active_count() == before
    assert buffer.getvalue() == ""


def test_a_real_heartbeat_is_heard() -> None:
    heard = threading.Event()

    class Ear(io.StringIO):
        def write(self, text: str, /) -> int:
            heard.set()
            return super().write(text)

    ear = Ear()
    log = Log(Sink(ear, Redactor()))
    with log.heartbeat("waiting", interval=0.06, more=lambda: ": for web1, until 14:03"):
        assert heard.wait(30)

    assert ear.getvalue().startswith("still waiting (")
    assert ear.getvalue().splitlines()[0].endswith(" s): for web1, until 14:03")


def test_on_a_terminal_a_passing_line_is_written_over_and_never_longer_than_a_line() -> None:
    buffer = io.StringIO()
    live = Sink(buffer, Redactor([TOKEN]), columns=lambda: 20)

    live.passing(f"pulling {TOKEN} from a far away place")
    live.write("a record")
    live.passing("gone soon")
    live.passing("")
    live.passing("")
    live.write("another")

    cleared = "\r\x1b[K"
    shown = f"{cleared}pulling *** from a {cleared}a record\n{cleared}gone soon{cleared}another\n"
    assert buffer.getvalue() == shown


def test_of_wide_letters_fewer_fit() -> None:
    buffer = io.StringIO()

    Sink(buffer, Redactor([]), columns=lambda: 10).passing("한국어한국어한국어")

    assert buffer.getvalue() == "\r\x1b[K한국어한"


def test_where_nobody_watches_no_line_passes() -> None:
    writer, buffer = sink(in_actions=False)

    writer.passing("still there")

    assert (writer.is_live, buffer.getvalue()) == (False, "")


def test_on_a_terminal_the_innermost_step_ticks() -> None:
    buffer, now = io.StringIO(), [0.0]
    log = Log(Sink(buffer, Redactor([]), columns=lambda: 80), clock=lambda: now[0])
    beats = iter([False, False, True, False, True])

    def stopped(seconds: float) -> bool:
        now[0] += seconds
        return next(beats)

    log._beating[:] = ["deploying", "pulling"]
    log.tick_until("pulling", 0.0, 1.0, stopped, lambda: ", 3 MiB")
    log.tick_until("deploying", 0.0, 1.0, stopped)

    assert buffer.getvalue() == "\r\x1b[Kpulling (1 s), 3 MiB\r\x1b[Kpulling (2 s), 3 MiB"
