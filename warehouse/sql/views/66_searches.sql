-- What is said of a search: which archive, and how it went.
CREATE OR REPLACE MACRO search_words(way, state, reason) AS
  CASE way WHEN 'sitemap' THEN 'its sitemaps' WHEN 'wayback' THEN 'the Wayback Machine' WHEN 'cc_news' THEN 'CC-NEWS'
    WHEN 'warc' THEN 'the given WARC files' WHEN 'gdelt' THEN 'GDELT' ELSE way END
  || ': '
  || CASE state WHEN 'searched' THEN 'searched' WHEN 'partly' THEN 'searched in part' WHEN 'failed' THEN 'failed'
    WHEN 'forbidden' THEN 'forbidden' WHEN 'not_held' THEN 'holds nothing of this day'
    WHEN 'over_budget' THEN 'the budget was used up before' WHEN 'not_asked' THEN 'not asked' END
  || coalesce(' (' || reason || ')', '');

-- Every search of an archive: for which seed, source and days (UTC, both included), how it went and what it cost. Without a
-- source it was for all of them at once, without a seed for all seeds.
CREATE OR REPLACE VIEW searches AS
SELECT q.seed_id, q.source_id, s.name AS source, q.way, q.first_day, q.last_day, q.last_day - q.first_day + 1 AS days,
  q.state, q.found, q.requests, q.bytes, q.reason, q.ended_at, q.run_id
FROM search AS q LEFT JOIN source_latest AS s USING (source_id);
