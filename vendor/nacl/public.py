"""The two names that PyGithub mentions; making either says that PyNaCl is not shipped."""

from __future__ import annotations

from nacl import refuse


class PublicKey:
    """Refuses to be made."""

    def __init__(self, *_: object, **__: object) -> None:
        refuse("nacl.public.PublicKey")


class SealedBox:
    """Refuses to be made."""

    def __init__(self, *_: object, **__: object) -> None:
        refuse("nacl.public.SealedBox")
