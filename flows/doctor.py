"""newswake doctor: looks at everything that a run needs, changes nothing and asks nothing of the web.

Each check is a function that returns findings; what goes wrong inside one is a finding too.
"""

from __future__ import annotations

import importlib.metadata
import os
import platform
import shutil
import ssl
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from config.catalogue import read_catalogue
from config.errors import NewswakeError
from config.settings import PREFIX, Settings, load_settings, origins
from flows.findings import Check, Findings, Setting, failure
from flows.proxy import PROXY_VARIABLES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

PACKAGES = ("newswake", "prefect", "duckdb", "trafilatura", "httpx", "lxml", "pydantic")
RELEASED = datetime(2026, 11, 1, tzinfo=UTC)
LAST_PLAUSIBLE_YEAR = 2100
GIGABYTE = 1_000_000_000
DISK_WARN, DISK_FAIL = 5 * GIGABYTE, GIGABYTE // 2
OLD_SNAPSHOT_DAYS = 7
# Finds of checks whose advice is given at length.
MOST_ADVICE = 2
PLACEHOLDER_CONTACT = ".invalid/"


def examine(environ: Mapping[str, str] = os.environ, now: datetime | None = None) -> Findings:
    """Make all checks. Settings that cannot be read end it early: the rest depends on them."""
    now = now or datetime.now(UTC)
    checks = [*versions(), clock(now)]
    try:
        settings = load_settings()
    except NewswakeError as error:
        return Findings((*checks, failure("settings", error)), ())
    looks: Sequence[Callable[[], Check]] = (
        lambda: contact(settings),
        lambda: catalogue(settings),
        lambda: data_folder(settings),
        lambda: disk(settings),
        lambda: warehouse(settings, now),
        lambda: warehouse_checks(settings),
        lambda: server(settings, environ),
        lambda: proxy(settings, environ),
        lambda: authorities(settings, environ),
    )
    checks.append(
        Check("settings", "ok", f"{sum(o != 'default' for o in origins().values())} differ from the defaults")
    )
    checks += [look() for look in looks]
    return Findings(tuple(checks), in_force(settings))


def versions() -> Iterator[Check]:
    """What is installed. DuckDB and Prefect are pinned; another version is worth knowing of."""
    yield Check("python", "ok", f"{platform.python_version()} on {platform.system()} {platform.machine()}")
    pins = _pins()
    for name in PACKAGES:
        try:
            installed = importlib.metadata.version(name)
        except importlib.metadata.PackageNotFoundError:
            yield Check(name, "fail", "not installed", "Run `make setup`.")
            continue
        wanted = pins.get(name)
        if wanted and wanted != installed:
            yield Check(name, "warn", f"{installed}, but {wanted} is what newswake is tested with", "Run `make setup`.")
        else:
            yield Check(name, "ok", installed)


def _pins() -> dict[str, str]:
    """The packages that newswake pins to one version."""
    found = {}
    for requirement in importlib.metadata.requires("newswake") or ():
        name, equals, version = requirement.partition("==")
        if equals and "extra" not in version:
            found[name.strip()] = version.partition(";")[0].strip()
    return found


def clock(now: datetime) -> Check:
    """A wrong clock makes every window and every recheck wrong."""
    local = now.astimezone()
    detail = f"{now:%Y-%m-%d %H:%M:%S} UTC, local zone {local.tzname()} ({local:%z})"
    if now >= RELEASED and now.year < LAST_PLAUSIBLE_YEAR:
        return Check("clock", "ok", detail)
    return Check("clock", "fail", detail, "Set the system's clock: dates of articles are judged by it.")


def contact(settings: Settings) -> Check:
    """Publishers must be able to reach whoever runs this."""
    if PLACEHOLDER_CONTACT in settings.contact:
        advice = f"Set {PREFIX}CONTACT to an address of yours before you ask the live web."
        return Check("contact", "warn", f"{settings.contact} is a placeholder", advice)
    return Check("contact", "ok", settings.contact)


def catalogue(settings: Settings) -> Check:
    """Seeds and sources."""
    found, problems = read_catalogue(settings.catalogue_dir)
    if problems:
        return Check("catalogue", "fail", "; ".join(map(str, problems)), "Correct the files.")
    detail = f"{len(found.active_seeds())} active seeds, {len(found.active_sources())} active sources in {found.folder}"
    if not found.seeds:
        return Check("catalogue", "warn", detail, "Add one: newswake seeds add https://...")
    return Check("catalogue", "ok", detail)


def data_folder(settings: Settings) -> Check:
    """Everything that newswake keeps is written there. A folder that is not there yet is judged by its parent."""
    folder = settings.data_dir.absolute()
    there = _nearest(folder)
    try:
        with tempfile.TemporaryFile(dir=there):
            pass
    except OSError as error:
        advice = f"Make it writable, or name another with {PREFIX}DATA_DIR."
        return Check("data folder", "fail", f"{there} cannot be written ({error.strerror})", advice)
    return Check("data folder", "ok", f"{folder}{'' if there == folder else ' (not made yet)'}")


def _nearest(folder: Path) -> Path:
    """The folder itself, or the nearest one above it that exists."""
    while not folder.is_dir() and folder != folder.parent:
        folder = folder.parent
    return folder


