"""What is left to do when the files are written: keys, secrets, the first run; each with its exact commands. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from shlex import quote

from waybill.core.ssh.address import SSH_PORT, Address
from waybill.core.starting.look import Remote
from waybill.frozen import dataclass

_SECRETS = re.compile(r"\$\{\{ (secrets|vars)\.([A-Z][A-Z0-9_]*)(?: [^}]*)?\}\}")
_ENVIRONMENT = re.compile(r"^    environment: ([a-z][a-z0-9-]*)\b", re.MULTILINE)
_PUBLIC = "github.com"
_LONGEST = 1500
KEY, KNOWN_HOSTS = "DEPLOY_KEY", "KNOWN_HOSTS"


@dataclass(frozen=True, kw_only=True)
class Step:
    """One thing to do: what, why, and the commands for it."""

    title: str
    text: tuple[str, ...] = ()
    commands: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class End:
    """What is known when the files stand."""

    remote: Remote | None
    branch: str
    image: str
    registry: str  # in which the job's own token counts
    environments: tuple[str, ...]  # of GitHub, as the workflows name them
    chosen: str  # the entry of waybill.yml
    logins: tuple[Address, ...]  # the hosts
    written: tuple[str, ...]  # and whatever else of it all git does not follow yet
    workflows: tuple[str, ...]  # all that stand now, by file name
    command: str  # how this program was called
    there: tuple[str, ...]  # files that must lie on the server
    directory: str
    tag: str  # an example of a tag that starts a release; empty: none does


def environments_of(texts: Sequence[str]) -> tuple[str, ...]:
    """The environments of GitHub that jobs of these workflows run in."""
    return tuple(dict.fromkeys(name for text in texts for name in _ENVIRONMENT.findall(text)))


def names_of(texts: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """The secrets and variables that these workflows read."""
    return tuple(dict.fromkeys(found for text in texts for found in _SECRETS.findall(text)))


def last_steps(end: End) -> tuple[Step, ...]:
    """Everything that is left to do, in its order."""
    steps: list[Step] = []
    for environment in end.environments or (end.chosen,):
        steps += _environment(end, environment)
    return (*steps, *_tokens(end), *_there(end), *_first_run(end))


def _environment(end: End, environment: str) -> Iterator[Step]:
    repo = _repo(end)
    slug = quote(end.remote.slug) if end.remote else "OWNER/NAME"
    place = f"repos/{slug}/environments/{environment}"
    server = f" --hostname {quote(end.remote.host)}" if end.remote and end.remote.host != _PUBLIC else ""
    yield Step(
        title=f"Make the environment {environment}",
        text=(
            "Its secrets are given to jobs that name it, and to no other. In Settings, Environments allow it for the",
            "branches and tags that may deploy, and let somebody approve where you wish it.",
        ),
        # Asked first: one that stands keeps its approvals.
        commands=(f"gh api{server} --silent {place} 2>/dev/null || gh api{server} --silent --method PUT {place}",),
    )
    if end.logins:
        yield _key(end, environment, repo)
        yield from _known_hosts(end, environment, repo)


def _repo(end: End) -> str:
    """Which repository is meant, for gh, whatever it would take by itself."""
    if end.remote is None:
        return ""
    server = f"{end.remote.host}/" if end.remote.host != _PUBLIC else ""
    return f" --repo {quote(server + end.remote.slug)}"


def key_path(end: End, environment: str) -> str:
    """Where the key is made: outside of the repository, so that nobody commits it, and over no key of the user's."""
    whose = f"{end.remote.owner}-{end.remote.name}-{environment}" if end.remote else environment
    return f'"$HOME/.ssh/waybill-{re.sub(r"[^a-z0-9._-]", "-", whose.lower())}"'


def _key(end: End, environment: str, repo: str) -> Step:
    path = key_path(end, environment)
    comment = quote(f"{end.remote.slug if end.remote else 'waybill'} {environment}")
    line = f"(printf '\\nrestrict,port-forwarding '; cat {path}.pub)"  # the last line there may have no end
    install = "umask 077; mkdir -p .ssh; cat >> .ssh/authorized_keys"
    return Step(
        title=f"Make a deploy key for {environment}, and let it in",
        text=(
            "`restrict` takes everything away that a login could have beside its commands (terminal, agent, X11);",
            "`port-forwarding` gives back what proofs and the relay go through: the engine's socket, a port.",
            "The login must be one that may use docker, or set `sudo: true`. Who has the key is root on that host.",
            "The private half is needed at GitHub alone: the last line removes it here, once it is there.",
        ),
        commands=(
            f"ssh-keygen -q -t ed25519 -N '' -C {comment} -f {path}",
            *(f"{line} | ssh{_port(login)} {quote(_target(login))} '{install}'" for login in end.logins),
            f"gh secret set {KEY} --env {environment}{repo} < {path} && rm {path}",
        ),
    )


