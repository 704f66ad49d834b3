"""Make requirements.lock: every package with its hashes, no address of an index.

    python .ci/lock.py        (needs uv on the PATH)

uv pins `sqlalchemy`, Prefect asks for `sqlalchemy[asyncio]`. pip before 24 takes these for two packages and refuses
the second, which has no pin. So each direct dependency with an extra gets its pin a second time, with the extra.
"""

# ruff: noqa: INP001 - a script, no package
from __future__ import annotations

import re
import subprocess
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LOCK = ROOT / "requirements.lock"
COMMAND = (
    "uv", "pip", "compile", "pyproject.toml", "--extra", "dev", "--universal", "--generate-hashes",
    "--no-emit-index-url", "--python-version", "3.11", "--custom-compile-command", "make lock", "--quiet",
    "-o", str(LOCK),
)  # fmt: skip


def with_extra(requirement: str, lock: str) -> str:
    """The pin of a dependency such as ``sqlalchemy[asyncio]<2.1`` with its extra, or nothing if it has none."""
    match = re.match(r"([\w.-]+)(\[[\w,-]+\])", requirement)
    if match is None:
        return ""
    name, extra = match.groups()
    pin = re.search(rf"^{re.escape(name)}(==[^\n]*\n(?:    --hash=[^\n]*\n)+)", lock, re.MULTILINE)
    if pin is None:
        raise SystemExit(f"{name} is not in the lock")
    return f"{name}{extra}{pin.group(1)}"


def main() -> None:
    """Compile, then add the pins with extras."""
    LOCK.unlink(missing_ok=True)
    subprocess.run(COMMAND, cwd=ROOT, check=True)  # noqa: S603 - a command of our own
    lock = LOCK.read_text(encoding="utf-8")
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
    LOCK.write_text(lock + "".join(with_extra(item, lock) for item in declared), encoding="utf-8")


if __name__ == "__main__":
    main()
