"""What newswake doctor found, and how it is shown to people and programs."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Literal

from config.visible import visible
from flows import table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from config.errors import NewswakeError

State = Literal["ok", "warn", "fail"]


@dataclass(frozen=True, slots=True)
class Check:
    """One line: what was looked at, how it is, and what to do where it is not well."""

    name: str
    state: State
    detail: str
    advice: str | None = None


@dataclass(frozen=True, slots=True)
class Setting:
    """A setting in force. Passwords in addresses are left out."""

    name: str
    value: str
    origin: str


@dataclass(frozen=True, slots=True)
class Findings:
    """All that was found."""

    checks: tuple[Check, ...]
    settings: tuple[Setting, ...]

    @property
    def failed(self) -> bool:
        """True if something must be put right before a run can work."""
        return any(check.state == "fail" for check in self.checks)


def failure(name: str, error: NewswakeError, state: State = "fail") -> Check:
    """An error as the line of a check."""
    subject = f"{error.subject}: " if error.subject else ""
    return Check(name, state, f"{subject}{error.message}", error.advice)


def as_dict(findings: Findings) -> dict[str, object]:
    """The findings for ``--json``."""
    return {
        "failed": findings.failed,
        "checks": [asdict(check) for check in findings.checks],
        "settings": [asdict(setting) for setting in findings.settings],
    }


def lines(findings: Findings, terminal: int, *, with_settings: bool = True) -> Iterator[str]:
    """The findings for people. What to do stands under what is not well."""
    label = max(len(check.name) for check in findings.checks)
    for check in findings.checks:
        yield f"{check.state:<4}  {check.name:<{label}}  {visible(check.detail)}"
        if check.advice:
            yield f"{'':<4}  {'':<{label}}  -> {visible(check.advice)}"
    if with_settings and findings.settings:
        yield ""
        rows = [(setting.name, setting.value, setting.origin) for setting in findings.settings]
        yield from table.aligned(("setting", "value", "from"), rows, terminal)
