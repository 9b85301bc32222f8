"""What a secret's form tells, offline, without ever repeating the secret.

Only what is certain is called damage. GitHub's 40-character tokens end in a checksum: six characters of base 62, the
CRC-32 of the thirty before. Installation tokens (``ghs_``) are never judged beyond white space and quotes: since 2026
they may be long and hold dots, and GitHub promises nothing about their form.
"""

from __future__ import annotations

import binascii
import re
import zlib
from base64 import b64decode

from waybill.core.evidence import Damage, TokenKind

_PREFIXES = {
    "ghp_": TokenKind.CLASSIC,
    "github_pat_": TokenKind.FINE_GRAINED,
    "gho_": TokenKind.OAUTH,
    "ghu_": TokenKind.APP_USER,
    "ghs_": TokenKind.INSTALLATION,
    "ghr_": TokenKind.REFRESH,
}
_SHORTEST = {TokenKind.CLASSIC: 40, TokenKind.OAUTH: 40, TokenKind.APP_USER: 40, TokenKind.FINE_GRAINED: 93}
_WITH_CHECKSUM = frozenset({TokenKind.CLASSIC, TokenKind.OAUTH, TokenKind.APP_USER})
_CHECKSUM_LENGTH = 6
_CHECKSUM_FORM = 40

_ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_QUOTES = frozenset({'""', "''", "``", "\u201c\u201d", "\u2018\u2019"})
_INVISIBLE = "\ufeff\u200b\u2060"
_EMBEDDED = re.compile(r"(?<![A-Za-z0-9])(ghp_|gho_|ghu_|ghs_|ghr_|github_pat_)[A-Za-z0-9_]{30}")
_PLACEHOLDER = re.compile(
    r"""
      \$\{\{ .* \}\}                                     # an expression of Actions
    | \{\{ .* \}\}                                       # a template
    | \$ (?: [A-Z_][A-Z0-9_]{2,} | \{[^{}]*\} | \(.*\) )   # a variable, a command
    | %[A-Z_][A-Z0-9_]*%
    | <[^<>]*>
    | (?: gh[pousr]_ | github_pat_ )? (?: \*+ | \.{3,} | \u2026 | [xX]{4,} )
    | null | undefined | None
    """,
    re.VERBOSE | re.DOTALL,
)


def inspect_token(text: str) -> tuple[TokenKind, tuple[Damage, ...]]:
    """The kind that the form names, and only such damage as is certain from the text alone."""
    bare = _unwrapped(text)
    if not bare:
        return TokenKind.NONE, (Damage.EMPTY,)
    kind, damage = _inspect_bare(bare)
    if text != text.strip() or text.strip() != text.strip().strip(_INVISIBLE):
        damage.add(Damage.OUTER_WHITESPACE)
    if _is_quoted(text.strip()):
        damage.add(Damage.QUOTED)
    return kind, tuple(sorted(damage, key=list(Damage).index))


def checksum_of(body: str) -> str:
    """The six characters that end a 40-character token of GitHub whose thirty characters are ``body``."""
    number = zlib.crc32(body.encode())
    digits = ""
    while number:
        number, digit = divmod(number, len(_ALPHABET))
        digits = _ALPHABET[digit] + digits
    return digits.rjust(_CHECKSUM_LENGTH, _ALPHABET[0])


def _unwrapped(text: str) -> str:
    bare = text.strip().strip(_INVISIBLE).strip()
    return bare[1:-1].strip() if _is_quoted(bare) else bare


def _is_quoted(text: str) -> bool:
    return len(text) > 1 and text[0] + text[-1] in _QUOTES


def _inspect_bare(text: str) -> tuple[TokenKind, set[Damage]]:
    kind = _kind_by_prefix(text)
    if _PLACEHOLDER.fullmatch(text):
        return kind, {Damage.PLACEHOLDER}
    if kind is TokenKind.OTHER:
        return _inspect_other(text)
    if any(character.isspace() for character in text):
        return kind, {Damage.INNER_WHITESPACE}
    return kind, _damage_of_form(kind, text)


def _kind_by_prefix(text: str) -> TokenKind:
    return next((kind for prefix, kind in _PREFIXES.items() if text.startswith(prefix)), TokenKind.OTHER)


def _inspect_other(text: str) -> tuple[TokenKind, set[Damage]]:
    """Look for a GitHub token in base64 or behind other text; a plain password is nobody's business."""
    damage = {Damage.INNER_WHITESPACE} if re.search(r"[\t\r\n\v\f]", text) else set()
    found = _EMBEDDED.search(text)
    if found:
        spaced = {Damage.INNER_WHITESPACE} if any(character.isspace() for character in text) else {Damage.CHARACTERS}
        return _PREFIXES[found[1]], damage | spaced
    decoded = _base64_text("".join(text.split()))
    found = _EMBEDDED.search(decoded)
    if found:
        return _PREFIXES[found[1]], damage | {Damage.BASE64_OF_LOGIN}
    return TokenKind.OTHER, damage


def _base64_text(text: str) -> str:
    try:
        return b64decode(text + "=" * (-len(text) % 4), validate=True).decode("ascii")
    except (binascii.Error, ValueError):
        return ""


def _damage_of_form(kind: TokenKind, text: str) -> set[Damage]:
    if kind in (TokenKind.INSTALLATION, TokenKind.REFRESH):
        return set()
    if not re.fullmatch(r"[A-Za-z0-9_]+", text):
        return {Damage.CHARACTERS}
    if len(text) < _SHORTEST[kind]:
        return {Damage.LENGTH}
    if kind not in _WITH_CHECKSUM:
        return set()
    if len(text) > _CHECKSUM_FORM:  # longer ones were announced, so only what follows a whole token is certain
        return {Damage.LENGTH} if _checksum_holds(text[:_CHECKSUM_FORM]) else set()
    return set() if _checksum_holds(text) else {Damage.CHECKSUM}


def _checksum_holds(token: str) -> bool:
    body = token[token.index("_") + 1 : -_CHECKSUM_LENGTH]
    return checksum_of(body) == token[-_CHECKSUM_LENGTH:]
