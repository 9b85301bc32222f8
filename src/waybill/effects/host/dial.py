"""Connections that a host makes for us, for our own HTTP: TLS is ours, the road is the host's."""

from __future__ import annotations

import re
import socket

from waybill.core.evidence import Trouble
from waybill.core.protocol import printable
from waybill.effects.addresses import Resolver
from waybill.effects.channel import Channel, ChannelError, Stream
from waybill.effects.troubles import Failed, of_connecting

# What ssh says of a connection that its sshd does not allow, and of one that the host could not make.
_FORBIDDEN = re.compile(r"administratively prohibited|not permitted|forwarding.*(disabled|not allowed)", re.IGNORECASE)
_COMPLAINTS = (
    (r"connection refused", Trouble.CONNECTION_REFUSED),
    (r"no route to host|network is unreachable|cannot assign requested|address family", Trouble.UNREACHABLE),
    (r"timed? ?out", Trouble.CONNECTION_TIMEOUT),
    (r"not known|no address associated|name resolution|unknown host", Trouble.NAME_NOT_FOUND),
)


def is_forbidden(words: str) -> bool:
    """Whether the host's sshd does not let anything be forwarded."""
    return _FORBIDDEN.search(words) is not None


def trouble_of_words(words: str) -> Trouble | None:
    """Why the host could not connect; ``None`` where ssh does not say."""
    return next((kind for pattern, kind in _COMPLAINTS if re.search(pattern, words, re.IGNORECASE)), None)


class HostDial:
    """What ``Http`` calls for a connection. Not to be shared between threads."""

    def __init__(self, channel: Channel) -> None:
        self.address = ""  # connected to in place of the name, when it is set
        self.refusal: ChannelError | None = None  # of the last connection that could not even be tried
        self._channel = channel
        self._streams: list[Stream] = []

    def __call__(self, pair: tuple[str, int], timeout: float) -> socket.socket:
        """A connected socket. Raises ``Failed``."""
        host, port = pair
        try:
            stream = self._channel.open(self.address or host, port)
        except ChannelError as error:
            self.refusal = error
            raise Failed(Trouble.RESET, str(error)) from None
        except OSError as error:  # the runner itself is the host
            raise Failed(of_connecting(error), printable(str(error.strerror or error), 300)) from None
        stream.socket.settimeout(timeout)
        self._streams.append(stream)
        return stream.socket

    def complaints(self) -> str:
        """What was said of the connections since the last ``drop``."""
        words = [str(self.refusal or ""), *(stream.complaint() for stream in self._streams)]
        return printable(" ".join(" ".join(words).split()), 300)

    def drop(self) -> None:
        """Close them all."""
        while self._streams:
            self._streams.pop().close()


def names_of_the_host() -> Resolver:
    """A resolver that leaves every name to the host."""
    return Resolver(lambda host: [host])
