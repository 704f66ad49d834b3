-- Texts of the hosts of the pairs at hand that share a few words with the seed, the least alike first, each with the terms
-- that both have and what these add to the cosine; and which pairs are of these hosts. What stands in several texts that have
-- nothing else of the seed is the host's own. Only hosts with at least $least_texts texts on two days or more.
WITH the_seed AS (
  SELECT s.seed_id, s.seed_version, s.content_id, c.lang, c.term_norm
  FROM seed AS s JOIN content AS c USING (content_id) WHERE s.seed_id = $seed_id AND s.seed_version = $seed_version
),
seed_shingle AS (SELECT shingle FROM shingle WHERE content_id = (SELECT content_id FROM the_seed)),
shared AS MATERIALIZED (SELECT content_id, shingle FROM shingle SEMI JOIN seed_shingle USING (shingle)),
enough AS (SELECT content_id FROM shared GROUP BY content_id HAVING count(*) >= $least_shared),
look AS MATERIALIZED (
  SELECT o.observation_id, o.content_id, u.host, coalesce(o.published_at, o.observed_at)::DATE AS day
  FROM observation AS o SEMI JOIN enough USING (content_id) JOIN url AS u ON u.url_id = o.article_id
),
pending AS (
  SELECT l.observation_id, l.host FROM look AS l
  ANTI JOIN (
    SELECT observation_id FROM comparison
    WHERE seed_id = $seed_id AND seed_version = $seed_version AND method = $method
  ) AS done USING (observation_id)
),
held AS MATERIALIZED (
  SELECT content_id, host, min(day) AS day FROM look SEMI JOIN (SELECT DISTINCT host FROM pending) USING (host)
  GROUP BY content_id, host
),
-- A sentence of the host's own brings the same triples of words into each of its texts.
again AS (
  SELECT h.host, g.shingle FROM held AS h JOIN shared AS g USING (content_id)
  GROUP BY h.host, g.shingle HAVING count(*) >= $least_texts
),
wanted AS MATERIALIZED (
  SELECT h.content_id, h.host, any_value(h.day) AS day FROM held AS h JOIN shared AS g USING (content_id)
  JOIN again AS a ON a.host = h.host AND a.shingle = g.shingle
  GROUP BY h.content_id, h.host HAVING count(*) >= $least_shared
),
alike AS (
  SELECT t.content_id, sum(t.weight * s.weight) AS dot, list(t.term ORDER BY t.weight * s.weight DESC, t.term) AS terms,
    list(t.weight * s.weight ORDER BY t.weight * s.weight DESC, t.term) AS parts
  FROM term AS t SEMI JOIN wanted USING (content_id)
  JOIN (SELECT term, weight FROM term WHERE content_id = (SELECT content_id FROM the_seed)) AS s USING (term)
  GROUP BY t.content_id
),
elsewhere AS (
  SELECT w.host, w.content_id, w.day, c.text, a.terms, list_transform(a.parts, lambda x: x / (c.term_norm * s.term_norm)) AS parts,
    a.dot / (c.term_norm * s.term_norm) AS cosine
  FROM wanted AS w JOIN content AS c USING (content_id) JOIN alike AS a USING (content_id) CROSS JOIN the_seed AS s
  WHERE c.lang = s.lang AND w.content_id <> s.content_id AND c.term_norm > 0 AND cosine < $most_alike
),
evidence AS (
  SELECT host, list({'text': text, 'terms': terms, 'parts': parts} ORDER BY cosine, content_id) AS texts,
    count(DISTINCT day) AS days
  FROM (
    SELECT * REPLACE (CASE WHEN length(text) > $chars
      THEN left(text, $chars // 2) || chr(10) || right(text, $chars // 2) ELSE text END AS text)
    FROM elsewhere QUALIFY row_number() OVER (PARTITION BY host ORDER BY cosine, content_id) <= $most_texts
  ) GROUP BY host HAVING count(*) >= $least_texts AND days >= 2
)
SELECT e.host, e.texts, list(p.observation_id ORDER BY p.observation_id) AS observation_ids
FROM evidence AS e JOIN pending AS p USING (host) GROUP BY e.host, e.texts ORDER BY e.host;
