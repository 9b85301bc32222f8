"""What the engine's answers can fail with: no answer, or an answer that is an error."""

from __future__ import annotations

from waybill.core.host.engine import EngineTrouble


class EngineLost(Exception):
    """No answer, or none that can be read. ``words`` are foreign text."""

    def __init__(self, trouble: EngineTrouble, words: str) -> None:
        super().__init__(f"{trouble.value}: {words}")
        self.trouble = trouble
        self.words = words


class TooMuch(EngineLost):
    """The answer is larger than it may be."""


class EngineRefused(Exception):
    """The engine answered with an error. ``words`` are its own, foreign text."""

    def __init__(self, status: int, words: str) -> None:
        super().__init__(f"{status}: {words}")
        self.status = status
        self.words = words
