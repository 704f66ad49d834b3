SELECT s.seed_id, s.seed_version, s.given_as, s.url, s.url_id, s.content_id, s.observation_id, s.title, s.authors,
  s.published_at, s.lang, s.syndication_credit, s.window_start, s.window_end, s.created_at, s.active, c.text,
  c.word_count
FROM seed_latest AS s JOIN content AS c USING (content_id) WHERE s.seed_id = $seed_id;
