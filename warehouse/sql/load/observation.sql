-- The same extractor on the same fetch is the same observation.
CREATE TEMP TABLE staged AS
SELECT * FROM read_json($file, format = 'newline_delimited', maximum_object_size = 134217728, columns = {
  'observation_id': 'UBIGINT', 'article_id': 'UBIGINT', 'run_id': 'VARCHAR', 'fetch_id': 'VARCHAR',
  'url_id': 'UBIGINT', 'observed_at': 'TIMESTAMPTZ', 'extractor': 'VARCHAR', 'verdict': 'VARCHAR',
  'kind': 'VARCHAR', 'reasons': 'VARCHAR[]', 'content_id': 'UBIGINT', 'title': 'VARCHAR', 'subtitle': 'VARCHAR',
  'authors': 'VARCHAR[]', 'published_at': 'TIMESTAMPTZ', 'published_precision': 'VARCHAR',
  'published_zone_assumed': 'BOOLEAN', 'published_method': 'VARCHAR', 'published_raw': 'VARCHAR',
  'modified_at': 'TIMESTAMPTZ', 'section': 'VARCHAR', 'tags': 'VARCHAR[]', 'image_url': 'VARCHAR',
  'site_name': 'VARCHAR', 'canonical_url': 'VARCHAR', 'paywalled': 'BOOLEAN', 'syndication_credit': 'VARCHAR'});
INSERT INTO observation BY NAME
SELECT DISTINCT ON (observation_id) * FROM staged
ANTI JOIN observation USING (observation_id)
ORDER BY observation_id, observed_at;
DROP TABLE staged;
