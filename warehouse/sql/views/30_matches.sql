-- The newest comparison of each article with each seed, of readings that still stand.
CREATE OR REPLACE VIEW matches AS
WITH newest AS (
  SELECT c.*, o.article_id, o.observed_at, o.content_id AS compared_content_id
  FROM comparison AS c JOIN reading AS o USING (observation_id)
  WHERE o.stands
  QUALIFY row_number() OVER (
    PARTITION BY c.seed_id, o.article_id
    ORDER BY c.seed_version DESC, o.observed_at DESC, o.read_at DESC, c.compared_at DESC, c.observation_id, c.method) = 1
)
SELECT n.seed_id, n.seed_version, n.article_id, a.url, a.host, a.site, a.source_id, a.title, a.lang, a.authors,
  a.published_at, a.published_precision, a.published_zone_assumed, a.published_is_guess, a.words, a.revisions, a.first_seen_at,
  n.relation, n.copy_kind, n.score, n.reuse_article, n.reuse_seed, n.term_cosine, n.key_cosine, n.hours_from_seed,
  n.is_seed, n.links_to_seed, n.quotes_seed, n.syndication_credit, n.why, n.reasons, n.receipt, n.method,
  n.compared_at, n.run_id, n.observation_id, n.compared_content_id = a.content_id AS is_latest_revision
FROM newest AS n JOIN articles AS a USING (article_id);

-- The passages behind the matches, with the text on both sides.
CREATE OR REPLACE VIEW seed_passages AS
SELECT m.seed_id, m.seed_version, m.article_id, m.url, m.host, m.relation, p.ord, p.words, p.identity,
  p.seed_start, p.seed_end, p.article_start, p.article_end,
  substring(sc.text, p.seed_start + 1, p.seed_end - p.seed_start) AS seed_text,
  substring(ac.text, p.article_start + 1, p.article_end - p.article_start) AS article_text,
  m.observation_id, m.method
FROM matches AS m
JOIN passage AS p USING (seed_id, seed_version, observation_id, method)
JOIN seed AS s USING (seed_id, seed_version)
JOIN content AS sc ON sc.content_id = s.content_id
JOIN observation AS o ON o.observation_id = m.observation_id
JOIN content AS ac ON ac.content_id = o.content_id;

-- Per seed and host the earliest article that carries the seed's text. claimed_at is the page's own word, seen_at the
-- first time that anything of ours saw it; the earlier of both is the evidence. A date that is only a guess is no evidence,
-- and where it is all there is, nobody can say who was first: such a carrier is not decidable and has no place.
CREATE OR REPLACE VIEW first_publishers AS
WITH sighting AS (
  SELECT a.article_id, min(d.seen_at) AS discovered_at
  FROM discovery AS d JOIN url_article AS a USING (url_id) GROUP BY a.article_id
),
carrier AS (
  SELECT m.seed_id, m.host, m.source_id, m.article_id, m.url, m.title, m.relation, m.copy_kind, m.is_seed,
    m.published_at AS claimed_at, m.published_precision, m.published_zone_assumed,
    coalesce(m.published_is_guess, false) AS claimed_is_guess,
    least(m.first_seen_at, coalesce(d.discovered_at, m.first_seen_at)) AS seen_at
  FROM matches AS m LEFT JOIN sighting AS d USING (article_id)
  WHERE m.relation IN ('copy', 'partial') OR m.is_seed
),
dated AS (
  SELECT *, least(CASE WHEN NOT claimed_is_guess THEN claimed_at END, seen_at) AS earliest_evidence_at,
    NOT claimed_is_guess AS is_decidable
  FROM carrier
),
earliest AS (
  SELECT * FROM dated
  QUALIFY row_number() OVER (
    PARTITION BY seed_id, host ORDER BY is_decidable DESC, earliest_evidence_at, article_id) = 1
)
SELECT *, CASE WHEN is_decidable THEN row_number() OVER (
  PARTITION BY seed_id ORDER BY is_decidable DESC, earliest_evidence_at, host) END AS place
FROM earliest;

-- Titles that we look for, and where they were found: found_as says how (exact, slug: in the address ...), found_in in what.
-- is_read: an article was read there; without it the address alone is known, and may have answered 404. addresses counts
-- all that bear the title.
CREATE OR REPLACE VIEW title_candidates AS
WITH wanted AS (
  SELECT seed_id, title_key, arg_min(title, (seen_at, title)) AS title,
    arg_min(given_by, (seen_at, given_by)) AS given_by, min(seen_at) AS since
  FROM title_candidate GROUP BY seed_id, title_key
),
best AS (
  SELECT m.*, a.article_id IS NOT NULL AS is_read
  FROM title_match AS m LEFT JOIN url_article AS a USING (url_id)
  QUALIFY row_number() OVER (
    PARTITION BY seed_id, title_key ORDER BY is_read DESC, confidence DESC, seen_at, url_id) = 1
),
bearing AS (
  SELECT seed_id, title_key, count(DISTINCT url_id) AS addresses FROM title_match GROUP BY seed_id, title_key
)
SELECT w.seed_id, w.title, w.title_key, w.given_by, w.since,
  CASE WHEN b.url_id IS NULL THEN 'open' ELSE 'resolved' END AS state,
  u.url, b.url_id, b.how, b.confidence, coalesce(b.is_read, false) AS is_read, b.seen_at AS resolved_at,
  nullif(split_part(b.how, ' title in ', 1), '') AS found_as, nullif(split_part(b.how, ' title in ', 2), '') AS found_in, u.host,
  coalesce(a.addresses, 0) AS addresses
FROM wanted AS w LEFT JOIN best AS b USING (seed_id, title_key) LEFT JOIN bearing AS a USING (seed_id, title_key)
LEFT JOIN url AS u ON u.url_id = b.url_id;
