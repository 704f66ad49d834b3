-- Index the texts of temp table fresh.
CREATE OR REPLACE TEMP TABLE counted AS
SELECT content_id, any_value(family) AS family, word, least(sum(in_title), 255) AS in_title, least(sum(in_text), 65535) AS in_text
FROM (
  SELECT content_id, family, unnest(search_words(title)) AS word, 1 AS in_title, 0 AS in_text FROM fresh
  UNION ALL
  SELECT content_id, family, unnest(search_words(text)), 0, 1 FROM fresh
)
WHERE length(word) <= 60 GROUP BY content_id, word;
-- The words are looked up once: there are far more of them than a step has.
CREATE OR REPLACE TEMP TABLE named AS
SELECT n.family, n.word, w.word_id,
  (SELECT coalesce(max(word_id), 0) FROM indexed_word) + row_number() OVER (ORDER BY w.word_id NULLS FIRST, n.family, n.word) AS next_id
FROM (SELECT DISTINCT family, word FROM counted) AS n
LEFT JOIN indexed_word AS w ON w.family = n.family AND w.word = n.word;
INSERT INTO indexed_word BY NAME
SELECT next_id AS word_id, family, word, search_stem(word, family) AS stem FROM named WHERE word_id IS NULL ORDER BY next_id;
-- In the order of the texts, which then cost next to nothing.
INSERT INTO word_use BY NAME
SELECT c.content_id, coalesce(n.word_id, n.next_id) AS word_id, c.in_title, c.in_text
FROM counted AS c JOIN named AS n ON n.family = c.family AND n.word = c.word
ORDER BY content_id, word_id;
INSERT INTO indexed_text BY NAME
SELECT content_id, any_value(f.lang) AS lang, any_value(f.family) AS family, coalesce(sum(in_title + in_text), 0) AS words
FROM fresh AS f LEFT JOIN counted USING (content_id) GROUP BY content_id;
DROP TABLE named;
DROP TABLE counted;
DROP TABLE fresh;
