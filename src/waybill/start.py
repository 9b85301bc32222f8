"""Sets the import path and the standard streams, then hands over to ``cli.main``.

``bin/waybill`` starts this file with ``-I -S``: no ``PYTHON*`` variable, working directory, site-packages or
``sitecustomize`` has been looked at, so what is imported from here on is the standard library, ``src/`` or ``vendor/``.
"""

from __future__ import annotations

import io
import os
import sys

_EXIT_UNTOLD = 40  # as Outcome.UNKNOWN: a verdict that nobody could read is never green


def main() -> int:
    """Run one command in this process and return its exit code."""
    _open_missing_streams()
    _never_fail_to_encode()
    _put_our_own_first()
    from waybill.cli import main as run

    return _flush(run(sys.argv[1:], os.environ))


def _put_our_own_first() -> None:
    root = os.path.dirname(os.path.dirname(os.path.dirname(os.path.realpath(__file__))))
    vendor = os.path.join(root, "vendor")
    if os.path.isdir(vendor):  # not where the package was installed by pip: there the libraries are beside it
        sys.path[:0] = [os.path.join(root, "src"), vendor]


def _open_missing_streams() -> None:
    # With a closed 0, 1 or 2 the next socket or file would get its number, and a print would go into it.
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)
            os.set_inheritable(number, True)
    sys.stdin = sys.stdin or os.fdopen(0, encoding="utf-8", closefd=False)
    sys.stdout = sys.stdout or os.fdopen(1, "w", encoding="utf-8", closefd=False)
    sys.stderr = sys.stderr or os.fdopen(2, "w", encoding="utf-8", closefd=False)


def _never_fail_to_encode() -> None:
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _flush(code: int) -> int:
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except BrokenPipeError:  # the reader has seen enough (`| head`); the verdict stands
            _discard(stream.fileno())
        except OSError as error:
            _discard(stream.fileno())
            code = code or _EXIT_UNTOLD
            os.write(2, f"waybill: cannot write the result: {error.strerror}\n".encode())
    return code


def _discard(number: int) -> None:
    # What is left in the buffer would be tried again at exit and end in a second, unreadable error.
    os.dup2(os.open(os.devnull, os.O_WRONLY), number)


if __name__ == "__main__":
    raise SystemExit(main())
