"""Politeness, proven from both sides: hosts with robots.txt of every kind, a crawl delay, and servers that fail.

The replay server's own count of each host's least interval, most concurrent requests and robots violations is held
against what its robots.txt asks for, and so is newswake's account of itself (the view ``politeness``). What pages the
policy allows is worked out here from the server's robots.txt files; all of them must have been reached.
"""

from __future__ import annotations

import urllib.request
from typing import TYPE_CHECKING, Any
from urllib.error import HTTPError
from urllib.parse import urlsplit

from tests.benchmarks import replay_ground

if TYPE_CHECKING:
    from pathlib import Path

    from tests.benchmarks.replay_ground import Ground

CRAWL_DELAY = 1.0
SERVER = ("--robots", "mixed", "--crawl-delay", f"{CRAWL_DELAY:g}", "--error-rate", "0.05")
# What the clocks of two processes may differ by.
TICK = 0.001

POLITENESS = """
    SELECT run_id, count(*) AS hosts, sum(requests)::INTEGER AS requests, sum(violations)::INTEGER AS violations,
      min(least_gap_ms) AS least_gap_ms, sum(waited_ms)::BIGINT AS waited_ms
    FROM politeness GROUP BY run_id ORDER BY run_id"""
TOGETHER = """
    SELECT count(*)::INTEGER AS hosts, count(*) FILTER (at_once)::INTEGER AS at_the_same_time FROM (
      SELECT host, max(first_at) < min(last_at) AS at_once FROM (
        SELECT host, run_id, min(started_at) AS first_at, max(started_at) AS last_at
        FROM requests GROUP BY host, run_id)
      GROUP BY host HAVING count(*) > 1)"""
GAPS = "SELECT host, min(least_gap_ms) AS least_gap_ms FROM politeness GROUP BY host"
FETCHED = "SELECT DISTINCT final_url FROM fetch_log WHERE purpose IN ('article', 'seed') AND outcome = 'ok'"
ENDS = "SELECT run_id, url, state, reason FROM run_ledger ORDER BY run_id"
OUTCOMES = """
    SELECT outcome, status, wait_reason IS NOT NULL AS waited, count(*) AS requests
    FROM fetch_log GROUP BY ALL ORDER BY ALL"""


class Rules:
    """What one host's robots.txt says, read as simply as the replay server writes it."""

    def __init__(self, proxy: str, host: str) -> None:
        lines = [line.partition(":") for line in _robots_txt(proxy, host).splitlines()]
        self.disallowed = tuple(value.strip() for name, _, value in lines if name.lower() == "disallow")
        delays = [float(value) for name, _, value in lines if name.lower() == "crawl-delay"]
        self.crawl_delay = delays[0] if delays else None

    def allows(self, url: str) -> bool:
        """Tell whether a page may be asked for."""
        parts = urlsplit(url)
        path = parts.path + (f"?{parts.query}" if parts.query else "")
        return not path.startswith(self.disallowed) if self.disallowed else True


def _robots_txt(proxy: str, host: str) -> str:
    """Ask the server itself; its counts are set back afterwards. Without a robots.txt all is allowed."""
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({"http": proxy}))
    try:
        with opener.open(f"http://{host}/robots.txt", timeout=10) as answer:
            return str(answer.read().decode())
    except HTTPError as error:
        with error:
            return ""


def polite(hosts: list[str], delay: float, processes: int = 1, keep: Path | None = None) -> dict[str, Any]:
    """Poll these hosts, with several runs at once on one data folder if asked; everything that was counted."""
    with replay_ground.ground(hosts, delay, *SERVER, data=keep) as web:
        rules = {host: Rules(web.proxy, host) for host in hosts}
        replay_ground.control(web.proxy, "reset")
        listed = replay_ground.control(web.proxy, "urls")
        wanted = [url for host in hosts for url in listed.get(host, ())]
        summaries = _poll(web, processes)
        pages = _pages(web, wanted, rules)
        later = _next_poll(web, wanted, rules, pages["missing"])
        stats = replay_ground.control(web.proxy, "stats")
        proof = replay_ground.sql(POLITENESS, web.env)
        answers = {query: replay_ground.ask(query, web.env) for query in (GAPS, OUTCOMES, TOGETHER)}
    return {
        "runs": [
            {name: summary[name] for name in ("run_id", "known", "ledger", "balanced", "seconds")}
            for summary in summaries
        ],
        "server": _server(stats),
        "intervals": _intervals(stats, rules, delay),
        "pages": pages,
        "missing_after_next_poll": later,
        "politeness": proof,
        "hosts_of_several_runs": answers[TOGETHER][0],
        "gaps_too_short": _gaps_too_short(answers[GAPS], rules, delay),
        "requests_by_outcome": answers[OUTCOMES],
    }


