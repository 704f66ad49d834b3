-- Index the texts of temp table fresh.
CREATE OR REPLACE TEMP TABLE counted AS
SELECT content_id, family, word, least(sum(in_title), 255) AS in_title, least(sum(in_text), 65535) AS in_text
FROM (
  SELECT content_id, family, unnest(search_words(title)) AS word, 1 AS in_title, 0 AS in_text FROM fresh
  UNION ALL
  SELECT content_id, family, unnest(search_words(text)), 0, 1 FROM fresh
)
GROUP BY content_id, family, word;
INSERT INTO indexed_word BY NAME
SELECT (SELECT coalesce(max(word_id), 0) FROM indexed_word) + row_number() OVER (ORDER BY family, word) AS word_id,
  family, word, search_stem(word, family) AS stem
FROM (SELECT DISTINCT family, word FROM counted) ANTI JOIN indexed_word USING (family, word);
-- In the order of the texts, which then cost next to nothing.
INSERT INTO word_use BY NAME
SELECT content_id, word_id, in_title, in_text FROM counted JOIN indexed_word USING (family, word)
ORDER BY content_id, word_id;
INSERT INTO indexed_text BY NAME
SELECT content_id, any_value(f.lang) AS lang, any_value(f.family) AS family, coalesce(sum(in_title + in_text), 0) AS words
FROM fresh AS f LEFT JOIN counted USING (content_id) GROUP BY content_id;
DROP TABLE counted;
DROP TABLE fresh;
