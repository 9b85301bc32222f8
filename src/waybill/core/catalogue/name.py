"""The image name, judged offline. The words for what is wrong come from ``core/reference.py``."""

from __future__ import annotations

from waybill.core.catalogue.entry import Entry

_OFFLINE = "Read from the text alone; nothing was asked."


def _entry(code: str, title: str, meaning: str, fix: str) -> Entry:
    """The problem's own words are the cause of a run; ``meaning`` is for the reader of the page."""
    return Entry(code=code, title=title, cause="<problem>", told_by=f"{meaning} {_OFFLINE}".strip(), fix=fix)


ENTRIES = (
    _entry(
        "name.upper-case",
        "The image name has capital letters",
        "A registry takes lower-case names only. `${{ github.repository }}` keeps the capitals of the owner.",
        "Write the name in lower case: <suggestion>\n"
        "In a workflow, make it lower case once and use that everywhere:\n"
        '  - run: echo "IMAGE=ghcr.io/${GITHUB_REPOSITORY,,}" >> "$GITHUB_ENV"\n'
        "    shell: bash",
    ),
    _entry(
        "name.no-registry",
        "The image name has no registry",
        "Docker reads a name without a host as an image of Docker Hub.",
        "Write the name in full, with its registry: <suggestion>",
    ),
    _entry(
        "name.malformed",
        "The image name cannot be read",
        "",
        "Write HOST/OWNER/NAME:TAG, for example ghcr.io/acme/app:1.2.3 <suggestion>",
    ),
    _entry(
        "name.tag-malformed",
        "The tag cannot be read",
        "",
        "A tag has at most 128 letters, digits, dots, dashes and underscores, and begins with neither dot nor dash. "
        "A branch name needs its slashes replaced. <suggestion>",
    ),
    _entry(
        "name.digest-malformed",
        "The digest cannot be read",
        "",
        "Copy the whole digest: `sha256:` and 64 lower-case hexadecimal digits. <suggestion>",
    ),
    _entry(
        "name.template-unexpanded",
        "The image name still holds a template",
        "Something handed the template on instead of its value.",
        "Find the step that should have replaced it. `${{ }}` works in workflow files only; "
        "`$NAME` needs a shell or `env:`; single quotes keep a shell from replacing it. <suggestion>",
    ),
    _entry(
        "name.scheme",
        "The image name begins with a web address",
        "An image name has no `https://`.",
        "Leave the scheme out: <suggestion>",
    ),
    _entry(
        "name.old-host",
        "The image name points to GitHub's old docker registry",
        "docker.pkg.github.com was replaced by ghcr.io.",
        "Use the container registry: <suggestion>",
    ),
    _entry(
        "name.typosquat",
        "The registry's name is a misspelling of ghcr.io",
        "Hosts with such names are known to ask for credentials.",
        "Write ghcr.io: <suggestion>\n"
        "If any machine ever logged in to the wrong host, treat that token as stolen: revoke it at\n"
        "  https://github.com/settings/tokens\n"
        "and run `docker logout <registry>` there.",
    ),
    _entry(
        "name.double-host",
        "The image name has two registries",
        "",
        "Keep one host: <suggestion>",
    ),
    _entry(
        "name.whitespace",
        "The image name has spaces or line breaks",
        "",
        "Remove them: <suggestion>\n"
        "A value read from a file often ends with a line break; in YAML use `|-` instead of `|`.",
    ),
    _entry(
        "name.empty",
        "The image name is empty",
        "An earlier step handed nothing on. A job output that contains a masked value is dropped by the "
        "runner and arrives empty.",
        "Print the value where it is made. The runner drops a job output that contains a masked value. "
        "Hand on the digest instead of the whole name, and build the name from "
        "parts that no secret contains.",
    ),
)
