"""What discovery finds on the replay web: the hosts' pages by each way, and links of real pages told apart.

    python -m tests.benchmarks.discovery hosts [--hosts 150]    # the product's own poll, one page fetched at most
    python -m tests.benchmarks.discovery links                  # see tests/benchmarks/link_labels.py

``hosts`` polls the same hosts twice: once by nothing but their homepages (feeds that the front page announces,
sitemaps of the robots.txt, the front page itself), once by the feeds and sitemaps that their publishers have in
endpoints.jsonl and by nothing else. What was found is read from the warehouse and held against the server's own list
of pages. Feeds, sitemaps and front pages of the replay web are made up by its server, at the publishers' addresses:
whether these were live today no one can tell here. It makes no section pages; of those only the links on real pages
are counted. A page counts as found by what its list turned out to be: some publishers serve a news sitemap as
/sitemap.xml. Prints one JSON object.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from extractors import urls
from tests.benchmarks import link_labels, replay_ground

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tests.benchmarks.replay_ground import Ground

KINDS = {"RSSFeed": "feed", "Sitemap": "sitemap", "NewsMap": "news_sitemap"}
# A candidate's way: what its list is, and how that was found.
FOUND = """
    SELECT DISTINCT u.url, d.via, d.source_id, coalesce(p.found_by, 'config') AS found_by
    FROM discovery AS d JOIN url AS u USING (url_id)
    LEFT JOIN poll AS p
      ON p.run_id = d.run_id AND p.source_id = d.source_id AND coalesce(p.listed_as, p.url) = d.via_url
    WHERE d.run_id = '{run_id}' AND d.depth = 0"""
POLLS = """
    SELECT kind, found_by, outcome, count(*)::INTEGER AS polls, count(*) FILTER (entries > 0)::INTEGER AS with_entries
    FROM poll WHERE run_id = '{run_id}' GROUP BY ALL ORDER BY ALL"""
REQUESTS = """
    SELECT purpose, count(*)::INTEGER AS requests FROM fetch_log
    WHERE run_id = '{run_id}' AND attempt > 0 GROUP BY ALL ORDER BY ALL"""


def published(hosts: Iterable[str]) -> dict[str, list[tuple[str, str]]]:
    """Addresses (kind, URL) of the publishers' own feeds and sitemaps, by the host that serves them."""
    known = set(hosts)
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for line in (replay_ground.WEB / "endpoints.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        host = urlsplit(row["url"]).netloc.lower()
        serving = host if host in known else f"www.{host}"
        if serving in known and row["kind"] in KINDS:
            found[serving].append((KINDS[row["kind"]], row["url"]))
    return dict(found)


def chosen_hosts(number: int) -> list[str]:
    """Those whose publishers' addresses we have, then those with the most pages; of www.a.com and a.com one."""
    counts = replay_ground.page_counts()
    own = published(counts)
    chosen: dict[str, str] = {}
    for host in sorted(counts, key=lambda host: (host not in own, -counts[host], host)):
        chosen.setdefault(host.removeprefix("www."), host)
    return sorted(list(chosen.values())[:number])


def hosts_job(number: int, delay: float, keep: Path | None) -> dict[str, Any]:
    """Both polls and their figures."""
    hosts = chosen_hosts(number)
    with replay_ground.ground(hosts, delay, data=keep) as web:
        pages = {host: set(found) for host, found in replay_ground.control(web.proxy, "urls").items() if host in hosts}
        homepages = _poll(web, hosts, pages)
        own = published(hosts)
        _write_sources(Path(web.env["NEWSWAKE_CATALOGUE_DIR"]), hosts, own)
        # A folder of its own: a warehouse remembers the feeds that were found before.
        anew = replace(web, env=web.env | {"NEWSWAKE_DATA_DIR": f"{web.env['NEWSWAKE_DATA_DIR']}-configured"})
        configured = _poll(anew, [host for host in hosts if host in own], pages)
    return {
        "hosts": len(hosts),
        "hosts_with_publishers_addresses": len(own),
        "from_the_homepage_alone": homepages,
        "from_the_publishers_addresses_alone": configured,
    }


def _write_sources(folder: Path, hosts: list[str], own: dict[str, list[tuple[str, str]]]) -> None:
    """The same sources with their publishers' addresses, and without autodiscovery; others are gone."""
    for number, host in enumerate(hosts):
        path = folder / "sources" / f"{replay_ground.source_id(number)}.toml"
        if host not in own:
            path.unlink()
            continue
        lines = [f'name = "{host}"', f'homepage = "https://{host}/"', "autodiscover = false"]
        for url, kind in {url: kind for kind, url in own[host]}.items():
            lines += ["[[endpoints]]", f"url = {json.dumps(url)}", f'kind = "{kind}"', 'origin = "list"']
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _poll(web: Ground, hosts: list[str], pages: dict[str, set[str]]) -> dict[str, Any]:
    replay_ground.control(web.proxy, "reset")
    summary = replay_ground.newswake(["poll", "--max-pages", "1", "--recheck", "all"], web.env)
    server = replay_ground.server_counts(web.proxy)
    ids = {replay_ground.source_id(number): host for number, host in enumerate(web.hosts)}
    found = _ask(web, FOUND, summary)
    wanted = {_key(url) for host in hosts for url in pages[host]}
    by_way: dict[str, set[str]] = defaultdict(set)
    elsewhere = []
    for row in found:
        by_way[_way(row)].add(_key(row["url"]))
        if urlsplit(row["url"]).netloc.lower() != ids[row["source_id"]]:
            elsewhere.append(row["url"])
    every = set[str]().union(*by_way.values())
    missing = sorted(wanted - every)
    return {
        "hosts": len(hosts),
        "pages": sum(len(pages[host]) for host in hosts),
        "pages_told_apart": len(wanted),
        "found_by_way": {way: _share(keys, wanted) for way, keys in sorted(by_way.items())},
        "found_in_all": _share(every, wanted),
        "missing": missing[:10],
        "no_page_of_the_collection": len(every - wanted),
        "on_another_host": len(elsewhere),
        "of_another_site": sum(not _same_site(url, hosts) for url in elsewhere),
        "on_another_host_examples": elsewhere[:5],
        "requests": {row["purpose"]: row["requests"] for row in _ask(web, REQUESTS, summary)},
        "requests_per_host": round(server["requests"] / len(hosts), 2),
        "polls": _ask(web, POLLS, summary),
        "server": server,
        "warnings": len(summary["warnings"]),
    }


def _key(url: str) -> str:
    """The warehouse knows a page by its canonical address, the server by the one that it was crawled at."""
    return replay_ground.plain_key(urls.canonicalise(url))


def _ask(web: Ground, query: str, summary: dict[str, Any]) -> list[dict[str, Any]]:
    return replay_ground.ask(query.format(run_id=summary["run_id"]), web.env)


def _way(row: dict[str, Any]) -> str:
    """The words of the report for how a page was found."""
    kind = {"feed": "feeds", "sitemap": "sitemaps", "news_sitemap": "news sitemaps", "front": "front pages"}
    found = {"autodiscovery": "announced", "robots": "by robots.txt", "config": "as configured"}
    name = kind.get(row["via"], row["via"])
    return name if row["via"] == "front" else f"{name} {found.get(row['found_by'], row['found_by'])}"


def _share(keys: set[str], wanted: set[str]) -> dict[str, Any]:
    return {"pages": len(keys & wanted), "share": round(len(keys & wanted) / len(wanted), 4) if wanted else None}


def _same_site(url: str, hosts: list[str]) -> bool:
    """Whether a host is one of the hosts, above or below it. Written anew, not to judge the product by itself."""
    host = urlsplit(url).netloc.lower().removeprefix("www.")
    names = [name.removeprefix("www.") for name in hosts]
    return any(host == name or host.endswith(f".{name}") or name.endswith(f".{host}") for name in names)


def main() -> None:
    """Run one of the two and print its figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["hosts", "links"])
    parser.add_argument("--delay", type=float, default=0.0, help="host_delay in seconds")
    parser.add_argument("--hosts", type=int, default=150, help="so many hosts")
    parser.add_argument("--keep", type=Path, help="data folder to keep")
    options = parser.parse_args()
    if options.what == "links":
        figures = link_labels.figures(replay_ground.WEB / "open.warc.gz")
    else:
        figures = hosts_job(options.hosts, options.delay, options.keep)
    sys.stdout.write(json.dumps(figures, indent=2, ensure_ascii=False, default=str) + "\n")


if __name__ == "__main__":
    main()
