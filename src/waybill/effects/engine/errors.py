"""What a question to an engine can fail with. Whoever catches ``EngineLost`` has caught all of it."""

from __future__ import annotations

from waybill.core.host.engine import EngineTrouble

_FORBIDDEN = (401, 403)


class EngineLost(Exception):
    """No answer, or none that can be used. ``words`` are foreign text."""

    def __init__(self, trouble: EngineTrouble, words: str) -> None:
        super().__init__(f"{trouble.value}: {words}")
        self.trouble = trouble
        self.words = words


class TooMuch(EngineLost):
    """The answer is larger than it may be."""


class EngineRefused(EngineLost):
    """The engine answered with an error. ``words`` are its own."""

    def __init__(self, status: int, words: str) -> None:
        super().__init__(EngineTrouble.NO_RIGHT if status in _FORBIDDEN else EngineTrouble.MALFORMED, words)
        self.status = status

    def __str__(self) -> str:
        return f"{self.status} {self.words}"
