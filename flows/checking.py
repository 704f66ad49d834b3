"""How the sources are, as rows and records: what the warehouse knows, beside what their lists answer now."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from extractors import urls
from extractors.discover import looks
from flows import proposing

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from config.models import SourceConfig
    from extractors.discover.looks import Look
    from flows.prospecting import Prospect
    from warehouse.source_health import ListState, SourceHealth

COLUMNS = (
    *("source", "state", "last_asked", "last_ok", "entries", "articles", "next_due"),
    *("problem", "advice"),
)
LIVE_COLUMNS = ("source", "in_file", "kind", "before", "now", "articles", "newest", "address", "advice")
NEVER = "it was never asked: run `newswake poll`"
PAUSED = "it is switched off in its file"
# States in which somebody should look.
BAD = frozenset({"failing", "dead"})
# Outcomes that may be better the next time.
PASSING = frozenset({"retry_later", "timeout", "connect_error", "protocol_error", "truncated", "http_error"})


@dataclass(frozen=True, slots=True)
class Checked:
    """A source of the catalogue, what the warehouse knows of it, and what it answers now if it was asked."""

    source: SourceConfig
    health: SourceHealth | None
    lists: tuple[ListState, ...] = ()
    prospect: Prospect | None = None

    @property
    def state(self) -> str:
        """As in view source_health; ``paused`` for a source that is switched off."""
        if not self.source.active:
            return "paused"
        return self.health.state if self.health else "never_asked"

    @property
    def problem(self) -> str | None:
        """What is wrong with the worst of its lists, as far as the warehouse knows."""
        return self.health.problem if self.health else None

    @property
    def advice(self) -> str | None:
        """What to do about it."""
        if not self.source.active:
            return PAUSED
        return self.health.advice if self.health else NEVER

    @property
    def is_in_trouble(self) -> bool:
        """Whether it, or a list that its file names, does not answer as it should."""
        if self.prospect is None:
            return self.state in BAD
        if self.prospect.problem is not None or not self.prospect.taken:
            return True
        return any(not found.is_useful for found in self.stated_looks())

    def stated_looks(self) -> list[Look]:
        """What the lists of its file answered now."""
        keys = {urls.dedupe_key(item.url) for item in self.source.endpoints}
        looks = [item.look for item in self.prospect.choices] if self.prospect else []
        return [look for look in looks if urls.dedupe_key(look.endpoint.url) in keys]

    def new_looks(self) -> list[Look]:
        """Lists worth asking that the site offers now and its file does not name."""
        keys = {urls.dedupe_key(item.url) for item in self.source.endpoints}
        taken = self.prospect.taken if self.prospect else ()
        well = [look for look in self.stated_looks() if look.is_useful]
        return [
            look
            for look in taken
            if urls.dedupe_key(look.endpoint.url) not in keys and not any(_covers(other, look) for other in well)
        ]


def checked(
    sources: Iterable[SourceConfig],
    health: Iterable[SourceHealth],
    lists: Iterable[ListState] = (),
    prospects: Mapping[str, Prospect] | None = None,
) -> list[Checked]:
    """Put together what is known of each source, in the order of ``sources``."""
    known = {item.source_id: item for item in health}
    states: dict[str, list[ListState]] = {}
    for item in lists:
        states.setdefault(item.source_id, []).append(item)
    return [
        Checked(source, known.get(source.id), tuple(states.get(source.id, ())), (prospects or {}).get(source.id))
        for source in sources
    ]


def rows(item: Checked) -> list[Sequence[object]]:
    """The row of a source in the table of health: see COLUMNS."""
    health = item.health
    if health is None:
        return [(item.source.id, item.state, None, None, 0, 0, None, None, item.advice)]
    due = health.next_due_at if item.source.active else None
    return [
        (
            *(item.source.id, item.state, health.last_asked_at, health.last_ok_at, health.entries, health.articles),
            *(due, item.problem, item.advice),
        )
    ]


def live_rows(item: Checked) -> list[Sequence[object]]:
    """Rows of the table of what answers now: the lists of the file, then what else the site offers."""
    if item.prospect is None:
        return []
    new = item.new_looks()
    found = [_live_row(item, look, "yes", _live_advice(item, look, new)) for look in item.stated_looks()]
    advice = "write it into the file" if item.source.endpoints else "it is found by itself at each poll"
    found += [_live_row(item, look, "no", advice) for look in new]
    if item.prospect.problem is not None:
        moved_to = item.prospect.moved_to
        now = f"{item.prospect.problem} ({moved_to})" if moved_to else item.prospect.problem
        found.append(
            _homepage_row(item, now, "correct its homepage, or take it out" if moved_to else "try again later")
        )
    elif not found:
        now = "; ".join(item.prospect.notes) or "nothing that lists articles was found"
        found.append(_homepage_row(item, now, "look at it in a browser"))
    return found


def as_dict(item: Checked) -> dict[str, object]:
    """A source for programs: what the warehouse knows, and the lists that were asked now (None: none were)."""
    health = item.health
    facts: dict[str, object] = {
        "source": item.source.id,
        "name": item.source.name,
        "homepage": item.source.homepage,
        "active": item.source.active,
        "lists_in_file": len(item.source.endpoints),
        "state": item.state,
        "advice": item.advice,
    }
    names = ("last_asked_at", "last_ok_at", "entries", "articles", "next_due_at", "problem", "gaps")
    known = asdict(health) if health else {}
    facts |= {name: known.get(name) for name in names}
    facts["now"] = _now(item)
    return facts


def _now(item: Checked) -> dict[str, object] | None:
    prospect = item.prospect
    if prospect is None:
        return None
    keys = {urls.dedupe_key(endpoint.url) for endpoint in item.source.endpoints}
    lists = [
        proposing.as_dict(choice) | {"in_file": urls.dedupe_key(choice.look.endpoint.url) in keys}
        for choice in prospect.choices
    ]
    return {"problem": prospect.problem, "moved_to": prospect.moved_to, "notes": list(prospect.notes), "lists": lists}


def _covers(other: Look, look: Look) -> bool:
    """Whether a list is the same at another address: it lists nothing that one of its kind does not list."""
    return other.endpoint.kind == look.endpoint.kind and look.keys <= other.keys


def _homepage_row(item: Checked, now: str, advice: str) -> Sequence[object]:
    return item.source.id, "yes", "homepage", None, now, 0, None, item.source.homepage, advice


def _live_row(item: Checked, look: Look, in_file: str, advice: str | None) -> Sequence[object]:
    before = {urls.dedupe_key(state.url): state.state for state in item.lists}
    state = before.get(urls.dedupe_key(look.endpoint.url), "never_asked")
    kind, newest = look.endpoint.kind.replace("_", " "), look.newest.date() if look.newest else None
    now = "ok" if look.is_useful else look.unfit or "it lists no articles of the site"
    if look.is_useful and _is_quiet(item, look):
        now = f"ok, but its newest entry is of {newest}"
    return item.source.id, in_file, kind, state, now, look.articles, newest, look.endpoint.url, advice


def _is_quiet(item: Checked, look: Look) -> bool:
    at = item.prospect.at if item.prospect else None
    return at is not None and looks.is_quiet(look, at)


def _live_advice(item: Checked, look: Look, new: Sequence[Look]) -> str | None:
    instead = f"{new[0].endpoint.url} may stand in its place" if new else None
    if look.is_useful and look.answered_at:
        return f"it answers at {look.answered_at}: write that into the file"
    if look.is_useful:
        quiet = instead or "see in a browser whether the outlet still uses it"
        return quiet if _is_quiet(item, look) else None
    if look.outcome == "robots":
        return "ask the publisher for leave, or take it out of the file"
    if look.outcome == "blocked":
        return "look at it in a browser, or ask the publisher for leave"
    if look.outcome in PASSING:
        return "try again later"
    return instead or "take it out of the file"
