"""``docs/findings.md``, made from the catalogue: ``python -m waybill.core.catalogue.page > docs/findings.md``."""

from __future__ import annotations

from collections.abc import Iterator

from waybill.core.catalogue import GROUPS
from waybill.core.catalogue.build import REASONS
from waybill.core.catalogue.entry import Entry, fill

COMMAND = "PYTHONPATH=src python3 -m waybill.core.catalogue.page > docs/findings.md"
_HEAD = f"""# Findings

Every code that a finding can carry: what it means, how it is told from its neighbours, and how it is repaired.
Words in CAPITALS are filled in with what the run saw. This page is made from the catalogue:
`{COMMAND}`

An **error** means that the check failed: the outcome is `refused`. **Unsettled** means that the check could not be
made: `unknown`. A **warning** and a **note** leave the outcome `proved`. A rule may raise or soften the usual severity.
"""
_CLAIMS = """
## Four things that people believe

* **"A fine-grained token with Packages: Read works."** It does not: GitHub Packages takes classic tokens (and the
  job's GITHUB_TOKEN). The login succeeds and public images work, which is why the belief lives. See
  `auth.fine-grained-token`.
* **"`curl -H "Authorization: Bearer $TOKEN" https://ghcr.io/v2/…` shows whether the token works."** It shows nothing:
  the registry expects its own token there and refuses any other. Ask for that one first:

  ```sh
  URL='https://ghcr.io/token?service=ghcr.io&scope=repository:OWNER/IMAGE:pull'
  T=$(printf 'user = "USER:%s"' "$TOKEN" | curl -sS -K - "$URL" | jq -r .token)
  printf 'header = "Authorization: Bearer %s"' "$T" | curl -sS -K - https://ghcr.io/v2/OWNER/IMAGE/tags/list
  ```

* **"A private package needs the `repo` scope too."** `read:packages` alone is enough on ghcr.io. `repo` gives whoever
  reads the token write access to all code. See `auth.scope-missing` and `auth.scope-broad`.
* **"`gh auth token` is fine on a server."** It works by luck, if somebody once added `read:packages`, and dies by the
  eleventh login, by one click on *Revoke*, or after a year without use. See `auth.gh-cli-token`.
"""
_TITLES = {
    "name": "The image name",
    "network": "The connection",
    "tls": "Certificates",
    "proxy": "The proxy",
    "registry": "The registry and what it holds",
    "auth": "The credential",
    "access": "Rights on a package",
    "image": "The image itself",
    "push": "The right to push",
    "config": "The docker configuration",
    "github": "The GitHub API",
    "check": "Checks that could not be made",
}
_PACKAGE = "https://github.com/orgs/OWNER/packages/container/PACKAGE"
# Sentences that only a run can fill, and words that read better than their names.
_WORDS = {
    **dict.fromkeys(
        ("problem", "effect", "also", "why", "deciding", "limit", "scopes-seen", "nearest", "tenant-hint", "surely"), ""
    ),
    "problem": "(What exactly is wrong with the text, and where.)",
    "hosts": "ghcr.io needs port 443 to three hosts: ghcr.io, pkg-containers.githubusercontent.com and api.github.com.",
    "log-in": "",
    "why": "(Why it was never made; see below.)",
    "settings": f"{_PACKAGE}/settings",
    "versions": f"{_PACKAGE}/versions",
    "look": "  https://github.com/OWNER?tab=packages",
    "github-host": "github.com",
    "registry": "ghcr.io",
    "user": "USER",
    "scope": "read:packages",
    "job-right": "read",
    "role": "Read",
    "api-host": "api.github.com",
    "config": "~/.docker/config.json",
    "nearest-fix": "Ask for a tag that exists, or push the tag.",
    "why-fix": "(What repairs the reason; see below.)",
    "where": "",
    "told": "",
    "detail": "",
    "likely": "",
    "suggestion": "CORRECTED",
    "sso-url": "(Or the address that GitHub gives in the header, good for one hour.)",
    "message": "",
    "sure": "",
    "pusher": "repository or account",
}


def findings_page() -> str:
    """The whole page."""
    return "\n".join(_lines()).rstrip() + "\n"


def _lines() -> Iterator[str]:
    yield _HEAD
    yield from (f"* [{_TITLES[group]}](#{_anchor(_TITLES[group])})" for group in GROUPS)
    for group, entries in GROUPS.items():
        yield f"\n## {_TITLES[group]}\n"
        for entry in entries:
            yield from _entry(entry)
    yield _CLAIMS


def _anchor(title: str) -> str:
    return title.lower().replace(" ", "-")


def _entry(entry: Entry) -> Iterator[str]:
    yield f"### `{entry.code}`\n"
    yield f"**{entry.title}** ({entry.severity.value})\n"
    yield f"{_prose(entry.cause)}\n"
    yield f"*Told by:* {_prose(entry.told_by)}\n"
    yield f"```text\n{fill(entry.fix, _WORDS)}\n```\n"
    if entry.code == "registry.tag-absent":
        yield from _reasons()


def _reasons() -> Iterator[str]:
    yield "With a GitHub token, the commit's workflow runs tell why the tag was never made:\n"
    for reason in REASONS.values():
        yield f"* {_prose(reason.cause)}\n"
        yield "  ```text\n" + "\n".join(f"  {line}" for line in fill(reason.fix, _WORDS).split("\n")) + "\n  ```\n"


def _prose(template: str) -> str:
    return " ".join(fill(template, _WORDS).split())


if __name__ == "__main__":
    import sys

    sys.stdout.write(findings_page())
