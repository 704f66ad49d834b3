"""Asking again: a second run gets nothing but 304s, and after some pages were changed a third finds exactly those.

The server says which pages it changed; what newswake took for changed is asked of the warehouse: the pages that were
read again in the third run, and the articles that have a new revision since.
"""

from __future__ import annotations

import urllib.request
from typing import TYPE_CHECKING, Any

from tests.benchmarks import replay_ground

if TYPE_CHECKING:
    from pathlib import Path

    from tests.benchmarks.replay_ground import Ground

# A fifth of the pages, as the server chooses them by itself.
SERVER = ("--mutate-fraction", "0.2")
MARKS = (b"Updated: ", b"Correction: an earlier version of this article")

ANSWERS = """
    SELECT final_url AS url, outcome, status, error FROM fetch_log
    WHERE run_id = '{run_id}' AND purpose = 'article' AND attempt > 0"""
LISTS = """
    SELECT purpose, outcome, count(*) AS requests FROM fetch_log
    WHERE run_id = '{run_id}' AND purpose <> 'article' GROUP BY ALL ORDER BY ALL"""
REVISIONS = """
    SELECT DISTINCT f.final_url AS url, r.seq, r.cause, a.url AS article
    FROM revision AS r JOIN observation AS o USING (observation_id) JOIN fetch_log AS f USING (fetch_id)
    JOIN url AS a ON a.url_id = r.article_id
    WHERE o.run_id = '{run_id}'"""
LEDGER = "SELECT url, state, reason FROM run_ledger WHERE run_id = '{run_id}'"


def recheck(hosts: list[str], delay: float, keep: Path | None = None) -> dict[str, Any]:
    """Poll three times; sizes and differences of the sets."""
    with replay_ground.ground(hosts, delay, *SERVER, data=keep) as web:
        first = _run(web)
        got = _answers(web, first, "ok")
        second = _run(web, "--recheck", "all")
        changed = {replay_ground.plain_key(url) for url in replay_ground.control(web.proxy, "mutate")["changed"]}
        third = _run(web, "--recheck", "all")
        return {
            "first": _told(web, first) | {"pages": len(got)},
            "second": _told(web, second) | _unchanged(web, second, got),
            "third": _told(web, third) | _changed(web, third, got, changed),
        }


def _run(web: Ground, *options: str) -> dict[str, Any]:
    replay_ground.control(web.proxy, "reset")
    summary = replay_ground.newswake(["poll", *options], web.env)
    stats = replay_ground.control(web.proxy, "stats")
    by_host = stats["by_host"].values()
    return summary | {
        "server": {
            "requests": stats["requests"],
            "answered_304": sum(host["not_modified"] for host in by_host),
            "pages_given": sum(host["pages"] for host in by_host),
        }
    }


def _ask(web: Ground, query: str, summary: dict[str, Any]) -> list[dict[str, Any]]:
    return replay_ground.ask(query.format(run_id=summary["run_id"]), web.env)


def _told(web: Ground, summary: dict[str, Any]) -> dict[str, Any]:
    kept = {name: summary[name] for name in ("run_id", "known", "ledger", "balanced", "seconds", "server")}
    return kept | {"lists": _ask(web, LISTS, summary)}


def _answers(web: Ground, summary: dict[str, Any], outcome: str) -> set[str]:
    """The pages that were answered so in a run."""
    return {replay_ground.plain_key(row["url"]) for row in _ask(web, ANSWERS, summary) if row["outcome"] == outcome}


def _unchanged(web: Ground, summary: dict[str, Any], got: set[str]) -> dict[str, Any]:
    """All known pages must have been asked and answered 304."""
    rows = _ask(web, ANSWERS, summary)
    same = {replay_ground.plain_key(row["url"]) for row in rows if row["outcome"] == "not_modified"}
    ends = {replay_ground.plain_key(row["url"]): row for row in _ask(web, LEDGER, summary) if row["url"]}
    return {
        "answered_304": len(same),
        "answered_otherwise": [row for row in rows if row["outcome"] != "not_modified"],
        "not_asked": {key: _end(ends.get(key)) for key in sorted(got - same)},
    }


def _changed(web: Ground, summary: dict[str, Any], got: set[str], changed: set[str]) -> dict[str, Any]:
    """The pages read again, and those with a new revision, against what the server changed of what is known."""
    due = got & changed
    read = _answers(web, summary, "ok")
    revisions = _ask(web, REVISIONS, summary)
    revised = {replay_ground.plain_key(row["url"]) for row in revisions if row["seq"] > 1}
    ends = {replay_ground.plain_key(row["url"]): row for row in _ask(web, LEDGER, summary) if row["url"]}
    return {
        "changed_on_the_server": len(due),
        "read_again": len(read),
        "read_again_but_not_changed": sorted(read - due),
        "changed_but_not_read_again": sorted(due - read),
        "answered_304": len(_answers(web, summary, "not_modified")),
        "new_revisions": len(revised),
        "new_revision_but_not_changed": sorted(revised - due),
        "changed_without_new_revision": {
            key: {"ended": _end(ends.get(key)), "body_differs": _is_marked(web.proxy, key)}
            for key in sorted(due - revised)
        },
        "new_articles": sorted(row["article"] for row in revisions if row["seq"] == 1),
        "causes": sorted({row["cause"] for row in revisions}),
    }


def _end(row: dict[str, Any] | None) -> str:
    return f"{row['state']}: {row['reason']}" if row else "unknown to the run"


def _is_marked(proxy: str, key: str) -> bool:
    """Tell whether the changed page really reads differently: not every page has a place for the change."""
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({"http": proxy}))
    with opener.open(f"http://{key}", timeout=10) as answer:
        body = answer.read()
    return any(mark in body for mark in MARKS)