def _target(login: Address) -> str:
    return f"{login.user}@{login.host}" if login.user else login.host


def _port(login: Address) -> str:
    return f" -p {login.port}" if login.port != SSH_PORT else ""


def _known_hosts(end: End, environment: str, repo: str) -> Iterator[Step]:
    """Two steps, so that nobody who pastes one whole has pinned what was not compared."""
    path = f"{key_path(end, environment)}.known_hosts"
    on_host = 'for key in /etc/ssh/ssh_host_*_key.pub; do ssh-keygen -lf "$key"; done'
    yield Step(
        title=f"Compare the host keys for {environment}",
        text=(
            "What `ssh-keyscan` fetches could be anybody's. Compare the fingerprints that the last command shows",
            "with those that the server itself shows, at its console or in a login that you trust:",
            f"  {on_host}",
        ),
        commands=(
            *(
                f"ssh-keyscan{_port(login)} {quote(login.host)} {'>' if first == 0 else '>>'} {path}"
                for first, login in enumerate(end.logins)
            ),
            f"ssh-keygen -lf {path}",
        ),
    )
    yield Step(
        title=f"Pin the host keys for {environment}, if they are the same",
        text=("Another fingerprint is another machine, or somebody between: then pin nothing, and find out.",),
        commands=(f"gh variable set {KNOWN_HOSTS} --env {environment}{repo} < {path}",),
    )


def _tokens(end: End) -> Iterator[Step]:
    owner = end.image.partition("/")[2].partition("/")[0]
    ours = bool(end.registry) and end.image.startswith(f"{end.registry}/")
    if ours and end.remote and owner == end.remote.owner.lower():
        text = (
            "The job's own token pushes the image and fetches it; hosts are given it in one request, and keep nothing.",
            "With `transport: relay` they need none at all. If the package exists already and was pushed by somebody",
            "else, give this repository the role Write: package settings, Manage Actions access.",
        )
        yield Step(title="No registry token is to be made", text=text)
        return
    if end.remote is None and end.image.startswith("ghcr.io/"):
        unsure = (
            f"If this is to be a repository of {owner} at GitHub, the job's own token pushes the image and fetches it.",
            "In another's it takes a classic token with `write:packages`, as `registry-token` of each step of ours.",
        )
        yield Step(title=f"See whose {end.image} is", text=unsure)
        return
    where = f"the package of {owner}" if ours else end.image.partition("/")[0]
    kind = "a classic token with `write:packages`" if ours else "a token of that registry that may push"
    repo = _repo(end)
    yield Step(
        title=f"Make a token for {where}",
        text=(
            f"The job's own token has no right there: it takes {kind}.",
            "Then add two lines to the `with:` of each step of ours:",
            "  registry-username: ${{ vars.REGISTRY_USERNAME }}",
            "  registry-token: ${{ secrets.REGISTRY_TOKEN }}",
        ),
        commands=(f"gh variable set REGISTRY_USERNAME{repo}", f"gh secret set REGISTRY_TOKEN{repo}"),
    )


def _there(end: End) -> Iterator[Step]:
    if end.there:
        text = f"They are not in the repository, and the compose file names them: {', '.join(end.there)}"
        yield Step(title=f"See that these lie in {end.directory} on the server", text=(text,))


def _first_run(end: End) -> Iterator[Step]:
    branch = end.branch or "the default branch"
    text = ["Read them first: they are yours."]
    if any(name in end.workflows for name in ("rollback.yml", "deploy.yml", "scheduled-verify.yml")):
        text.append(f"Workflows that are started by hand or by the clock exist for GitHub once they are on {branch}.")
    commands = [f"{end.command} config check"]
    if end.written:
        commands += [*_added(end.written), "git commit -m 'Release with proof'", "git push"]
    if end.tag:
        text.append(f"A tag such as {end.tag} then releases. The first run says by itself what still is in its way.")
        commands += [f"git tag {quote(end.tag)}", f"git push origin {quote(end.tag)}"]
    yield Step(title="Commit, and release", text=tuple(text), commands=tuple(commands))


def _added(paths: Sequence[str]) -> Iterator[str]:
    """In commands that are short enough to be shown whole."""
    line = ""
    for path in map(quote, paths):
        if line and len(line) + len(path) > _LONGEST:
            yield f"git add --{line}"
            line = ""
        line += f" {path}"
    yield f"git add --{line}"
