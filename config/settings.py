"""Settings: NEWSWAKE_* variables, then .env, then newswake.toml in the working directory, then defaults.

They are made once, in ``flows``, and passed down. ``newswake doctor`` shows those in force.
"""

from __future__ import annotations

import os
import tomllib
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import pydantic
from pydantic import Field
from pydantic_settings import (
    BaseSettings,
    DotEnvSettingsSource,
    SettingsConfigDict,
    SettingsError,
    TomlConfigSettingsSource,
)

import config
from config.errors import ConfigError
from config.problems import near

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from pydantic_settings import PydanticBaseSettingsSource

FILE = "newswake.toml"
ENV_FILE = ".env"
PREFIX = "NEWSWAKE_"
# Read elsewhere, and no setting: whether errors show their traceback.
NO_SETTINGS = frozenset({"NEWSWAKE_DEBUG"})


class OwnDotEnv(DotEnvSettingsSource):
    """A .env file is shared with other programs: only names with our prefix are ours to judge."""

    def __call__(self) -> dict[str, Any]:
        """Read the file and leave out what belongs to others."""
        ours = PREFIX.lower()
        fields = self.settings_cls.model_fields
        return {key: value for key, value in super().__call__().items() if key in fields or key.startswith(ours)}


class Settings(BaseSettings):
    """What holds for every seed and source. Durations are seconds, sizes bytes unless the name says otherwise."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX,
        env_file=ENV_FILE,
        toml_file=FILE,
        extra="forbid",
        frozen=True,
    )

    data_dir: Path = Field(
        default=Path("data"), description="Everything that newswake keeps: warehouse, archive, spool, reports."
    )
    catalogue_dir: Path = Field(
        Path(config.__file__).parent, description="Folder with seeds/*.toml and sources/*.toml."
    )
    contact: str = Field(
        "https://newswake.invalid/contact",
        description="Web or mail address that a publisher can turn to; part of the User-Agent.",
        min_length=3,
        max_length=200,
        pattern=r"^[\x21-\x7e]+$",
    )
    proxy: str | None = Field(
        default=None, description="Forward proxy for http and https; HTTP(S)_PROXY is used if unset."
    )
    ca_file: Path | None = Field(
        default=None, description="Extra certificate authorities (PEM); SSL_CERT_FILE is used if unset."
    )
    allow_private: bool = Field(
        default=False, description="Allow addresses of private networks (never needed for the web)."
    )
    extra_ports: tuple[int, ...] = Field(default=(), description="Ports besides 80 and 443 that may be asked.")
    allow_hosts: tuple[str, ...] = Field(
        default=(), description="host:port pairs that may be asked although they are private or the port is unusual."
    )

    connections: int = Field(24, ge=1, le=256, description="Hosts that are asked at the same time.")
    host_delay: float = Field(1.0, ge=0, le=3600, description="Least time between two requests to one host.")
    latency_factor: float = Field(
        1.0, ge=0, le=100, description="A host rests at least its mean response time times this; 0 turns it off."
    )
    max_latency_delay: float = Field(30.0, ge=0, le=3600, description="A longer rest for a slow host is cut to this.")
    breaker_failures: int = Field(
        5, ge=1, le=1000, description="Failures in a row after which a host is left alone for a while."
    )
    breaker_rest: float = Field(
        300.0, ge=1, le=86_400, description="How long it is left alone at first; doubles with each failed trial."
    )
    max_crawl_delay: float = Field(60.0, ge=0, le=3600, description="A longer Crawl-delay is cut to this.")
    request_deadline: float = Field(30.0, gt=0, le=600, description="Total time for one request with its redirects.")
    max_wire_bytes: int = Field(8_000_000, ge=1000, description="Most bytes read from the network for one page.")
    max_body_bytes: int = Field(16_000_000, ge=1000, description="Most bytes after the content coding is undone.")
    max_redirects: int = Field(8, ge=0, le=20)
    max_attempts: int = Field(4, ge=1, le=10, description="Tries for one request where a retry can help.")
    full_fetch_days: int = Field(
        30,
        ge=1,
        le=3650,
        description="A page is fetched whole after this many days, modified or not.",
    )
    archive_file_bytes: int = Field(500_000_000, ge=1_000_000, description="A WARC file is closed at this size.")
    archive_file_seconds: float = Field(3600.0, ge=1, description="A WARC file is closed when it is this old.")
    respect_robots: bool = Field(default=True, description="Only for archives and tests of your own; leave it on.")

    poll_share: float = Field(
        300.0, ge=0, le=86_400, description="A list that any run has asked within this time is taken from its answer."
    )
    poll_least: float = Field(900.0, ge=60, le=86_400, description="Shortest interval at which a busy list is asked.")
    poll_most: float = Field(
        86_400.0, ge=3600, le=2_592_000, description="Longest interval at which a quiet list is asked."
    )
    backfill_requests: int = Field(1000, ge=1, description="Requests to archives that one backfill may spend.")
    backfill_bytes: int = Field(
        4_000_000_000, ge=1000, description="Bytes from archives that one backfill may read, files at hand included."
    )
    wayback_url: str = Field("https://web.archive.org", description="Where the Wayback Machine answers.")
    ccnews_url: str = Field("https://data.commoncrawl.org", description="Where Common Crawl's files are.")
    gdelt_url: str = Field("https://api.gdeltproject.org", description="Where GDELT's DOC interface answers.")
    archive_robots: bool = Field(
        default=True, description="Heed robots.txt also where an archive publishes an interface for programs."
    )

    extraction: Literal["fast", "thorough"] = Field(
        "fast",
        description="How texts are extracted; thorough weighs several candidates, at up to three times the cost.",
    )
    workers: int = Field(2, ge=1, le=64, description="Extraction processes.")
    page_deadline: float = Field(30.0, gt=0, le=600, description="A worker is killed when a page takes longer.")
    worker_memory_mb: int = Field(1500, ge=300, description="Address space of a worker beyond what it starts with.")

    max_pages: int = Field(2000, ge=1, description="Pages that one run may fetch; the rest is left deferred.")
    max_run_bytes: int = Field(2_000_000_000, ge=1000, description="Bytes that one run may fetch.")
    max_run_seconds: float = Field(3600, gt=0, description="Time that one run may spend fetching.")
    slice_seconds: float = Field(300, gt=0, description="Time of one task; also how often a long run publishes.")
    slice_pages: int = Field(400, ge=1, description="Pages of one task.")
    recheck: str = Field(
        "due", pattern="^(all|due|none)$", description="Known articles: ask again for all, those due by age, or none."
    )

    compare_method: str | None = Field(
        default=None,
        pattern=r"^[a-z0-9-]+/[0-9]+$",
        description="Method of comparison in force, such as story/1; unset: the newest of this version.",
    )

    memory_limit: str = Field("2GB", pattern=r"^\d+(\.\d+)?[KMG]B$", description="DuckDB's memory limit.")
    threads: int = Field(2, ge=1, le=64, description="DuckDB's threads.")
    keep_snapshots: int = Field(3, ge=1, le=100, description="Published versions of the warehouse that are kept.")
    lock_wait: float = Field(300, gt=0, description="Longest wait for another process's load to end.")

    host: str = Field(default="127.0.0.1", description="Address that the Prefect server of `newswake up` listens on.")
    port: int = Field(4200, ge=1, le=65535, description="Port of the Prefect server of `newswake up`.")

    @property
    def database(self) -> Path:
        """The live database. Only the loader opens it."""
        return self.data_dir / "warehouse" / "newswake.duckdb"

    @property
    def published(self) -> Path:
        """The symlink to the newest published, read-only snapshot: what readers open."""
        return self.data_dir / "warehouse" / "current.duckdb"

    @property
    def spool_dir(self) -> Path:
        """Batches that wait for the loader."""
        return self.data_dir / "spool"

    @property
    def archive_dir(self) -> Path:
        """WARC files."""
        return self.data_dir / "archive"

    @property
    def journal_dir(self) -> Path:
        """What no response says and nobody could fetch again, such as people's judgements."""
        return self.archive_dir / "journal"

    @property
    def state_dir(self) -> Path:
        """Host leases and locks of running runs."""
        return self.data_dir / "state"

    @property
    def report_dir(self) -> Path:
        """HTML reports, one per seed."""
        return self.data_dir / "reports"

    @property
    def prefect_dir(self) -> Path:
        """Prefect's own files, so that ~/.prefect stays untouched."""
        return self.data_dir / "prefect"

    @property
    def user_agent(self) -> str:
        """What publishers see, e.g. ``newswake/0.2.0 (+https://example.org/contact)``."""
        return f"newswake/{metadata.version('newswake')} (+{self.contact})"

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,  # noqa: ARG003 - ours stands in for it
        file_secret_settings: PydanticBaseSettingsSource,  # noqa: ARG003 - signature of pydantic-settings
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Order of precedence: arguments, environment, .env, newswake.toml."""
        return init_settings, env_settings, OwnDotEnv(settings_cls), TomlConfigSettingsSource(settings_cls)


def load_settings(**overrides: object) -> Settings:
    """Read the settings; ``overrides`` win over everything.

    Raises ConfigError that names each wrong key, what it holds and where to set it.
    """
    _refuse_unknown(os.environ)
    try:
        return Settings(**overrides)  # type: ignore[arg-type]
    except pydantic.ValidationError as error:
        wrong = "; ".join(_explain(item["loc"], item["msg"], item.get("input")) for item in error.errors())
        raise ConfigError(
            f"{wrong}.",
            subject=f"settings ({PREFIX}* variables, {ENV_FILE} or {FILE})",
            advice="Correct or remove these keys; `newswake doctor` shows the settings in force.",
        ) from error
    except SettingsError as error:
        advice = f'Lists are written as JSON, e.g. {PREFIX}EXTRA_PORTS="[8080]".'
        raise ConfigError(
            f"{error}.", subject=f"settings ({PREFIX}* variables or {ENV_FILE})", advice=advice
        ) from error
    except (OSError, ValueError) as error:
        raise ConfigError(f"{error}.", subject=FILE, advice="Make it valid TOML in UTF-8.") from error


def _explain(loc: tuple[int | str, ...], message: str, value: object) -> str:
    key = ".".join(map(str, loc)).removeprefix(PREFIX.lower())
    if key not in Settings.model_fields:
        return f"{key}: unknown setting. {near(key, Settings.model_fields) or ''}".rstrip(". ")
    return f"{key}: {message} (got {value!r})"


def _refuse_unknown(environ: Iterable[str]) -> None:
    """A misspelt variable would otherwise be passed over in silence."""
    for name in sorted(environ):
        key = name.upper().removeprefix(PREFIX).lower()
        if name.upper().startswith(PREFIX) and name not in NO_SETTINGS and key not in Settings.model_fields:
            known = [PREFIX + field.upper() for field in Settings.model_fields]
            raise ConfigError(
                "no setting has this name.", subject=name, advice=near(name.upper(), known) or "Unset it."
            )


def origins(environ: Mapping[str, str] = os.environ) -> dict[str, str]:
    """Where the value of each setting comes from: the environment, .env, newswake.toml or the default.

    For settings that ``load_settings()`` has accepted; files that cannot be read count as empty.
    """
    from_env = {name.upper() for name in environ}
    from_dotenv = {name.upper() for name in OwnDotEnv(Settings).env_vars}
    try:
        from_file = set(tomllib.loads(Path(FILE).read_text(encoding="utf-8")))
    except (OSError, ValueError):
        from_file = set()
    found: dict[str, str] = {}
    for field in Settings.model_fields:
        variable = PREFIX + field.upper()
        if variable in from_env:
            found[field] = f"environment ({variable})"
        elif variable in from_dotenv:
            found[field] = ENV_FILE
        else:
            found[field] = FILE if field in from_file else "default"
    return found
