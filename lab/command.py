"""Play with a world by hand: ``python -m lab up``, then ``run``, ``shell``, ``fault``, ``token``, ``down``."""

from __future__ import annotations

import argparse
import dataclasses
import json
import os
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

from lab import debs, identity, scene
from lab.control import ControlError
from lab.engine import sweep_cgroups
from lab.faults import INSTEAD, NAME_FAULTS, SPOILT, TLS_FAULTS, Fault
from lab.github.model import Kind
from lab.hosts.model import STORES, HostError
from lab.registries import LOGIN, PASSWORD
from lab.world import CHECKOUT, World, WorldError, launch

ABSENT = "No world runs in {}. Start one with: python -m lab up"
HELP = """
The world is up, in {directory}.
  ghcr.io, pkg-containers.githubusercontent.com, api.github.com, github.example.com, registry.example.com,
  token.example.com, plain.example.com and Docker Hub answer inside it, and nowhere else;
  http://proxy.example.com:3128 is a proxy, http://127.0.0.1:5000 an open registry.

  python -m lab run -- curl -si https://ghcr.io/v2/
  python -m lab run -- bin/waybill preflight --image ghcr.io/acme/app:1.0 --registry-token env:EXPIRED
  python -m lab shell                       the tokens below are in its environment
  python -m lab fault status --host ghcr.io --path /token --status 502 --times 1
  python -m lab tls ghcr.io expired         python -m lab name ghcr.io absent
  python -m lab clear                       everything goes well again
  python -m lab token classic --scopes read:packages
  python -m lab requests                    what was asked, without any secret
  python -m lab host web1 --store classic   a machine with sshd and an engine; then: python -m lab run -- ssh deploy@…
  python -m lab down

Tokens:
{tokens}
registry.example.com takes the login {login} with the password "{password}".
Images: ghcr.io/acme/app:1.0 (private), :1.1 (two platforms, provenance), ghcr.io/acme/open:1.0 (public),
  ghcr.io/acme/broken:1.0 (a child of its index is gone), registry.example.com/acme/app:1.0
"""


def _tokens(directory: Path) -> dict[str, str]:
    return dict(json.loads((directory / "tokens.json").read_text()))


def _open(options: argparse.Namespace) -> World:
    if not identity.running(options.directory):
        raise WorldError(ABSENT.format(options.directory))
    return World(options.directory)


def _explain(directory: Path) -> None:
    tokens = "\n".join(f"  {name:<13} {text}" for name, text in _tokens(directory).items())
    print(HELP.format(directory=directory, tokens=tokens, login=LOGIN, password=PASSWORD))


def up(options: argparse.Namespace) -> int:
    """Start a world that stays until ``down``."""
    directory: Path = options.directory
    if identity.running(directory):
        _explain(directory)
        return 0
    if directory.exists() and any(directory.iterdir()) and not (directory / identity.FILE).exists():
        raise WorldError(f"{directory} is not empty and holds no world: choose another --directory")
    shutil.rmtree(directory, ignore_errors=True)
    directory.mkdir(parents=True, mode=0o700)
    try:
        launch(directory, attached=False)
        world = World(directory)
        tokens = dict(scene.furnish(world))
        (directory / "tokens.json").write_text(json.dumps(tokens))
        if options.engine:
            world.start_engine()
    except BaseException:
        _remove(directory)
        raise
    _explain(directory)
    return 0


def _remove(directory: Path) -> bool:
    """End the world of this directory and remove what it left; what is not a world's stays."""
    ended = identity.kill(directory)
    if (directory / identity.FILE).exists():
        shutil.rmtree(directory)
    sweep_cgroups()
    return ended


def down(options: argparse.Namespace) -> int:
    """End the world and remove its directory. Without a world there is nothing to do."""
    print("The world has ended." if _remove(options.directory) else "No world was running.")
    return 0


def status(options: argparse.Namespace) -> int:
    """Say whether a world runs; exit status 1 when none does."""
    pid = identity.running(options.directory)
    print(f"A world runs in {options.directory} (process {pid})." if pid else ABSENT.format(options.directory))
    return 0 if pid else 1


def run(options: argparse.Namespace) -> int:
    """Become a command inside the world, with its tokens in the environment."""
    world = _open(options)
    words = [word for word in options.command if word != "--"] if options.command[:1] == ["--"] else options.command
    command = world.command(words or ["/bin/sh"])
    extra = {"TERM": os.environ.get("TERM", "dumb"), "WAYBILL_PYTHON": sys.executable}
    environment = world.environment({**_tokens(options.directory), **extra})
    sys.stdout.flush()
    os.execvpe(command[0], command, environment)  # noqa: S606  # exactly that


