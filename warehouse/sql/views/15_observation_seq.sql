-- Which revision each good observation shows; the rest of article_observation is evidence for causes.
CREATE OR REPLACE VIEW observation_seq AS
SELECT observation_id, article_id, seq, is_change FROM article_observation;

COMMENT ON VIEW observation_seq IS 'Which revision each good reading shows';
COMMENT ON COLUMN observation_seq.observation_id IS 'Identity of the reading: hash of request and extractor';
COMMENT ON COLUMN observation_seq.article_id IS
  'Identity of the article: the url_id of its address after redirects and canonical links of its own site';
COMMENT ON COLUMN observation_seq.seq IS 'Number of the revision that it shows, from 1';
COMMENT ON COLUMN observation_seq.is_change IS 'True if it differs from the reading before it';
