"""The shape of the repository: what stands at its top, how its modules are named and described, how it is locked."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGES = ("config", "extractors", "warehouse", "flows")
MODULES = sorted(path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))
MAX_LINES = 400
TOP = {
    ".ci",
    ".gitignore",
    "CHANGELOG.md",
    "LICENSE",
    "Makefile",
    "README.md",
    "config",
    "docs",
    "extractors",
    "flows",
    "prefect.yaml",
    "pyproject.toml",
    "requirements.lock",
    "tests",
    "warehouse",
}
# A pin with its marker, then nothing but hashes.
PIN = re.compile(
    r"(?P<name>[a-z0-9][\w.-]*)(?P<extra>\[[\w,-]+\])?==(?P<version>[\w.+!]+)(?: ; [^\\]+?)?", re.IGNORECASE
)
HASH = re.compile(r"--hash=sha256:[0-9a-f]{64}")


def shown(path: Path) -> str:
    return str(path.relative_to(ROOT))


def top_level() -> set[str]:
    """The names that belong to the repository; of a copy without git, all but what .gitignore and tools leave."""
    git = shutil.which("git")
    if git and (ROOT / ".git").exists():
        command = [git, "-C", str(ROOT), "-c", f"safe.directory={ROOT}", "ls-files", "-z"]
        files = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split("\0")
        return {name.partition("/")[0] for name in files if name}
    ignored = [line.strip("/") for line in (ROOT / ".gitignore").read_text("utf-8").split()]
    return {path.name for path in ROOT.iterdir() if not any(path.match(pattern) for pattern in ignored)}


def test_the_top_level_is_fixed() -> None:
    assert top_level() == TOP


# A table has a row in each line, and is as long as it is.
TABLES = {"extractors/features/background_counts.py", "extractors/features/concept_words.py"}


@pytest.mark.parametrize("path", MODULES, ids=shown)
def test_a_module_says_what_it_is_and_stays_short(path: Path) -> None:
    text = path.read_text("utf-8")
    assert ast.get_docstring(ast.parse(text)), "has no docstring"
    assert text.count("\n") <= MAX_LINES or shown(path) in TABLES


def test_modules_of_flows_hide_no_package() -> None:
    """With flows/ first on sys.path, a module there would stand in for what others import by that name."""
    taken = sys.stdlib_module_names | set(PACKAGES) | set(direct_dependencies())
    names = {path.stem for path in (ROOT / "flows").iterdir() if path.suffix == ".py" or path.is_dir()}
    assert names & taken == {"__main__"} & taken


def test_every_folder_of_modules_is_a_package() -> None:
    folders = {path.parent for path in MODULES}
    assert [shown(folder) for folder in sorted(folders) if not (folder / "__init__.py").is_file()] == []


def direct_dependencies() -> list[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    wanted = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    return [re.split(r"[\[<>=!~; ]", item, maxsplit=1)[0].lower() for item in wanted]


def locked() -> list[list[str]]:
    """The requirements of the lock, each as its pin and its options."""
    text = (ROOT / "requirements.lock").read_text("utf-8")
    lines = [line for line in text.splitlines() if not line.strip().startswith("#")]
    joined = "\n".join(lines).replace("\\\n", " ")
    return [re.split(r"\s+(?=--)", line.strip()) for line in joined.splitlines() if line.strip()]


def test_the_lock_names_no_index() -> None:
    text = (ROOT / "requirements.lock").read_text("utf-8")
    assert "://" not in text
    assert not re.search(r"^\s*(-i|-f|-e|--index|--extra-index|--find-links|--trusted-host)", text, re.MULTILINE)


def test_every_requirement_of_the_lock_is_pinned_with_hashes() -> None:
    found = locked()
    assert len(found) > 50
    for pin, *hashes in found:
        assert PIN.fullmatch(pin), pin
        assert hashes, pin
        assert all(HASH.fullmatch(item) for item in hashes), pin


def test_the_lock_holds_every_direct_dependency() -> None:
    names = {match["name"].lower() for pin, *_ in locked() if (match := PIN.fullmatch(pin))}
    # A lock holds names in their normal form (PEP 503).
    assert [name for name in direct_dependencies() if re.sub(r"[-_.]+", "-", name) not in names] == []


def test_an_extra_is_pinned_like_its_package() -> None:
    """pip before 24 takes them for two packages."""
    pins = {
        match["name"] + (match["extra"] or ""): match["version"]
        for pin, *_ in locked()
        if (match := PIN.fullmatch(pin))
    }
    extras = {name: version for name, version in pins.items() if "[" in name}
    assert extras
    assert {name: pins[name.partition("[")[0]] for name in extras} == extras
