-- Copies of a seed beside what was edited in the seed: who still has the old sentence? One row per copy and sentence that
-- the seed's publisher edited or removed and that the copy had or has. Short sentences stand anywhere and say nothing.
CREATE OR REPLACE VIEW stale_copies AS
WITH changed AS (
  SELECT m.seed_id, c.seq, c.changed_at, c.is_silent, c.ord, c.kind, c.old_text, c.new_text, c.marked,
    said(c.old_text) AS old_said, said(c.new_text) AS new_said
  FROM article_changes AS c JOIN matches AS m USING (article_id)
  WHERE m.is_seed AND c.cause = 'publisher_edit' AND c.field = 'text' AND c.kind IN ('edited', 'removed') AND length(said(c.old_text)) >= 30
),
look AS (
  SELECT url_id, max(started_at) AS at FROM fetch_log WHERE outcome IN ('ok', 'not_modified') GROUP BY url_id
),
carrier AS (
  SELECT m.seed_id, m.article_id, m.url, m.host, m.source_id, m.title, m.relation, m.copy_kind, m.syndication_credit, said(a.text) AS said,
    greatest(a.last_seen_at, l.at) AS looked_at
  FROM matches AS m JOIN articles AS a USING (article_id) LEFT JOIN look AS l ON l.url_id = m.article_id
  WHERE m.relation IN ('copy', 'partial') AND NOT m.is_seed
),
held AS (
  SELECT *, contains(said, old_said) AS has_old, coalesce(contains(said, new_said), false) AS has_new
  FROM changed JOIN carrier USING (seed_id)
)
SELECT seed_id, seq AS seed_revision, changed_at, is_silent, article_id, url, host, source_id, title, relation, copy_kind, syndication_credit,
  CASE
    -- Of two wordings of which one holds the other, the longer one decides.
    WHEN has_new AND (NOT has_old OR length(new_said) > length(old_said)) THEN 'updated'
    WHEN looked_at < changed_at THEN 'not_looked_at_since'
    ELSE 'stale'
  END AS state,
  kind, old_text, new_text, marked, looked_at, ord
FROM held WHERE has_old OR has_new;

COMMENT ON VIEW stale_copies IS
  'Sentences that the seed''s publisher edited or removed, and the copies that had or have them: who still prints the old text? Example: SELECT host, url, marked FROM stale_copies WHERE state = ''stale'' ORDER BY changed_at DESC';
COMMENT ON COLUMN stale_copies.seed_id IS 'The seed, e.g. karvenia';
COMMENT ON COLUMN stale_copies.seed_revision IS 'Number of the revision of the seed''s page that changed the sentence';
COMMENT ON COLUMN stale_copies.changed_at IS 'When that revision was first seen';
COMMENT ON COLUMN stale_copies.is_silent IS 'True if the seed''s publisher did not tell of the edit';
COMMENT ON COLUMN stale_copies.article_id IS
  'Identity of the copy: the url_id of its address after redirects and canonical links of its own site';
COMMENT ON COLUMN stale_copies.url IS 'Address of the copy, e.g. https://example.org/2022/01/07/a-story';
COMMENT ON COLUMN stale_copies.host IS 'Host of the copy, e.g. www.example.org';
COMMENT ON COLUMN stale_copies.source_id IS 'Source of the copy by its file in config/sources, e.g. moscow-times; NULL if none named it';
COMMENT ON COLUMN stale_copies.title IS 'Headline of the copy';
COMMENT ON COLUMN stale_copies.relation IS 'copy or partial';
COMMENT ON COLUMN stale_copies.copy_kind IS 'exact, edited or abridged; NULL if it is no copy';
COMMENT ON COLUMN stale_copies.syndication_credit IS
  'Words by which the page says from whom the text comes, e.g. Reuters; NULL if it says nothing';
COMMENT ON COLUMN stale_copies.state IS
  'stale (has the old sentence, looked at since), updated (has the new one), not_looked_at_since (had the old one before the edit)';
COMMENT ON COLUMN stale_copies.kind IS 'What the seed''s publisher did: edited or removed';
COMMENT ON COLUMN stale_copies.old_text IS 'The sentence as the seed had it';
COMMENT ON COLUMN stale_copies.new_text IS 'The sentence as the seed has it now; NULL if it was removed';
COMMENT ON COLUMN stale_copies.marked IS 'Both wordings, e.g. The army killed [-3,000-]{+2,500+} people.';
COMMENT ON COLUMN stale_copies.looked_at IS 'When the copy was last looked at, also where it answered 304 Not Modified';
COMMENT ON COLUMN stale_copies.ord IS 'Place of the change in its revision';
