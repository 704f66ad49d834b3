-- The same extractor on the same fetch is the same observation. A batch of version 0.3 or earlier knows neither modes nor
-- guesses, and was read when it was fetched (see migration 0004).
CREATE TEMP TABLE staged AS
SELECT * FROM read_json($file, format = 'newline_delimited', maximum_object_size = $longest, columns = {
  'observation_id': 'UBIGINT', 'article_id': 'UBIGINT', 'run_id': 'VARCHAR', 'fetch_id': 'VARCHAR',
  'url_id': 'UBIGINT', 'observed_at': 'TIMESTAMPTZ', 'extractor': 'VARCHAR', 'verdict': 'VARCHAR',
  'kind': 'VARCHAR', 'reasons': 'VARCHAR[]', 'content_id': 'UBIGINT', 'title': 'VARCHAR', 'subtitle': 'VARCHAR',
  'authors': 'VARCHAR[]', 'published_at': 'TIMESTAMPTZ', 'published_precision': 'VARCHAR',
  'published_zone_assumed': 'BOOLEAN', 'published_method': 'VARCHAR', 'published_raw': 'VARCHAR',
  'modified_at': 'TIMESTAMPTZ', 'section': 'VARCHAR', 'tags': 'VARCHAR[]', 'image_url': 'VARCHAR',
  'site_name': 'VARCHAR', 'canonical_url': 'VARCHAR', 'paywalled': 'BOOLEAN', 'syndication_credit': 'VARCHAR',
  'read_at': 'TIMESTAMPTZ', 'mode': 'VARCHAR', 'structure': 'VARCHAR[]', 'agencies': 'VARCHAR[]',
  'corrections': 'VARCHAR[]', 'truncated': 'VARCHAR', 'published_is_guess': 'BOOLEAN',
  'published_offset_minutes': 'SMALLINT'});
INSERT INTO observation BY NAME
WITH told AS (
  SELECT * REPLACE (
    coalesce(read_at, observed_at) AS read_at,
    coalesce(mode, 'fast') AS mode,
    coalesce(published_is_guess, published_method IN ('url', 'htmldate')) AS published_is_guess)
  FROM staged
)
SELECT DISTINCT ON (observation_id) * FROM told
ANTI JOIN observation USING (observation_id)
ORDER BY observation_id, observed_at;
DROP TABLE staged;