def fault(options: argparse.Namespace) -> int:
    """Put a fault in force."""
    fields = {f.name: getattr(options, f.name) for f in dataclasses.fields(Fault) if hasattr(options, f.name)}
    given = {name: value for name, value in fields.items() if value is not None and name != "kind"}
    _open(options).fault(options.kind, **given)
    return 0


def tls(options: argparse.Namespace) -> int:
    """Give a host a flawed certificate."""
    _open(options).tls(options.host, options.flaw)
    return 0


def name(options: argparse.Namespace) -> int:
    """Spoil the lookup of a name."""
    _open(options).name_fault(options.host, options.fault)
    return 0


def clear(options: argparse.Namespace) -> int:
    """Let everything go well again."""
    _open(options).clear_faults()
    return 0


def token(options: argparse.Namespace) -> int:
    """Add a token and print it."""
    scopes = tuple(scope for scope in options.scopes.split(",") if scope)
    print(_open(options).state.add_token(options.kind, owner=options.owner, scopes=scopes))
    return 0


def requests(options: argparse.Namespace) -> int:
    """Print what the world's hosts were asked."""
    for seen in _open(options).requests():
        address = f"{seen.host}{seen.path}" + (f"?{seen.query}" if seen.query else "")
        print(f"{seen.status:>3} {seen.method:<6} {address} {seen.scheme} {seen.fault}".rstrip())
    return 0


def host(options: argparse.Namespace) -> int:
    """Add a host and make ssh inside the world trust it and be let in (root only)."""
    world = _open(options)
    made = world.add_host(options.name, store=options.store, sshd="".join(f"{line}\n" for line in options.sshd))
    folder = world.home / ".ssh"
    folder.mkdir(mode=0o700, exist_ok=True)
    with (folder / "known_hosts").open("a") as known:
        known.write(made.known_hosts)
    if not (folder / "id_ed25519").exists():
        shutil.copy(made.key, folder / "id_ed25519")
    print(f"{made.name} is up: python -m lab run -- ssh -p {made.port} deploy@{made.address}")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m lab", description=__doc__)
    parser.add_argument("--directory", type=lambda text: Path(text).resolve(), default=CHECKOUT / ".lab" / "world")
    verbs = parser.add_subparsers(required=True)

    def verb(action: object) -> argparse.ArgumentParser:
        function = action if callable(action) else None
        made = verbs.add_parser(getattr(action, "__name__", ""), help=getattr(action, "__doc__", ""))
        made.set_defaults(action=function)
        return made

    verb(up).add_argument("--engine", action="store_true", help="with a container engine of its own (root)")
    for action in (down, status, clear, requests):
        verb(action)
    verb(run).add_argument("command", nargs=argparse.REMAINDER)
    shell = verbs.add_parser("shell", help="a shell inside the world")
    shell.set_defaults(action=run, command=["/bin/bash", "--norc"])
    _add_faults(verb(fault))
    of_host = verb(host)
    of_host.add_argument("name")
    of_host.add_argument("--store", choices=STORES, default="classic", help="of its engine; the empty one is none")
    of_host.add_argument("--sshd", action="append", default=[], metavar="LINE", help="a line for its sshd_config")
    of_tls = verb(tls)
    of_tls.add_argument("host")
    of_tls.add_argument("flaw", choices=sorted(TLS_FAULTS))
    of_name = verb(name)
    of_name.add_argument("host")
    of_name.add_argument("fault", choices=sorted(NAME_FAULTS))
    of_token = verb(token)
    of_token.add_argument("kind", choices=[kind.value for kind in Kind])
    of_token.add_argument("--scopes", default="read:packages", help="comma-separated")
    of_token.add_argument("--owner", default="octo")
    return parser


def _add_faults(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("kind", choices=sorted(INSTEAD | SPOILT))
    for option in ("--host", "--method", "--path", "--body"):
        parser.add_argument(option)
    for option in ("--times", "--skip", "--status"):
        parser.add_argument(option, type=int)
    parser.add_argument("--seconds", type=float)


def main(arguments: Sequence[str]) -> int:
    """Carry out one verb; 0 for success, 1 for what could not be done."""
    options = _parser().parse_args(arguments)
    try:
        return int(options.action(options))
    except (WorldError, ControlError, HostError, debs.MissingProgramError) as error:
        print(error, file=sys.stderr)
        return 1
