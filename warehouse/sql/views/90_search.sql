-- Search over titles and texts. Everything is a macro, so that a question is taken apart by the same rules as the texts,
-- in any program that opens the database. How and why: docs/adr/0011-search.md.
-- Whoever changes how words are found or cut must empty indexed_text, indexed_word and word_use in a migration.

-- Languages whose words are cut alike.
CREATE OR REPLACE MACRO search_family(lang_code) AS CASE
  WHEN lang_code = 'en' THEN 'english'
  WHEN lang_code IN ('es', 'fr', 'it', 'pt', 'ca', 'gl') THEN 'romance'
  WHEN lang_code IN ('de', 'nl', 'sv', 'da', 'no', 'nb', 'nn', 'af') THEN 'germanic'
  WHEN lang_code IN ('ru', 'uk', 'be', 'bg', 'mk', 'sr') THEN 'slavic'
  WHEN lang_code IN ('hr', 'bs', 'sl', 'cs', 'sk', 'pl', 'lt', 'lv', 'fi', 'hu', 'et', 'tr', 'az', 'kk', 'ky', 'uz', 'ka',
    'hy', 'el', 'ro') THEN 'endings'
  WHEN lang_code = 'ar' THEN 'arabic'
  ELSE 'other'
END;

-- Scripts that set no spaces between words, and Korean, whose particles stick to them.
CREATE OR REPLACE MACRO search_is_unspaced(part) AS regexp_matches(part,
  '[\x{3005}\x{3040}-\x{30ff}\x{3400}-\x{4dbf}\x{4e00}-\x{9fff}\x{f900}-\x{faff}\x{ac00}-\x{d7a3}\x{e00}-\x{eff}\x{1000}-\x{109f}\x{1780}-\x{17ff}]');

