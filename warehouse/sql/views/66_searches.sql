-- What is said of a search: which archive, and how it went.
CREATE OR REPLACE MACRO archive_words(way, state, reason) AS
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

COMMENT ON MACRO archive_words IS 'What is said of a search, e.g. GDELT: failed (429)';

COMMENT ON VIEW searches IS
  'Every search of an archive for the days of a seed: how it went and what it cost. Example: SELECT way, source, first_day, last_day, state, found, requests, bytes, reason FROM searches ORDER BY ended_at DESC';
COMMENT ON COLUMN searches.seed_id IS 'The seed that it was for; NULL if for all';
COMMENT ON COLUMN searches.source_id IS 'The outlet that was searched for; NULL if all at once';
COMMENT ON COLUMN searches.source IS 'Name of the outlet';
COMMENT ON COLUMN searches.way IS 'Which archive: sitemap, wayback, cc_news, warc, gdelt';
COMMENT ON COLUMN searches.first_day IS 'First day that was searched, UTC';
COMMENT ON COLUMN searches.last_day IS 'Last day that was searched, UTC, included';
COMMENT ON COLUMN searches.days IS 'How many days were searched';
COMMENT ON COLUMN searches.state IS
  'searched, partly (a cap or the budget cut it short), failed, forbidden, not_held (the archive has nothing of these days), over_budget, not_asked';
COMMENT ON COLUMN searches.found IS 'Addresses that the search listed, in or out of the days';
COMMENT ON COLUMN searches.requests IS 'HTTP requests that were sent, redirects and retries too';
COMMENT ON COLUMN searches.bytes IS 'Bytes that it cost over the wire';
COMMENT ON COLUMN searches.reason IS 'Why, in a few words; NULL where the state says it all';
COMMENT ON COLUMN searches.ended_at IS 'When it ended';
COMMENT ON COLUMN searches.run_id IS 'The run that searched, e.g. 20220107T120000-3f9a1c';
