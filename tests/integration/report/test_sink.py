from __future__ import annotations

import io

import pytest

from waybill.report.sink import Sink
from waybill.secret import Redactor


def test_a_full_disk_under_the_log_does_not_end_the_run_and_is_not_forgotten() -> None:
    stream = io.TextIOWrapper(io.BufferedWriter(io.FileIO("/dev/full", "w")), encoding="utf-8")
    sink = Sink(stream, Redactor())

    sink.write("first")
    sink.write("second")

    assert sink.broken
    with pytest.raises(OSError, match="No space left on device"):
        stream.close()