-- Without case, with one form for each letter. The characters beyond the second list are dropped: soft hyphens, marks of
-- direction, spaces of no width, Arabic lengthening.
CREATE OR REPLACE MACRO search_plain(given) AS translate(
  replace(replace(replace(lower(given), 'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'),
  'ıłøđðςىةکی٠١٢٣٤٥٦٧٨٩０１２３４５６７８９ａｂｃｄｅｆｇｈｉｊｋｌｍｎｏｐｑｒｓｔｕｖｗｘｙｚ' || chr(173) || chr(8203) || chr(8204) || chr(8205)
    || chr(8206) || chr(8207) || chr(8288) || chr(65279) || chr(1600),
  'iloddσيهكي01234567890123456789abcdefghijklmnopqrstuvwxyz');

-- 3,000 and 3.000 are 3000, up to a billion.
CREATE OR REPLACE MACRO search_numbers(plain) AS regexp_replace(plain,
  '\b(\d{1,3})[,.\x{a0}\x{202f}](\d{3})(?:[,.\x{a0}\x{202f}](\d{3}))?(?:[,.\x{a0}\x{202f}](\d{3}))?\b', '\1\2\3\4', 'g');

-- Runs of a script without spaces, other runs of letters, marks and digits. A single letter says nothing: it is what
-- apostrophes cut off (s, l, d), or a preposition.
CREATE OR REPLACE MACRO search_parts(plain) AS regexp_extract_all(plain,
  '[\x{3005}\x{3040}-\x{30ff}\x{3400}-\x{4dbf}\x{4e00}-\x{9fff}\x{f900}-\x{faff}\x{ac00}-\x{d7a3}\x{e00}-\x{eff}\x{1000}-\x{109f}\x{1780}-\x{17ff}]+|[^\pP\pS\pZ\pC\x{3005}\x{3040}-\x{30ff}\x{3400}-\x{4dbf}\x{4e00}-\x{9fff}\x{f900}-\x{faff}\x{ac00}-\x{d7a3}\x{e00}-\x{eff}\x{1000}-\x{109f}\x{1780}-\x{17ff}]{2,}|\d');

-- Accents are dropped, but not where marks are what a word is made of (Devanagari, Thai, kana ...). The second branch is
-- that of nearly all texts, and ten times as fast as anything that looks at each word.
CREATE OR REPLACE MACRO search_words(given) AS CASE
  WHEN regexp_matches(given, '[\x{900}-\x{109f}\x{1780}-\x{17ff}\x{3005}-\x{30ff}\x{3400}-\x{9fff}\x{ac00}-\x{d7a3}\x{f900}-\x{faff}]')
  THEN flatten(list_transform(search_parts(search_numbers(nfc_normalize(search_plain(given)))), lambda part: CASE
    WHEN NOT search_is_unspaced(part) THEN [CASE WHEN regexp_matches(part, '[\x{900}-\x{fff}]') THEN part ELSE strip_accents(part) END]
    WHEN length(part) = 1 THEN [part]
    ELSE list_transform(range(1, length(part)), lambda place: substring(part, place, 2)) END))
  ELSE search_parts(search_numbers(strip_accents(search_plain(given))))
END;

-- Light stems: what protests, protested and protesting share, and no dictionary. y and ie are one; s and z in -ise are one.
CREATE OR REPLACE MACRO search_english(word) AS
  regexp_replace(regexp_replace(regexp_replace(regexp_replace(regexp_replace(
    regexp_replace(
      regexp_replace(regexp_replace(regexp_replace(word, '^(..+)ie[sd]?$', '\1y'), '^(.+(?:ss|sh|ch|x|zz))es$', '\1'), '^(..+[^siu])s$', '\1'),
      '^([^aeiouy]+[aeiouy]+.+|[aeiouy]+[^aeiouy].*)(?:ing|ed|ingly|edly)$', '\1'),
    '^(.{4,})(?:ness|ly)$', '\1'),
    '^(.{3,})e$', '\1'),
    '^(.{3,})i[sz](?:ation|er)?$', '\1is'),
    '^(.{4,}?)(?:ation|ator|at|ion|er)$', '\1'),
    '(?:(b)b|(d)d|(f)f|(g)g|(l)l|(m)m|(n)n|(p)p|(r)r|(t)t)$', '\1\2\3\4\5\6\7\8\9');

CREATE OR REPLACE MACRO search_slavic(word) AS
  regexp_replace(regexp_replace(word, '^(.{4,})(?:ся|сь)$', '\1'),
    '^(.{3,}?)(?:иями|ями|ами|иях|ях|ах|иеи|ием|иям|ям|ам|ого|его|ому|ему|ыми|ими|ыи|ии|ои|еи|ая|яя|ое|ее|ые|ие|ую|юю|ых|их|ым|им|ом|ем|ою|ею|ов|ев|ія|ію|ия|ию|я|і|а|о|е|ы|и|у|ю|ь)$', '\1');

CREATE OR REPLACE MACRO search_romance(word) AS
  regexp_replace(regexp_replace(regexp_replace(word, '^(.{3,})aux$', '\1al'), '^(.{3,}[^aeiou])es$|^(.{3,})[sx]$', '\1\2'), '^(.{3,}?)[aeio]+$', '\1');

CREATE OR REPLACE MACRO search_germanic(word) AS
  regexp_replace(word, '^(.{4,}?)(?:erna|arna|orna|ern|em|er|en|es|et|ar|or|e|s|a)$', '\1');

CREATE OR REPLACE MACRO search_arabic(word) AS
  regexp_replace(regexp_replace(word, '^(?:وال|بال|كال|فال|لل|ال)(.{3,})$', '\1'), '^(.{3,}?)(?:ات|ون|ين|ها|ه|ي)$', '\1');

CREATE OR REPLACE MACRO search_stem(word, family) AS CASE
  WHEN length(word) < 4 OR word BETWEEN '0' AND '9z' THEN word
  WHEN family = 'english' THEN search_english(word)
  WHEN family = 'slavic' THEN search_slavic(word)
  WHEN family = 'romance' THEN search_romance(word)
  WHEN family = 'germanic' THEN search_germanic(word)
  WHEN family = 'arabic' THEN search_arabic(word)
  WHEN family = 'endings' THEN left(word, 6)
  ELSE word
END;

-- Of windows of 240 characters, 100 apart, the first with the most different words of those that were found.
CREATE OR REPLACE MACRO search_window(body, found) AS list_max(list_transform(
  range(0, greatest(1, CAST(ceil(least(length(body), 20000) / 100) AS BIGINT))), lambda step: {
    'hits': len(list_intersect(search_words(substring(body, step * 100 + 1, 240)), found)), 'place': -step,
    'words': substring(body, step * 100 + 1, 240)}));

-- Whole words where there are spaces, on one line, with nothing that a terminal would obey. seen is a search_window.
CREATE OR REPLACE MACRO search_snippet(seen, body) AS trim(regexp_replace(
  CASE WHEN seen.place = 0 THEN seen.words ELSE '… ' || regexp_replace(seen.words, '^[^\s\x{3000}-\x{9fff}]{1,40}\s', '') END
    || CASE WHEN length(body) > 240 - 100 * seen.place THEN ' …' ELSE '' END,
  '[\s\p{Cc}\x{200e}\x{200f}\x{2028}-\x{202e}\x{2066}-\x{2069}]+', ' ', 'g'));

-- All words of an article in a row, for phrases. A word that no text has keeps title and text apart.
CREATE OR REPLACE MACRO search_line(title, body) AS
  ' ' || array_to_string(search_words(coalesce(title, '') || ' 0titleends0 ' || body), ' ') || ' ';

-- A question taken apart: one row per word. role: may | must | without. how: stem | exact | prefix.
-- phrase: the words of a phrase with a space around each, in the row of its first word; wanted: it must stand, or must not.
CREATE OR REPLACE MACRO search_question(question) AS TABLE
WITH given AS (
  SELECT regexp_extract_all(translate(left(question, 1000), '“”„«»', '"""""'), '[-+]?"[^"]*"|[^\s"]+')[1:32] AS parts
),
part AS (
  SELECT place, parts[place] AS part, left(parts[place], 1) AS sign, contains(parts[place], '"') AS is_quoted,
    search_words(parts[place])[1:32] AS words
  FROM (SELECT parts, unnest(range(1, len(parts) + 1)) AS place FROM given)
),
split AS (
  SELECT part.*, unnest(words) AS word, generate_subscripts(words, 1) AS nth, sign = '-' AS is_out,
    is_quoted OR sign = '-' AS is_phrase
  FROM part WHERE len(words) > 0
)
SELECT row_number() OVER (ORDER BY place, nth) AS unit, word,
  CASE WHEN is_out AND len(words) = 1 THEN 'without' WHEN is_out THEN 'out' WHEN is_quoted OR sign = '+' THEN 'must' ELSE 'may' END AS role,
  CASE
    WHEN is_quoted THEN 'exact'
    WHEN nth = len(words) AND part LIKE '%_*' AND length(word) > 1 THEN 'prefix'
    WHEN length(word) = 1 AND search_is_unspaced(word) THEN 'prefix'
    ELSE 'stem'
  END AS how,
  CASE WHEN nth = 1 AND len(words) > 1 AND is_phrase THEN ' ' || array_to_string(words, ' ') || ' ' END AS phrase
FROM split;

-- BM25 (k1 1.2, b 0.75): a word in the title counts as five in the text, another form of the word as 0.7 of it. How rare a
-- word is, is counted among the texts of its family of languages, smoothed by all texts.
CREATE OR REPLACE MACRO search_texts(question) AS TABLE
WITH asked AS MATERIALIZED (FROM search_question(question)),
wanted AS MATERIALIZED (
  WITH cut AS (
    SELECT unit, word, family, search_stem(word, family) AS stem
    FROM asked, unnest(['english', 'romance', 'germanic', 'slavic', 'endings', 'arabic', 'other']) AS f(family)
    WHERE how = 'stem' AND role <> 'out'
  )
  SELECT c.unit, w.word_id, w.word, CASE WHEN w.word = c.word THEN 1 ELSE 0.7 END AS likeness
  FROM indexed_word AS w JOIN cut AS c ON w.family = c.family AND w.stem = c.stem
  UNION ALL
  SELECT a.unit, w.word_id, w.word, 1 FROM indexed_word AS w JOIN (FROM asked WHERE how = 'exact' AND role <> 'out') AS a ON w.word = a.word
  UNION ALL
  SELECT a.unit, w.word_id, w.word, 1
  FROM indexed_word AS w JOIN (FROM asked WHERE how = 'prefix' AND role <> 'out') AS a ON starts_with(w.word, a.word)
),
used AS MATERIALIZED (
  SELECT u.content_id, w.unit, sum(w.likeness * (u.in_text + 5 * u.in_title)) AS times
  FROM word_use AS u JOIN wanted AS w ON u.word_id = w.word_id GROUP BY u.content_id, w.unit
),
corpus AS (
  SELECT family, count(*) AS texts, greatest(avg(words), 1) AS mean_words, sum(count(*)) OVER () AS all_texts
  FROM indexed_text GROUP BY family
),
placed AS (
  SELECT used.*, t.family, t.lang, t.words, a.role
  FROM used JOIN indexed_text AS t USING (content_id) JOIN asked AS a USING (unit)
),
rare AS (
  SELECT unit, family, n.texts_with, sum(n.texts_with) OVER (PARTITION BY unit) AS all_with
  FROM (SELECT unit, family, count(*) AS texts_with FROM placed GROUP BY unit, family) AS n
),
rarity AS (
  SELECT r.unit, r.family, c.mean_words, -ln((r.texts_with + 10 * r.all_with / c.all_texts) / (c.texts + 10)) AS weight
  FROM rare AS r JOIN corpus AS c USING (family)
)
SELECT p.content_id, any_value(p.lang) AS lang,
  sum(r.weight * p.times * 2.2 / (p.times + 1.2 * (0.25 + 0.75 * p.words / r.mean_words))) AS score,
  (SELECT list(DISTINCT word) FROM (SELECT word FROM wanted LIMIT 1000)) AS found,
  (SELECT coalesce(list(phrase) FILTER (role = 'must' AND phrase IS NOT NULL), []) FROM asked) AS phrases,
  (SELECT coalesce(list(phrase) FILTER (role = 'out' AND phrase IS NOT NULL), []) FROM asked) AS phrases_out
FROM placed AS p JOIN rarity AS r ON r.unit = p.unit AND r.family = p.family
GROUP BY p.content_id
HAVING count(*) FILTER (p.role = 'must') = (SELECT count(*) FROM asked WHERE role = 'must')
  AND count(*) FILTER (p.role = 'without') = 0;

-- Which articles show those texts, as readings stand (see view reading), only for the articles that are concerned: the view
-- itself looks at all. history: every text that an article has had, else only its latest one.
CREATE OR REPLACE MACRO search_articles(question, history := false) AS TABLE
WITH texts AS MATERIALIZED (FROM search_texts(question)),
look AS MATERIALIZED (
  SELECT o.article_id, o.fetch_id, o.observation_id, o.content_id, o.verdict, o.observed_at, o.read_at, o.extractor, o.published_at
  FROM observation AS o
  SEMI JOIN (SELECT DISTINCT s.article_id FROM observation AS s SEMI JOIN texts USING (content_id)) AS concerned USING (article_id)
),
newest AS (
  SELECT o.fetch_id, arg_max({'verdict': o.verdict, 'article_id': o.article_id},
    (o.kind <> 'failed', o.read_at, o.extractor, o.observation_id)) AS reading
  FROM observation AS o SEMI JOIN look USING (fetch_id) GROUP BY o.fetch_id
),
shown AS (
  SELECT l.article_id, arg_max({'content_id': l.content_id, 'observation_id': l.observation_id, 'at': coalesce(l.published_at, l.observed_at),
    'published_at': l.published_at}, (l.observed_at, l.read_at, l.extractor, l.observation_id)) AS latest
  FROM look AS l JOIN newest AS n USING (fetch_id)
  WHERE l.verdict = 'article' AND l.content_id IS NOT NULL AND n.reading.verdict = 'article'
    AND n.reading.article_id = l.article_id
  GROUP BY l.article_id, CASE WHEN history THEN l.content_id END
)
SELECT s.article_id, s.latest.observation_id AS observation_id, s.latest.published_at AS published_at, s.latest.at AS dated_at, t.*
FROM shown AS s JOIN texts AS t ON t.content_id = s.latest.content_id;

-- A phrase is looked for in the 500 best texts that have all of its words.
CREATE OR REPLACE MACRO search(question, lang := NULL, since := NULL, until := NULL, among := NULL, history := false, most := 50) AS TABLE
WITH best AS MATERIALIZED (
  SELECT a.*, row_number() OVER (ORDER BY a.score DESC, a.dated_at DESC, a.article_id, a.observation_id) AS place
  FROM search_articles(question, history := history) AS a
  WHERE (lang IS NULL OR a.lang = lang) AND (since IS NULL OR a.dated_at >= since) AND (until IS NULL OR a.dated_at < until)
    AND (among IS NULL OR list_contains(among, a.article_id))
  ORDER BY place LIMIT greatest(500, most)
),
judged AS MATERIALIZED (
  SELECT b.*, o.title, c.text,
    CASE WHEN len(b.phrases) + len(b.phrases_out) > 0 THEN search_line(o.title, c.text) END AS line
  FROM (SELECT * FROM best WHERE len(phrases) + len(phrases_out) > 0 OR place <= most) AS b
  JOIN content AS c ON c.content_id = b.content_id
  JOIN observation AS o ON o.observation_id = b.observation_id
  LIMIT greatest(500, most) -- no more come; without it the filters below would be pushed in here, and each work out its own line
),
kept AS MATERIALIZED (
  SELECT j.*, row_number() OVER (ORDER BY j.place) AS rank
  FROM judged AS j
  WHERE len(list_filter(j.phrases, lambda phrase: NOT contains(j.line, phrase))) = 0
    AND len(list_filter(j.phrases_out, lambda phrase: contains(j.line, phrase))) = 0
  ORDER BY rank LIMIT most
),
told AS MATERIALIZED (
  SELECT kept.*, search_window(kept.text, kept.found) AS seen FROM kept
)
SELECT CAST(k.rank AS INTEGER) AS rank, round(k.score, 3) AS score, k.title, u.url, k.published_at, u.host, k.lang,
  search_snippet(k.seen, k.text) AS snippet, k.article_id, k.content_id, k.observation_id
FROM told AS k LEFT JOIN url AS u ON u.url_id = k.article_id
ORDER BY k.rank;

COMMENT ON MACRO search_family IS 'Languages whose words are cut alike, from the code of one. Example: SELECT search_family(''uk'')';
COMMENT ON MACRO search_is_unspaced IS 'Whether there is anything in it of a script that sets no spaces between words, or of Korean';
COMMENT ON MACRO search_plain IS 'A text without case, each letter in one form, without signs that are not seen';
COMMENT ON MACRO search_numbers IS 'A text with 3,000 and 3.000 written as 3000';
COMMENT ON MACRO search_parts IS 'Runs of a script without spaces, and other runs of letters and digits, in reading order';
COMMENT ON MACRO search_words IS
  'Words of a text as search knows them: no case, no accents, cut at apostrophes and hyphens; of scripts without spaces pairs of characters. Example: SELECT search_words(''Tokayev’s 3,000 troops'')';
COMMENT ON MACRO search_english IS 'Stem of an English word';
COMMENT ON MACRO search_slavic IS 'Stem of a word of a Slavic language in Cyrillic letters';
COMMENT ON MACRO search_romance IS 'Stem of a word of a Romance language';
COMMENT ON MACRO search_germanic IS 'Stem of a word of a Germanic language other than English';
COMMENT ON MACRO search_arabic IS 'Stem of an Arabic word';
COMMENT ON MACRO search_stem IS 'What the forms of a word share in a family of languages. Example: SELECT search_stem(''paratroopers'', ''english'')';
COMMENT ON MACRO search_window IS 'The passage of 240 characters of a text, of its first 20,000, with the most different words of a list';
COMMENT ON MACRO search_snippet IS 'A search_window as it is shown: whole words on one line';
COMMENT ON MACRO search_line IS 'All words of title and text in a row, with a space around each';
COMMENT ON MACRO TABLE search_question IS
  'A question taken apart, one row per word: its role (may, must, without, out) and how it is looked for (stem, exact, prefix). Example: FROM search_question(''"exact phrase" -not begin*'')';
COMMENT ON MACRO TABLE search_texts IS 'Texts that answer a question, with their score; one text may be shown by several articles';
COMMENT ON MACRO TABLE search_articles IS 'Articles that answer a question, with their score: all of them, unordered, without snippet';
COMMENT ON MACRO TABLE search IS
  'The best articles for a question. Any of its words is enough, in any form; "exact phrase", +must, -without, begin*. lang, since and until narrow it (an article without a date counts for the day on which it was seen), among takes a list of article_id, history searches former texts too, most is the number of rows. Example: FROM search(''CSTO paratroopers'', lang := ''en'', most := 20)';
