"""The GitHub API beside the registry. It explains; it never decides over a pull that is proved."""

from __future__ import annotations

from waybill.core.catalogue.entry import Entry
from waybill.core.finding import Severity

ENTRIES = (
    Entry(
        code="github.rate-limited",
        title="The GitHub API allows no more requests for now",
        cause="The GitHub API refused a question because of its rate limit. <limit> What it would have told is "
        "unknown.",
        told_by="403 or 429 with `x-ratelimit-remaining: 0`, `retry-after`, or a text about a rate limit.",
        fix="Run again <reset>. Anonymous questions have 60 an hour, a user's token 5,000, a job's token 1,000 for "
        "its repository.",
        severity=Severity.WARNING,
    ),
    Entry(
        code="github.unreachable",
        title="The GitHub API could not be asked",
        cause="`<api-host>` brought no usable answer: <detail>. What it would have told is unknown.",
        told_by="No answer, or a 5xx, from the GitHub API, while the registry answers.",
        fix="Allow port 443 to <api-host>, or wait for the end of an incident: https://www.githubstatus.com/",
        severity=Severity.WARNING,
    ),
)
