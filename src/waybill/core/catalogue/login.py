"""Codes that begin with `login.`: docker logins that are stored on a host. Only their kind and place is known."""

from __future__ import annotations

from waybill.core.catalogue.entry import Entry
from waybill.core.finding import Severity

_OUT = "  ssh <user>@<host> <as>docker logout <registry>"
_CLASSIC = (
    "Give the deploy a credential of its own, so that the host needs none:\n"
    "  with:\n    registry-token: ${{ secrets.REGISTRY_TOKEN }}\n"
    "and remove the stored one:\n" + _OUT + "\n"
    "Or, for people who pull by hand there, a classic token with only `read:packages`:\n"
    "  https://github.com/settings/tokens/new?scopes=read:packages\n"
    "  <as>docker login <registry> -u <login-user>"
)

ENTRIES: tuple[Entry, ...] = (
    Entry(
        code="login.dead",
        title="The login that is stored on the host is dead",
        cause="<registry> refuses the login in `<path>` (of `<owner>`, <kind>). As long as it lies there, even public "
        "images cannot be pulled by that user: a dead credential is not taken as anonymous.",
        told_by="The host's own engine asked with it, and was refused.",
        fix=_CLASSIC,
        severity=Severity.WARNING,
    ),
    Entry(
        code="login.gh-token",
        title="A token of the GitHub CLI lies on the host",
        cause="`<path>` (of `<owner>`) holds a token that belongs to the `gh` program of <login-user> (`gho_`). It "
        "dies without notice: with the eleventh login on any machine, with one click on *Revoke*, or after a year "
        "without use. `gh auth logout` does not end it.",
        told_by="The prefix `gho_`, read on the host.",
        fix=_CLASSIC,
        severity=Severity.WARNING,
    ),
    Entry(
        code="login.job-token",
        title="A job's token lies on the host",
        cause="`<path>` (of `<owner>`) holds a token that was made for one job or app (`ghs_`). It is dead as soon as "
        "that job ends, or within the hour; every later pull with it is refused, that of a rollback too.",
        told_by="The prefix `ghs_`, read on the host.",
        fix="Take the `docker login` out of the script that runs on the host; Waybill hands a credential over for one "
        "pull and takes it away again.\n" + _CLASSIC,
        severity=Severity.WARNING,
    ),
    Entry(
        code="login.app-user-token",
        title="A token of eight hours lies on the host",
        cause="`<path>` (of `<owner>`) holds a GitHub App's token for a person (`ghu_`). It lives for eight hours and "
        "opens no private package.",
        told_by="The prefix `ghu_`, read on the host.",
        fix=_CLASSIC,
        severity=Severity.WARNING,
    ),
    Entry(
        code="login.refresh-token",
        title="A refresh token lies on the host",
        cause="`<path>` (of `<owner>`) holds a token that only renews others (`ghr_`). It opens no registry.",
        told_by="The prefix `ghr_`, read on the host.",
        fix=_CLASSIC,
        severity=Severity.WARNING,
    ),
    Entry(
        code="login.fine-grained-token",
        title="A fine-grained token lies on the host",
        cause="`<path>` (of `<owner>`) holds a fine-grained token (`github_pat_`). `docker login` succeeds with it, "
        "and so do pulls of public images; every private package is refused.",
        told_by="The prefix `github_pat_`, read on the host.",
        fix=_CLASSIC,
        severity=Severity.WARNING,
    ),
    Entry(
        code="login.other-user",
        title="The login belongs to another user than the one who pulls",
        cause="The login for <registry> lies in `<path>` (of `<owner>`). Docker is called as `<puller>`, who has none: "
        "it reads the configuration of whoever calls it.",
        told_by="The configurations of both users. The engine itself keeps no login.",
        fix="Log in as the user who pulls, or drop `sudo` from one of the two:\n"
        "  <pull-as>docker login <registry> -u USER\n"
        "Better: give the deploy its own credential (`registry-token`), so that none must lie on the host.",
        severity=Severity.WARNING,
    ),
    Entry(
        code="login.root-unreadable",
        title="Root's logins cannot be seen",
        cause="Docker is called through sudo, so `<path>` counts, and sudo does not let `<user>` read it. A login that "
        "lies there is neither blamed nor praised here.",
        told_by="`sudo -n -l` does not list it for this user.",
        fix="Nothing needs to be done when the deploy brings its own credential (`registry-token`). To look by hand:\n"
        "  sudo cat <place>",
        severity=Severity.NOTE,
    ),
    Entry(
        code="login.helper-missing",
        title="The credential helper is missing on the host",
        cause="`<path>` (of `<owner>`) keeps its logins with `docker-credential-<helper>`, and no such program is in "
        "PATH. `docker pull` says nothing of it and goes on without any login.",
        told_by="The helper is named in the configuration and looked for on the host. Configurations that were copied "
        "from Docker Desktop name `desktop`.",
        fix="Take `credsStore` or `credHelpers` out of `<path>`, or install the helper; then log in again.",
        severity=Severity.WARNING,
    ),
    Entry(
        code="login.config-malformed",
        title="A docker configuration on the host cannot be read by docker",
        cause="`<path>` (of `<owner>`) is <fault>. Docker warns and goes on without any login, so that what it reports "
        "is `unauthorized`.",
        told_by="Read on the host as docker reads it.",
        fix="Repair the file, or move it away and log in again:\n  python3 -m json.tool <place>\n"
        "  mv <place> <place>.broken",
        severity=Severity.WARNING,
    ),
    Entry(
        code="login.config-unreadable",
        title="A docker configuration on the host could not be looked at",
        cause="`<path>` (of `<owner>`) is there, and what it says cannot be told: <fault>.",
        told_by="It was opened as the login user.",
        fix="Look at it by hand, as its owner:\n  ls -l <place>",
        severity=Severity.WARNING,
    ),
    Entry(
        code="login.auth-undecodable",
        title="A stored login is damaged",
        cause="`<path>` (of `<owner>`) holds a login for <registry> that docker cannot use: <fault>.",
        told_by="`auth` must be base64 of `user:token`. Docker stops reading at the first that is not.",
        fix="Remove it and log in again:\n" + _OUT + "\n  <as>docker login <registry> -u USER",
        severity=Severity.WARNING,
    ),
    Entry(
        code="login.empty-entry",
        title="A stored login is empty",
        cause="`<path>` (of `<owner>`) has an entry for <registry> without a credential. <detail>",
        told_by="Read on the host.",
        fix="Remove it, and log in again if a login is needed:\n" + _OUT,
        severity=Severity.WARNING,
    ),
    Entry(
        code="login.key-spelling",
        title="A stored login stands under an unusual name",
        cause="`<path>` (of `<owner>`) files the login under `<key>`. <fault>",
        told_by="Docker compares the host of the name, to the letter.",
        fix="Log in again under the registry's plain name, and remove the old entry:\n"
        "  <as>docker logout <name>\n  <as>docker login <registry> -u USER",
        severity=Severity.WARNING,
    ),
    Entry(
        code="login.open-to-others",
        title="A stored login can be read by every user of the host",
        cause="`<path>` (of `<owner>`) holds a credential for <registry>, and its mode lets everybody read it.",
        told_by="The modes of the file and of the directories above it.",
        fix="Close it, and make a new token if others have accounts there:\n  chmod 600 <place>",
        severity=Severity.WARNING,
    ),
)