def disk(settings: Settings) -> Check:
    """Free space. A run of 2000 pages writes some hundred megabytes; a snapshot is a copy of the warehouse."""
    usage = shutil.disk_usage(_nearest(settings.data_dir.absolute()))
    detail = f"{usage.free / GIGABYTE:.1f} GB free of {usage.total / GIGABYTE:.1f} GB"
    advice = f"Free some, or move the data folder ({PREFIX}DATA_DIR)."
    if usage.free < DISK_FAIL:
        return Check("disk", "fail", detail, advice)
    return Check("disk", "warn", detail, advice) if usage.free < DISK_WARN else Check("disk", "ok", detail)


def warehouse(settings: Settings, now: datetime) -> Check:
    """The published snapshot."""
    from warehouse.health import health  # noqa: PLC0415 - its name here is that of this check

    try:
        found = health(settings.published)
    except NewswakeError as error:
        return failure("warehouse", error)
    if found is None:
        return Check("warehouse", "ok", "nothing is published yet; the first run does it")
    age = (now - found.loaded_at).days if found.loaded_at else 0
    when = f"loaded {found.loaded_at:%Y-%m-%d %H:%M} UTC" if found.loaded_at else "nothing loaded"
    detail = (
        f"{found.runs} runs, {found.articles} articles, {found.comparisons} comparisons, schema {found.schema}, {when}"
    )
    if found.schema != found.expected:
        advice = "The next run migrates it."
        return Check("warehouse", "warn", f"{detail}; this version has schema {found.expected}", advice)
    if age > OLD_SNAPSHOT_DAYS:
        return Check("warehouse", "warn", f"{detail}, {age} days ago", "`newswake up` keeps it fresh.")
    return Check("warehouse", "ok", detail)


def warehouse_checks(settings: Settings) -> Check:
    """What the checks found in the warehouse after the last run; nothing is checked now."""
    from warehouse.checks import latest  # noqa: PLC0415 - DuckDB only where it is needed

    try:
        made = latest(settings.published)
    except NewswakeError as error:
        return failure("checks", error, "warn")
    finds = [item for item in made if not item.is_ok]
    if not finds:
        told = f"all {len(made)} passed after the last run" if made else "they are made when a run has ended"
        return Check("checks", "ok", told)
    detail = "; ".join(f"{item.name} ({item.severity}): {item.message}" for item in finds)
    advice = " ".join(dict.fromkeys(item.advice for item in finds[:MOST_ADVICE]))
    more = " Cases: newswake sql \"SELECT check_name, sample FROM checks WHERE state <> 'ok'\"."
    return Check("checks", "fail" if any(item.is_grave for item in finds) else "warn", detail, advice + more)


def server(settings: Settings, environ: Mapping[str, str]) -> Check:
    """The Prefect server: the user's own, that of ``newswake up``, or none, then runs start one for themselves."""
    from extractors.fetch.health import answers  # noqa: PLC0415 - httpx only where it is needed
    from flows.environment import running_server  # noqa: PLC0415 - the same

    url = environ.get("PREFECT_API_URL")
    if url:
        if answers(f"{url.rstrip('/')}/health"):
            return Check("prefect server", "ok", f"{_without_password(url)} answers (PREFECT_API_URL)")
        advice = "Start it, or unset PREFECT_API_URL: a run with a dead server fails."
        return Check("prefect server", "fail", f"{_without_password(url)} does not answer (PREFECT_API_URL)", advice)
    running = running_server(settings)
    if running:
        return Check("prefect server", "ok", f"{running} answers (newswake up)")
    return Check("prefect server", "ok", "none is running; a run starts a temporary one, `newswake up` a lasting one")


def proxy(settings: Settings, environ: Mapping[str, str]) -> Check:
    """The forward proxy that would be used."""
    from extractors.fetch.guard import proxy_address  # noqa: PLC0415 - httpcore only where it is needed

    named = [name for name in PROXY_VARIABLES if environ.get(name)]
    given = settings.proxy or (environ[named[0]] if named else None)
    origin = f"{PREFIX}PROXY" if settings.proxy else (named or [""])[0]
    try:
        address = proxy_address(given)
    except NewswakeError as error:
        return failure("proxy", error)
    if address is None:
        return Check("proxy", "ok", "none")
    return Check("proxy", "ok", f"{address[0]}:{address[1]} ({origin}); name lookup is left to it")


def authorities(settings: Settings, environ: Mapping[str, str]) -> Check:
    """The certificate authorities that https trusts."""
    given = settings.ca_file or (Path(environ["SSL_CERT_FILE"]) if environ.get("SSL_CERT_FILE") else None)
    if given is None:
        return Check("certificates", "ok", "those of certifi")
    try:
        ssl.create_default_context(cafile=str(given))
    except (OSError, ssl.SSLError) as error:
        advice = f"Name a PEM file with {PREFIX}CA_FILE or SSL_CERT_FILE, or unset them."
        return Check("certificates", "fail", f"{given} cannot be used ({error.strerror or error})", advice)
    return Check("certificates", "ok", f"{given}, beside those of certifi")


def _without_password(url: str) -> str:
    parts = urlsplit(url)
    return parts._replace(netloc=parts.netloc.rpartition("@")[2]).geturl()


def in_force(settings: Settings) -> tuple[Setting, ...]:
    """Every setting with its value and where it comes from."""
    found = []
    came_from = origins()
    for name in Settings.model_fields:
        value = getattr(settings, name)
        shown = _without_password(value) if name == "proxy" and value else value
        found.append(Setting(name, "" if shown is None else str(shown), came_from[name]))
    return tuple(found)
