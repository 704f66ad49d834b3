-- All that is known of one address, in the order in which it happened. The address is found as it is written here, as the
-- address that a request ended at, and as another address of the same page.
CREATE OR REPLACE MACRO about_url(page_url) AS TABLE
WITH named AS (
  SELECT url_id FROM url WHERE url = page_url
  UNION SELECT url_id FROM url_alias WHERE alias = page_url
  UNION SELECT url_id FROM fetch_log WHERE final_url = page_url
),
wanted AS (
  SELECT url_id FROM named UNION SELECT a.article_id FROM url_article AS a JOIN named USING (url_id)
),
looked AS (
  SELECT f.* FROM fetch_log AS f SEMI JOIN wanted USING (url_id)
),
read AS (
  SELECT o.* FROM observation AS o WHERE o.article_id IN (SELECT url_id FROM wanted) OR o.fetch_id IN (SELECT fetch_id FROM looked)
),
event AS (
  SELECT d.seen_at AS happened_at, 'found' AS what,
    'by ' || d.via || coalesce(' in ' || d.via_url, '') || coalesce(': ' || d.title, '') AS detail, d.run_id,
    NULL::VARCHAR AS fetch_id, NULL::UBIGINT AS observation_id, NULL::VARCHAR AS warc_file, NULL::BIGINT AS warc_offset,
    NULL::BIGINT AS warc_length
  FROM discovery AS d SEMI JOIN wanted USING (url_id)
  UNION ALL
  SELECT started_at, 'requested', outcome || coalesce(' ' || status, '') || ': ' || final_url || coalesce(' (' || error || ')', ''),
    run_id, fetch_id, NULL, warc_file, warc_offset, warc_length
  FROM looked
  UNION ALL
  SELECT read_at, 'read', kind || coalesce(': ' || title, ': ' || array_to_string(reasons, ', '), ''), run_id, fetch_id, observation_id,
    NULL, NULL, NULL
  FROM read
  UNION ALL
  SELECT changed_at, 'revision', 'number ' || seq || ', ' || cause || ', ' || words || ' words', NULL, NULL, observation_id, NULL, NULL, NULL
  FROM article_history WHERE article_id IN (SELECT url_id FROM wanted)
  UNION ALL
  SELECT c.compared_at, 'compared', c.seed_id || ': ' || c.relation || ', ' || c.why, c.run_id, NULL, c.observation_id, NULL, NULL, NULL
  FROM comparison AS c SEMI JOIN read USING (observation_id)
  UNION ALL
  SELECT decided_at, 'decided', state || coalesce(' (' || reason || ')', ''), run_id, fetch_id, observation_id, NULL, NULL, NULL
  FROM run_url SEMI JOIN wanted USING (url_id)
)
SELECT * FROM event
ORDER BY happened_at, list_position(['found', 'requested', 'read', 'revision', 'compared', 'decided'], what), detail;

COMMENT ON MACRO TABLE about_url IS 'All that is known of one address, in the order in which it happened: found, requested (with its place in the archive), read, revision, compared, decided. Example: FROM about_url(''https://example.org/2022/01/07/a-story'')';
