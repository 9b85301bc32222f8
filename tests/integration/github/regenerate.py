"""Write openapi-subset.json: the part of GitHub's own API description that the twin and the client are held against.

    python tests/integration/github/regenerate.py [DESCRIPTION]

DESCRIPTION is ``generated/api.github.com.json`` of the npm package @octokit/openapi; without it, npm fetches the
version named below. Texts and examples are left out, and ``nullable`` is turned into plain JSON Schema.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path
from typing import Any

PACKAGE, VERSION = "@octokit/openapi", "23.0.2"
MEMBER = "package/generated/api.github.com.json"
HERE = Path(__file__).parent
_PACKAGES = "packages/{package_type}/{package_name}"
PATHS = (
    "/user",
    "/user/packages",
    "/users/{username}",
    "/users/{username}/packages",
    f"/users/{{username}}/{_PACKAGES}",
    f"/users/{{username}}/{_PACKAGES}/versions",
    "/orgs/{org}",
    "/orgs/{org}/packages",
    f"/orgs/{{org}}/{_PACKAGES}",
    f"/orgs/{{org}}/{_PACKAGES}/versions",
    "/repos/{owner}/{repo}",
    "/repos/{owner}/{repo}/git/ref/{ref}",
    "/repos/{owner}/{repo}/commits/{ref}",
    "/repos/{owner}/{repo}/compare/{basehead}",
    "/repos/{owner}/{repo}/contents/{path}",
    "/repos/{owner}/{repo}/actions/runs",
    "/repos/{owner}/{repo}/actions/runs/{run_id}/jobs",
    "/rate_limit",
)
_DROPPED = ("description", "example", "examples", "externalDocs", "deprecated", "discriminator", "title")


def main(arguments: list[str]) -> None:
    """Write the subset beside this file."""
    text = Path(arguments[0]).read_text("utf-8") if arguments else _fetched()
    whole = json.loads(text)
    subset = {"package": f"{PACKAGE} {whole['info']['version']}", "licence": "MIT, see openapi-subset.LICENSE"}
    found = {path: _operation(whole, whole["paths"][path]) for path in PATHS}
    body = {**subset, "paths": found, "schemas": _schemas(whole, found)}
    (HERE / "openapi-subset.json").write_text(json.dumps(body, indent=1, sort_keys=True) + "\n", "utf-8")


def _fetched() -> str:
    with tempfile.TemporaryDirectory() as folder:
        command = ["npm", "pack", "--silent", "--pack-destination", folder, f"{PACKAGE}@{VERSION}"]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        with tarfile.open(next(Path(folder).glob("*.tgz"))) as archive:
            member = archive.extractfile(MEMBER)
            assert member is not None
            return member.read().decode()


def _operation(whole: dict[str, Any], item: dict[str, Any]) -> dict[str, Any]:
    """The query parameters and the answers' schemas of ``GET``."""
    get = item["get"]
    parameters = [_followed(whole, parameter) for parameter in get.get("parameters", [])]
    answers = {}
    for status, response in get["responses"].items():
        content = _followed(whole, response).get("content", {}).get("application/json", {})
        answers[status] = _plain(content.get("schema", {}))
    return {"query": sorted(p["name"] for p in parameters if p["in"] == "query"), "responses": answers}


def _followed(whole: dict[str, Any], node: dict[str, Any]) -> dict[str, Any]:
    if "$ref" not in node:
        return node
    target: Any = whole
    for key in node["$ref"].removeprefix("#/").split("/"):
        target = target[key]
    return dict(target)


def _plain(node: Any, *, names: bool = False) -> Any:
    """A schema without texts, as JSON Schema; with ``names`` the keys are property names and all stay."""
    if isinstance(node, list):
        return [_plain(item) for item in node]
    if not isinstance(node, dict):
        return node
    kept = {
        key: _plain(value, names=key == "properties" and not names)
        for key, value in node.items()
        if names or not (key in _DROPPED or key.startswith("x-") or key == "nullable")
    }
    if "$ref" in kept and not names:
        kept = {"$ref": kept["$ref"].replace("#/components/schemas/", "#/schemas/")}
    return {"anyOf": [{"type": "null"}, kept]} if not names and node.get("nullable") is True else kept


def _schemas(whole: dict[str, Any], start: dict[str, Any]) -> dict[str, Any]:
    """Every schema that is reachable, and the one of plain errors."""
    known: dict[str, Any] = {}
    todo = ["basic-error", *_named(start)]
    while todo:
        name = todo.pop()
        if name not in known:
            known[name] = _plain(whole["components"]["schemas"][name])
            todo += _named(known[name])
    return known


def _named(node: Any) -> list[str]:
    if isinstance(node, list):
        return [name for item in node for name in _named(item)]
    if not isinstance(node, dict):
        return []
    own = [node["$ref"].rpartition("/")[2]] if isinstance(node.get("$ref"), str) else []
    return own + [name for value in node.values() for name in _named(value)]


if __name__ == "__main__":
    main(sys.argv[1:])