def _poll(web: Ground, processes: int) -> list[dict[str, Any]]:
    """Poll all hosts in each of so many runs at once, each beginning elsewhere in the list.

    Two runs share the middle half of the hosts; what is at the ends only one of them asks.
    """
    count = len(web.hosts)
    children = []
    for number in range(processes):
        spare = count // 4 if processes > 1 else 0
        chosen = [place for place in range(count) if not (spare and _is_others(place, number, count, spare))]
        names = [replay_ground.source_id(place) for place in chosen]
        # Runs share the answers of lists; here they are to meet at the hosts.
        children.append(replay_ground.start(["poll", *names], {**web.env, "NEWSWAKE_POLL_SHARE": "0"}))
    return [dict(replay_ground.answer_of(child)) for child in children]


def _is_others(place: int, number: int, count: int, spare: int) -> bool:
    """The first run leaves the end of the list to the others, the others leave its beginning to the first."""
    return place >= count - spare if number == 0 else place < spare


def _next_poll(web: Ground, wanted: list[str], rules: dict[str, Rules], missing: dict[str, Any]) -> dict[str, Any]:
    """What is still missing after one more run, which asks again for what failed at every try of the first."""
    hosts = {urlsplit(url).netloc.lower() for url in missing}
    if not hosts:
        return {}
    names = [replay_ground.source_id(place) for place, host in enumerate(web.hosts) if host in hosts]
    replay_ground.newswake(["poll", *names, "--recheck", "none"], web.env)
    return dict(_pages(web, wanted, rules)["missing"])


def _server(stats: dict[str, Any]) -> dict[str, Any]:
    hosts = stats["by_host"].values()
    return {
        "requests": stats["requests"],
        "hosts": stats["hosts"],
        "robots_violations": stats["robots_violations"],
        "violating": [path for host in hosts for path in host["violating"]],
        "before_robots": stats["before_robots"],
        "most_concurrent_per_host": stats["max_concurrency_per_host"],
        "errors_made": sum(host["errors"] for host in hosts),
        "agents": sorted({agent for host in hosts for agent in host["agents"]}),
    }


def _intervals(stats: dict[str, Any], rules: dict[str, Rules], delay: float) -> dict[str, Any]:
    """The least interval of each host by the server's clock, from start to start, against what was due."""
    groups: dict[str, dict[str, float]] = {"crawl_delay": {}, "host_delay": {}}
    for host, counted in stats["by_host"].items():
        if counted["min_interval_s"] is not None:
            kind = "host_delay" if host not in rules or rules[host].crawl_delay is None else "crawl_delay"
            groups[kind][host] = counted["min_interval_s"]
    due = {"crawl_delay": max(CRAWL_DELAY, delay), "host_delay": delay}
    return {
        kind: {
            "due_s": due[kind],
            "hosts": len(found),
            "least_s": min(found.values(), default=None),
            "least_at": min(found, key=lambda host: found[host], default=None),
            "too_soon": {host: seconds for host, seconds in found.items() if seconds < due[kind] - TICK},
        }
        for kind, found in groups.items()
    }


def _gaps_too_short(rows: list[dict[str, Any]], rules: dict[str, Rules], delay: float) -> dict[str, float]:
    """Hosts that had less rest, by newswake's own account from end to start, than is due here."""
    short = {}
    for row in rows:
        known = rules.get(row["host"])
        due = max(delay, known.crawl_delay or 0.0) if known else delay
        if row["least_gap_ms"] is not None and row["least_gap_ms"] < 1000 * (due - TICK):
            short[row["host"]] = row["least_gap_ms"]
    return short


def _pages(web: Ground, listed: list[str], rules: dict[str, Rules]) -> dict[str, Any]:
    """What the policy allows against what was reached; of each page that was not, how it ended in each run."""
    fetched, ends = replay_ground.ask(FETCHED, web.env), replay_ground.ask(ENDS, web.env)
    allowed = {replay_ground.plain_key(url): url for url in listed if rules[urlsplit(url).netloc.lower()].allows(url)}
    forbidden = {replay_ground.plain_key(url) for url in listed} - set(allowed)
    reached = {replay_ground.plain_key(row["final_url"]) for row in fetched}
    told: dict[str, list[str]] = {}
    for row in ends:
        if row["url"]:
            told.setdefault(replay_ground.plain_key(row["url"]), []).append(f"{row['state']}: {row['reason']}")
    missing = {url: told.get(key, ["unknown to the run"]) for key, url in allowed.items() if key not in reached}
    return {
        "listed": len(listed),
        "forbidden": len(forbidden),
        "allowed": len(allowed),
        "allowed_and_reached": len(set(allowed) & reached),
        "forbidden_and_reached": sorted(forbidden & reached),
        "missing": missing,
    }
