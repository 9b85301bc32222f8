"""The credential: is it whole, alive, of a kind that the registry takes, and for how long."""

from __future__ import annotations

from waybill.core.catalogue.entry import Entry
from waybill.core.finding import Severity

_CLASSIC = (
    "Make a classic token with only `<scope>` and store it where the old one was (<origin>):\n"
    "  https://<github-host>/settings/tokens/new?scopes=<scope>"
)
_LOGIN = "\n  docker login <registry> -u <user>"
_JOB = (
    "Inside GitHub Actions the job's own token is better:\n"
    "  permissions:\n"
    "    contents: read\n"
    "    packages: <job-right>"
)

ENTRIES = (
    Entry(
        code="auth.whitespace",
        title="The credential has spaces or line breaks",
        cause="The credential from <origin> has white space <place>. Some programs trim it and some send it as it is.",
        told_by="Read from the text alone. `kubectl --docker-password` keeps a line break; docker trims it.",
        fix='Store it again without the line break:\n  printf %s "$TOKEN" | docker login <registry> -u <user> '
        '--password-stdin\n  printf %s "$TOKEN" | gh secret set NAME',
        severity=Severity.WARNING,
    ),
    Entry(
        code="auth.placeholder",
        title="The credential is empty or a template",
        cause="What came from <origin> is <what>, not a credential. A secret that does not exist, or that this event "
        "may not read (a pull request from a fork), arrives like that.",
        told_by="Read from the text alone.",
        fix="Check the name of the secret under Settings > Secrets and variables > Actions, the `environment:` "
        "of the "
        "job, and that the workflow passes it:\n  with:\n    registry-token: ${{ secrets.NAME }}",
    ),
    Entry(
        code="auth.damaged-token",
        title="The credential was damaged when it was copied",
        cause="The text from <origin> cannot be a token of its kind: <what>.",
        told_by="Read from the text alone: the last six characters of a classic token are a checksum of the others.",
        fix="Copy the token again, whole and without quotes, and store it again. "
        "If it is lost, make a new one; GitHub shows a token once.",
    ),
    Entry(
        code="auth.refresh-token",
        title="A refresh token is not a login",
        cause="The credential from <origin> begins with `ghr_`: it renews app tokens and opens no registry.",
        told_by="The prefix `ghr_`.",
        fix=_CLASSIC + _LOGIN,
    ),
    Entry(
        code="auth.token-expired",
        title="The token has expired",
        cause="The token from <origin> was good until <expires>.",
        told_by="Its date of expiry was seen, and it is past. A dead token without that is auth.token-dead: "
        "GitHub does "
        "not say why a token died.",
        fix=_CLASSIC + _LOGIN + "\nNote the new date; `expiry-warning-days` warns before it.",
    ),
    Entry(
        code="auth.token-dead",
        title="The credential is dead",
        cause="<registry> refuses the credential from <origin> itself, before looking at any image. It has "
        "expired, was "
        "revoked, or was removed after a year without use; GitHub does not say which. <also>",
        told_by="The token step with the credential answers 403 `denied` (a live one gets 200, whatever it may "
        "read), "
        "and the GitHub API says 401 `Bad credentials`.",
        fix=_CLASSIC + _LOGIN + "\nIf nobody let it expire, it may have been published: GitHub revokes tokens that "
        "it finds in public. Look at https://<github-host>/settings/security-log",
    ),
    Entry(
        code="auth.job-token-dead",
        title="The registry does not know the job's token",
        cause="<registry> refuses the GITHUB_TOKEN itself. It lives as long as its job, and only on its own server "
        "(<server>): another server's registry does not know it.",
        told_by="The token step answers 403 `denied` to the job's own token.",
        fix="Use the token in the job that it was made for, and hand it to no later one.\n"
        "For the registry of another server, give a classic token of that server:\n"
        "  with:\n    registry-token: ${{ secrets.NAME }}",
    ),
    Entry(
        code="auth.login-refused",
        title="The registry refuses user name and password",
        cause="`<registry>` does not accept the credential from <origin>. It is wrong, has expired or was revoked.",
        told_by="The token step, or the request itself with Basic, answers 401 or 403 to the credential.",
        fix="Check user name and password by hand, and store them again where they came from (<origin>):"
        "\n  docker logout <registry>" + _LOGIN + "\nDocker Hub and others want an access token, not the "
        "account's password.",
    ),
    Entry(
        code="auth.stale-login",
        title="A stale login stands in the way of a public image",
        cause="The image is public, and the old login in <origin> makes <registry> refuse it: a dead credential "
        "is not "
        "taken as anonymous.",
        told_by="The token step answers 200 without a credential and 403 with it.",
        fix="Remove the stale login on that machine, as the user that pulls:\n  docker logout <registry>\n"
        "Or log in with a live token.",
    ),
    Entry(
        code="auth.refused-at-registry",
        title="GitHub knows the token, and the registry refuses it",
        cause="The GitHub API accepts the token from <origin>, and <registry> refuses it. A policy of the "
        "organisation "
        "(SSO, allowed addresses, token rules) or a passing fault is likely. A second run decides.",
        told_by="`GET /user` answers 200 and the token step 403.",
        fix="Run again. If it stays, ask an owner of `<owner>` for: Organization settings > Personal access tokens > "
        "Settings, Authentication security > IP allow list, and authorise the token for SSO:\n"
        "  https://<github-host>/settings/tokens > Configure SSO",
    ),
    Entry(
        code="auth.registry-token-rejected",
        title="The registry rejects its own token",
        cause="The token step succeeded, and <registry> rejects the token it gave. A proxy that caches answers, or a "
        "long wait between login and use, is likely.",
        told_by="The token step answers 200, and the image 401.",
        fix="Run again. If it stays, go around the proxy for <registry>. In a workflow, log in just before the push, "
        "not before a long build.",
    ),
    Entry(
        code="auth.locked-out",
        title="GitHub has locked logins for a while",
        cause="After many failed logins GitHub refuses every login from here, good ones too.",
        told_by="403 with a text about the number of login attempts, after a series of 401.",
        fix="Find what repeats the dead token (a cron job, an updater such as Watchtower, a cluster) and stop it. "
        "Wait some minutes, then try the new token.",
    ),
    Entry(
        code="auth.token-expiring",
        title="The token expires soon",
        cause="The token from <origin> expires <expires>, in <left>. <effect>",
        told_by="The header `github-authentication-token-expiration` of the GitHub API.",
        fix="Renew it now (https://<github-host>/settings/tokens > the token > Regenerate token), "
        "and store the new value in <origin>.",
        severity=Severity.WARNING,
    ),
    Entry(
        code="auth.fine-grained-token",
        title="A fine-grained token cannot read private packages",
        cause="The credential from <origin> is a fine-grained token (`github_pat_`). GitHub Packages takes classic "
        "tokens only, whatever permissions are ticked. The login succeeds, and public images work; private ones and "
        "pushes are refused. <effect>",
        told_by="The prefix `github_pat_`.",
        fix=_CLASSIC + _LOGIN + "\n" + _JOB,
    ),
    Entry(
        code="auth.scope-missing",
        title="The token lacks the scope for packages",
        cause="The token from <origin> is alive and has the scopes: <scopes>. It needs `<scope>`; the `repo` "
        "scope is "
        "not needed and does not help.",
        told_by="The header `X-OAuth-Scopes` of the GitHub API.",
        fix="Edit the token and tick `<scope>`; its value stays the same:\n"
        "  https://<github-host>/settings/tokens\n"
        "A token of `gh` on a workstation: `gh auth refresh -s <scope>`. On a server use a classic token of its own.",
    ),
    Entry(
        code="auth.sso-required",
        title="The token is not authorised for the organisation's SSO",
        cause="The organisation `<owner>` demands single sign-on, and the token from <origin> was not "
        "authorised for it.",
        told_by="403 of the GitHub API with the header `X-GitHub-SSO: required`, or its text about SAML.",
        fix="Open https://<github-host>/settings/tokens > Configure SSO > Authorize `<owner>`.\n<sso-url>",
    ),
    Entry(
        code="auth.classic-forbidden",
        title="The organisation forbids classic tokens",
        cause="`<owner>` forbids classic tokens, and fine-grained ones cannot read packages. "
        "So <registry> is open to workflows only (or the package must be public).",
        told_by="403 of the GitHub API with the text `forbids access via a personal access token (classic)`.",
        fix="Either an owner allows them: Organization settings > Personal access tokens > Settings > Tokens "
        "(classic) > "
        "Allow access.\nOr pull in the workflow with the job's token and hand the image on (Waybill's "
        "`transport: relay`).\n" + _JOB,
    ),
    Entry(
        code="auth.token-lifetime",
        title="The token lives longer than the organisation allows",
        cause="`<owner>` limits the lifetime of tokens, and the token from <origin> lives longer.",
        told_by="403 of the GitHub API with a text about the token's lifetime.",
        fix="Make a token that ends sooner and store it in <origin>:\n"
        "  https://<github-host>/settings/tokens/new?scopes=<scope>",
    ),
    Entry(
        code="auth.ip-not-allowed",
        title="The organisation does not allow this address",
        cause="`<owner>` has a list of allowed addresses, and this machine's is not on it.",
        told_by="403 of the GitHub API with the text `IP allow list`. The same token works from another address.",
        fix="An owner adds the address that this machine shows to the world: Organization settings > Authentication "
        "security > IP allow list.",
    ),
    Entry(
        code="auth.oauth-restricted",
        title="The organisation does not allow this app's tokens",
        cause="`<owner>` restricts OAuth apps, and the token from <origin> belongs to one (`gho_`).",
        told_by="403 of the GitHub API with the text `OAuth App access restrictions`.",
        fix="An owner approves the app: Organization settings > Third-party access > OAuth app policy.\n"
        "Better: " + _CLASSIC[0].lower() + _CLASSIC[1:] + _LOGIN,
    ),
    Entry(
        code="auth.app-token",
        title="A GitHub App's token cannot read private packages",
        cause="The credential from <origin> is a token of a GitHub App (<prefix>). Packages are open to classic "
        "tokens "
        "and to the job's own GITHUB_TOKEN; other app tokens are refused for private packages.",
        told_by="The prefix; `GET /user` answers 403 `Resource not accessible by integration` to `ghs_`.",
        fix=_JOB + "\nOn a server: " + _CLASSIC[0].lower() + _CLASSIC[1:] + _LOGIN,
    ),
    Entry(
        code="auth.job-token-no-access",
        title="The job's token may not read the package",
        cause="The job's GITHUB_TOKEN is alive and may not read <package> of <owner>. Either the workflow's "
        "`permissions:` lack `packages` (one listed key sets all others to none), or the package does not list this "
        "repository. <likely>",
        told_by="The token step answers 200 and the manifest 403. `permission_denied: read_package` speaks for the "
        "first reason.",
        fix="1. In the workflow or the job:\n"
        "  permissions:\n"
        "    contents: read\n"
        "    packages: <job-right>\n"
        "2. In the package's settings: <settings>\n"
        "  Manage Actions access > Add repository > <job-repository>, role <role>",
    ),
    Entry(
        code="auth.gh-cli-token",
        title="A token of the GitHub CLI works by luck",
        cause="The credential from <origin> is an OAuth token (`gho_`), as `gh auth token` prints it. <effect> The "
        "eleventh login of the same app revokes the oldest token; revoking the app kills all of them on all "
        "machines; "
        "a year without use kills it too. It also opens all of the user's code.",
        told_by="The prefix `gho_`.",
        fix=_CLASSIC + _LOGIN,
        severity=Severity.WARNING,
    ),
    Entry(
        code="auth.short-lived-token",
        title="A short-lived token is stored as a login",
        cause="The credential from <origin> is <kind>. <effect>",
        told_by="The prefix `ghs_` or `ghu_` in a stored login.",
        fix="Log in on that machine with a token of its own. " + _CLASSIC + _LOGIN + "\n"
        "The job's token belongs to the job; to serve the image through it use Waybill's `transport: relay`.",
        severity=Severity.WARNING,
    ),
    Entry(
        code="auth.identity-token",
        title="The docker configuration holds an identity token",
        cause="The login in <origin> is an `identitytoken`. ghcr.io does not take those: it has no refresh step.",
        told_by="The entry of the docker configuration has `identitytoken`, and the token step refuses it.",
        fix="Log in again with user name and token:\n  docker logout <registry>" + _LOGIN,
    ),
    Entry(
        code="auth.username-missing",
        title="The stored login has no user name",
        cause="The login from <origin> has a secret and no user name. docker and Kubernetes refuse such an "
        "entry or send "
        "it wrongly; ghcr.io takes any name, and it must not be empty.",
        told_by="Read from the credential alone.",
        fix="Log in again with a name; any GitHub login works on ghcr.io:\n  docker logout <registry>" + _LOGIN,
        severity=Severity.WARNING,
    ),
    Entry(
        code="auth.scope-broad",
        title="The token may do much more than this needs",
        cause="The token from <origin> has <scopes>. `<scope>` alone is enough; a private package on ghcr.io does "
        "not need `repo`. Whoever reads this token can do all of that.",
        told_by="The header `X-OAuth-Scopes` of the GitHub API.",
        fix="Replace it by one with only `<scope>`:\n  https://<github-host>/settings/tokens/new?scopes=<scope>",
        severity=Severity.NOTE,
    ),
    Entry(
        code="auth.expiry-unread",
        title="The token's date of expiry could not be read",
        cause="The pull is decided without it. The GitHub API did not say when the token from <origin> ends, so no "
        "warning can come before it dies.",
        told_by="`GET /user` brought no usable answer, while the registry's answers settle the pull.",
        fix="Allow port 443 to the GitHub API (<api-host>), and run again to know the date.",
        severity=Severity.WARNING,
    ),
)
