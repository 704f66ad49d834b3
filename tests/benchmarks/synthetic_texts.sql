-- What synthetic_texts.py writes; see there.
-- name: tables
CREATE TABLE quantile AS SELECT unnest(words) AS word, generate_subscripts(words, 1) - 1 AS place
FROM (SELECT from_json($words, '["UINTEGER"]') AS words);
CREATE TABLE weight AS SELECT unnest(weights) AS weight, generate_subscripts(weights, 1) - 1 AS word
FROM (SELECT from_json($weights, '["DOUBLE"]') AS weights);
CREATE TABLE planted (content_id UBIGINT, kind VARCHAR, of_content_id UBIGINT);
-- A text by its number, in random order: identities are hashes in life, too. Murmur mixes one number well, two it does not.
CREATE MACRO draw(number, place, salt) AS hash((number * 8192 + place) * 64 + salt);
CREATE MACRO chance(number, place, salt) AS (draw(number, place, salt) % 1000003) / 1000003.0;

-- name: texts
CREATE OR REPLACE TEMP TABLE made AS
WITH text AS (
  SELECT number, greatest(60, least(3000, exp(6.1 + 0.5 * sqrt(-2 * ln(chance(number, 0, 1) + 1e-7)) * cos(6.28318 * chance(number, 0, 2)))))::INTEGER AS words
  FROM (SELECT unnest(range($first, $last)) AS number)
),
place AS (SELECT number, unnest(range(0, words)) AS place FROM text),
drawn AS (
  SELECT number, place,
    CASE
      WHEN place % 60 < 4 THEN draw(floor(5000 * pow(chance(number, place // 60, 3), 2))::BIGINT, place % 60, 4) % 65536
      ELSE draw(number, place, 5) % 65536
    END AS quantile,
    CASE
      WHEN place % 60 < 4 THEN NULL
      WHEN place % 9 = 0 THEN 100000 + draw(number // 40, draw(number, place, 6) % 12, 7) % 20000
      WHEN place % 23 = 4 THEN 200000 + draw(number // 40, draw(number, place, 8) % 30, 9) % 400000
      WHEN place % 60 = 7 THEN 700000 + draw(number, place, 10) % 50000
    END AS own
  FROM place
)
SELECT number, NULL::VARCHAR AS kind, list(coalesce(own, word)::UINTEGER ORDER BY drawn.place) AS words
FROM drawn JOIN quantile ON quantile.place = drawn.quantile GROUP BY number;

-- name: planted
INSERT INTO made
WITH chosen AS (
  SELECT number, words, list_extract($kinds, (1 + (number // 20) % len($kinds))::INTEGER) AS kind FROM made WHERE number % 20 = 0
),
cut AS (
  SELECT number, kind, CASE
      WHEN kind = 'half' THEN words[:len(words) // 2]
      WHEN kind = '40 %' THEN words[:len(words) * 2 // 5]
      WHEN kind = 'half, edited 10 %' THEN words[:len(words) * 6 // 10]
      WHEN kind = 'footer' THEN list_concat(words, list_transform(range(0, 60), lambda i: (800000 + draw(number, i, 11) % 50000)::UINTEGER))
      ELSE words
    END AS words, coalesce(CAST(nullif(regexp_extract(kind, 'edited ([0-9]+)', 1), '') AS INTEGER), 0) AS edited
  FROM chosen
)
SELECT number, kind, flatten(list_transform(range(1, len(words) + 1), lambda i: CASE
    WHEN draw(number, i, 12) % 100 >= edited THEN [words[i]]
    WHEN draw(number, i, 13) % 3 = 0 THEN []
    WHEN draw(number, i, 13) % 3 = 1 THEN [(800000 + draw(number, i, 14) % 50000)::UINTEGER]
    ELSE [words[i], (800000 + draw(number, i, 14) % 50000)::UINTEGER]
  END))
FROM cut;

-- name: fill
CREATE OR REPLACE TEMP TABLE named AS
SELECT *, hash(number * 2 + (kind IS NOT NULL)::INTEGER) AS content_id FROM made;
INSERT INTO planted SELECT content_id, kind, hash(number * 2) FROM named WHERE kind IS NOT NULL;
CREATE OR REPLACE TEMP TABLE run AS
SELECT content_id, list_sort(list_distinct(list_transform(range(1, len(words) - 1), lambda i:
  hash((words[i]::BIGINT * 1048576 + words[i + 1]) * 1048576 + words[i + 2]) & 9223372036854775807))) AS shingles FROM named;
INSERT INTO shingle (content_id, shingle) SELECT content_id, unnest(shingles) FROM run;
CREATE OR REPLACE TEMP TABLE counted AS
SELECT content_id, word, count(*) AS times, count(*) FILTER (place <= 200) AS at_first
FROM (SELECT content_id, unnest(words) AS word, generate_subscripts(words, 1) AS place FROM named) GROUP BY ALL;
-- Terms are of the first 1,200 characters.
INSERT INTO term (content_id, term, weight)
SELECT content_id, 'w' || c.word, (1 + ln(at_first)) * least(coalesce(w.weight, 9.5), 4.79)
FROM counted AS c LEFT JOIN weight AS w ON w.word = c.word WHERE at_first > 0 AND coalesce(w.weight, 9.5) >= 0.1;
-- Names, numbers and concepts, as their first sign says.
INSERT INTO name_key (content_id, key, weight)
SELECT content_id, CASE WHEN word >= 700000 THEN '~' WHEN word % 10 = 0 THEN '*' ELSE 'n' END || word, 9.0 FROM counted
WHERE word BETWEEN 200000 AND 749999;
INSERT INTO content (content_id, title, text, lang, lang_confidence, word_count, term_norm, key_norm, shingle_count)
SELECT n.content_id, 'Title ' || n.number, array_to_string(list_transform(n.words, lambda word: 'w' || word), ' '), 'en', 0.99, len(n.words),
  t.norm, coalesce(k.norm, 0), len(r.shingles)
FROM named AS n JOIN run AS r USING (content_id)
JOIN (SELECT content_id, sqrt(sum(weight * weight)) AS norm FROM term SEMI JOIN named USING (content_id) GROUP BY ALL) AS t USING (content_id)
LEFT JOIN (SELECT content_id, sqrt(sum(weight * weight)) AS norm FROM name_key SEMI JOIN named USING (content_id) GROUP BY ALL) AS k
  USING (content_id);
INSERT INTO observation (observation_id, article_id, run_id, fetch_id, url_id, observed_at, extractor, verdict, kind, content_id, title,
  published_at, published_precision, read_at, mode)
SELECT hash(content_id), content_id, 'run', 'f' || content_id, content_id, seen_at, 'synthetic/1', 'article', 'news', content_id, 'Title ' || number,
  seen_at - INTERVAL 20 MINUTE, 'second', seen_at, 'fast'
FROM (SELECT *, TIMESTAMPTZ '2023-01-01 00:00:00+00' + to_minutes(5 * number::BIGINT) AS seen_at FROM named);
INSERT INTO url (url_id, url, dedupe_key, host, site, first_seen_at) SELECT content_id, 'https://' || host || '/' || content_id, host || '/' || content_id, host, host, now()
FROM (SELECT content_id, 'www.outlet-' || number % 120 || '.example' AS host FROM named);

-- name: features
UPDATE term SET place = CASE WHEN r.rank <= 5 THEN r.rank END, is_lead = CAST(substr(term.term, 2) AS INTEGER) % 25 = 0
FROM (SELECT content_id, term, row_number() OVER (PARTITION BY content_id ORDER BY weight DESC, term) AS rank FROM term) AS r
WHERE r.content_id = term.content_id AND r.term = term.term;
INSERT INTO feature_sum (content_id, version, terms, main_terms, lead_terms, number_norm, concept_norm)
SELECT content_id, 2, count(*), sum(weight) FILTER (place <= 5),
  coalesce(sum(weight) FILTER (is_lead), 0), 9.0, 9.0 FROM term ANTI JOIN feature_sum USING (content_id) GROUP BY content_id;

-- name: seed
INSERT INTO seed (seed_id, seed_version, given_as, content_id, title, published_at, lang, created_at, run_id)
SELECT 'seed', 1, 'text', content_id, title, TIMESTAMPTZ '2023-01-01 00:00:00+00', 'en', now(), 'run' FROM content
WHERE content_id = hash(0::BIGINT)
