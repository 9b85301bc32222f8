"""The files of the repository that follow from the table of inputs.

    python -m waybill.config.generate docs/inputs.md > docs/inputs.md

prints the file of that name; without a name it lists the names.
"""

from __future__ import annotations

from collections.abc import Sequence

from waybill.config.schema import schema_text
from waybill.config.tables import inputs_page

_GENERATORS = {"docs/inputs.md": inputs_page, "schema/waybill.schema.json": schema_text}


def generated_files() -> dict[str, str]:
    """Each generated file by its path in the repository, with the text that it must have."""
    return {path: generator() for path, generator in _GENERATORS.items()}


def render(names: Sequence[str]) -> str:
    """The texts of the named files, or the list of names."""
    files = generated_files()
    return "".join(files[name] for name in names) if names else "".join(f"{name}\n" for name in files)


if __name__ == "__main__":
    import sys

    sys.stdout.write(render(sys.argv[1:]))
