"""From the tree of ``waybill.yml`` to its settings: known keys, right shapes, right values, no secrets. Pure.

The whole file is judged, environments that this run does not use included.
"""

from __future__ import annotations

import re

from waybill.config.configfile import ENVIRONMENTS, ConfigFile
from waybill.config.given import Given, read_given
from waybill.config.input import CLEAR
from waybill.config.inputs import HOW_TO_READ, INPUTS, Input, file_inputs, find_input
from waybill.config.values import BLANK
from waybill.config.words import did_you_mean, listed, nearest, show, unwelcome_character
from waybill.config.yamltree import Node, read_tree
from waybill.errors import Mistake

_NULL = re.compile(r"~|null|Null|NULL")
_LIKE_A_SECRET = re.compile(r"token|passw|passphrase|secret|credential|(?:^|[-_])key$", re.IGNORECASE)


EXPRESSION = "${{"  # of GitHub Actions
_INSTEAD = "the value itself; or leave it out here, and give the expression to the input `{}` of the step"


def read_config(path: str, content: bytes) -> ConfigFile:
    """Read the bytes of a configuration file. Never raises: what is wrong stands in ``mistakes``."""
    root, mistakes = read_tree(path, content)
    if root is None:
        return ConfigFile(path=path, mistakes=tuple(mistakes), readable=False)
    reader = _Reader(path, mistakes)
    if root.kind != "mapping":
        reader.note(root, "", f"the top level is a {root.kind}", "settings: lines of the form `key: value`")
        return ConfigFile(path=path, mistakes=tuple(mistakes), readable=False)
    top = reader.settings(root, top=True)
    environments = reader.environments(root)
    spoiled = frozenset(reader.spoiled)
    return ConfigFile(path=path, top=top, environments=environments, mistakes=tuple(mistakes), spoiled=spoiled)


class _Reader:
    """Walks the tree and collects mistakes."""

    def __init__(self, path: str, mistakes: list[Mistake]) -> None:
        self.path = path
        self.mistakes = mistakes
        self.spoiled: set[str] = set()

    def note(self, node: Node, key: str, problem: str, allowed: str) -> None:
        place = f"{self.path}:{node.line}:{node.column}"
        self.mistakes.append(Mistake(f"{place} {key}".rstrip(), problem, allowed))

    def environments(self, root: Node) -> dict[str, dict[str, Given]]:
        """The settings of each environment."""
        found: dict[str, dict[str, Given]] = {}
        for key, value in root.pairs:
            if key.text != ENVIRONMENTS or value.kind == "refused":
                continue
            if value.kind == "mapping":
                found.update((name.text, self._environment(name, node)) for name, node in value.pairs)
            else:
                self.note(value, ENVIRONMENTS, f"is a {value.kind}", "a mapping of environment names to settings")
        return found

    def _environment(self, name: Node, node: Node) -> dict[str, Given]:
        if problem := _name_problem(name.text):
            fix = "a name of printable characters, without blanks around it"
            self.note(name, ENVIRONMENTS, f"{show(name.text)} {problem}", fix)
        if node.kind == "mapping":
            return self.settings(node, top=False)
        if node.kind != "refused":
            problem = "has no settings" if not node.text else f"is a {node.kind}"
            self.note(node, show(name.text), problem, "indented lines of the form `key: value`, or `{}` for none")
        return {}

    def settings(self, node: Node, *, top: bool) -> dict[str, Given]:
        """The settings of one mapping, each checked."""
        found: dict[str, Given] = {}
        for key, value in node.pairs:
            if top and key.text == ENVIRONMENTS:
                continue
            row = find_input(key.text)
            if row is None and top and value.kind == "mapping" and key.text != "<<":
                fix = "an environment stands one level deeper, below `environments:`"
                self.note(key, show(key.text), "is no setting", fix)
            elif row is None or not row.stands_in_file:
                self._refuse_key(key, row)
            elif (given := self._value(row, value)) is not None:
                found[row.name] = given
            else:
                self.spoiled.add(row.name)
        return found

    def _refuse_key(self, key: Node, row: Input | None) -> None:
        if row is None:
            self._unknown_key(key)
        elif row.secret:
            allowed = (
                f"`{row.variable}` in the environment, or `{row.flag} env:NAME`: remove it here, and if the value "
            )
            self.note(key, row.name, "is a secret, and the file is no place for one", allowed + "is real, revoke it")
        else:
            allowed = f"`{row.flag}`, or `{row.variable}` in the environment"
            why = "it says how to read the file" if row.name in HOW_TO_READ else "it belongs to one run"
            self.note(key, row.name, f"cannot stand in the file, because {why}", allowed)

    def _unknown_key(self, key: Node) -> None:
        names = [row.name for row in file_inputs()]
        if key.text == ENVIRONMENTS:
            self.note(key, ENVIRONMENTS, "stands inside an environment", "move it to the top level")
        elif key.text == "<<":
            self.note(key, "<<", "merge keys are refused", "put shared settings at the top of the file")
        elif _LIKE_A_SECRET.search(key.text):
            self.note(
                key,
                show(key.text),
                "is no setting, and looks like a secret: the file is no place for one",
                _elsewhere(key),
            )
        else:
            self.spoiled.add(nearest(key.text, names))
            self.note(key, show(key.text), "is no setting", did_you_mean(key.text, [*names, ENVIRONMENTS]))

    def _value(self, row: Input, node: Node) -> Given | None:
        if node.kind == "refused":
            return None
        texts = self._texts(row, node)
        if texts is None:
            return None
        given = Given(
            texts=texts, origin=f"{self.path}:{node.line}:{node.column}", is_list=node.kind == "list", clear=row.clear
        )
        if not given.clears:
            mistakes = read_given(row, given)[1]
            self.mistakes.extend(mistakes)
        return given

    def _texts(self, row: Input, node: Node) -> tuple[str, ...] | None:
        if node.kind == "mapping":
            self.note(node, row.name, "is a mapping", row.allowed + "; quote a value that begins with `{`")
            return None
        scalars = node.items if node.kind == "list" else (node,)
        for scalar in scalars:
            if scalar.kind == "refused":
                return None
            if scalar.kind != "scalar":
                self.note(scalar, row.name, f"holds a {scalar.kind}", row.allowed)
                return None
            if EXPRESSION in scalar.text:
                problem = f"{show(scalar.text)} holds an expression, and nothing puts its value in here"
                self.note(scalar, row.name, problem, _INSTEAD.format(row.name))
                return None
            if scalar.plain and _NULL.fullmatch(scalar.text):
                self.note(
                    scalar,
                    row.name,
                    f"is {scalar.text}, which YAML reads as nothing",
                    f"write `{row.clear}` to clear it",
                )
                return None
        return tuple(scalar.text for scalar in scalars)


def _elsewhere(key: Node) -> str:
    """Where the secret belongs that somebody has put under this key."""
    secrets = {row.name: row.variable for row in INPUTS if row.secret}
    meant = nearest(key.text, secrets)
    variables = f"`{secrets[meant]}`" if meant else f"a variable such as {listed(secrets.values())}"
    return f"{variables} in the environment: remove it here, and if the value is real, revoke it"


def _name_problem(name: str) -> str:
    """What keeps an environment from being chosen by its name."""
    if name == CLEAR:
        return f"is no name: `environment: {CLEAR}` chooses none"
    if not name.strip(BLANK) or unwelcome_character(name) or EXPRESSION in name:
        return "is no name"
    return "has blanks around it, and can never be chosen" if name != name.strip(BLANK) else ""
