-- A moment in words, to the minute.
CREATE OR REPLACE MACRO stamp_words(moment) AS strftime(moment AT TIME ZONE 'UTC', '%Y-%m-%d %H:%M UTC');

-- A moment with its doubt: a day is 24 hours, a month 31 days, a time without its zone 14 hours to either side.
CREATE OR REPLACE MACRO doubt_of(stated_precision) AS CASE stated_precision WHEN 'month' THEN to_days(31) WHEN 'day' THEN to_days(1)
  WHEN 'minute' THEN to_minutes(1) ELSE to_seconds(1) END;

-- What lists and archives know of an article. The date of a list is its outlet's word, like that of the page; that we, or an
-- archive, had it before us at a moment is a fact. A list gives no precision: midnight is a bare day in some zone.
CREATE OR REPLACE VIEW article_sighting AS
WITH sighting AS (
  SELECT a.article_id, d.via, least(d.seen_at, p.as_of) AS listed_by, d.captured_at,
    CASE WHEN d.via IN ('feed', 'news_sitemap', 'sitemap') THEN d.claimed_published_at END AS claimed_at, d.claimed_modified_at
  FROM discovery AS d JOIN url_article AS a USING (url_id)
  LEFT JOIN (SELECT run_id, url, min(as_of) AS as_of FROM poll WHERE as_of IS NOT NULL GROUP BY run_id, url) AS p
    ON p.run_id = d.run_id AND p.url = d.via_url
)
SELECT article_id, min(listed_by) AS listed_by, arg_min(via, (listed_by, via)) AS listed_in, min(captured_at) AS captured_at,
  min(claimed_at) AS claimed_at, arg_min(via, (claimed_at, via)) AS claimed_in, min(claimed_modified_at) AS claimed_modified_at
FROM sighting GROUP BY article_id;

-- Every article that carries a seed's text, with the earliest and the latest moment at which it can have come out with it, and
-- what says so. Of the dates that its page gave over time the earliest counts, as many pages move theirs with each update.
CREATE OR REPLACE VIEW carrier_dates AS
WITH carrier AS MATERIALIZED (
  SELECT m.seed_id, m.seed_version, m.method, m.host, m.site, m.source_id, m.article_id, m.url, m.title, m.relation, m.copy_kind, m.is_seed
  FROM matches AS m WHERE m.relation IN ('copy', 'partial') OR m.is_seed
),
-- One reading of each look: the newest that stands. Readings of another extractor are no word of the page.
look AS MATERIALIZED (
  SELECT o.*, arg_max(o.extractor, (o.observed_at, o.read_at, o.observation_id)) OVER (PARTITION BY o.article_id) AS last_extractor
  FROM reading AS o SEMI JOIN carrier USING (article_id) WHERE o.stands AND o.is_newest
),
stated AS (
  SELECT article_id, published_at, published_precision, coalesce(published_zone_assumed, false) AS zone_assumed, observed_at, published_at
    - to_hours(CASE WHEN published_zone_assumed THEN 14 ELSE 0 END) AS low,
    published_at + to_hours(CASE WHEN published_zone_assumed THEN 14 ELSE 0 END) + doubt_of(published_precision) AS high, observation_id
  FROM look
  WHERE published_at IS NOT NULL AND NOT coalesce(published_is_guess, false) AND extractor = last_extractor
),
word AS (
  SELECT article_id, arg_min(s, (published_at, observed_at, observation_id)) AS earliest, arg_min(s, (observed_at, observation_id)) AS first
  FROM stated AS s GROUP BY article_id
),
page AS (
  SELECT article_id, min(observed_at) AS read_at, min(observed_at) FILTER (observed_at < read_at) AS kept_at,
    min(modified_at) AS modified_at, bool_or(published_is_guess) AS is_guess, min(published_at) AS guessed_at
  FROM look GROUP BY article_id
),
-- Whether the text was there at each look that was compared with the seed. A look that shows a part of it says nothing.
compared AS (
  SELECT c.seed_id, o.article_id, o.observed_at, greatest(o.observed_at, r.last_observed_at) AS last_observed_at,
    c.relation IN ('copy', 'partial') OR c.is_seed AS carries
  FROM carrier AS k JOIN look AS o ON o.article_id = k.article_id
  JOIN comparison AS c ON c.observation_id = o.observation_id AND c.seed_id = k.seed_id AND c.seed_version = k.seed_version
    AND c.method = k.method
  LEFT JOIN revision AS r ON r.observation_id = o.observation_id
  WHERE c.relation IN ('copy', 'partial') OR c.is_seed
    OR (c.relation <> 'undecided' AND o.truncated IS NULL AND NOT coalesce(o.paywalled, false))
),
bearing AS (
  SELECT seed_id, article_id, min(observed_at) FILTER (carries) AS borne_at FROM compared GROUP BY seed_id, article_id
),
bare AS (
  SELECT c.seed_id, c.article_id, max(c.last_observed_at) AS without_at
  FROM compared AS c JOIN bearing AS b USING (seed_id, article_id)
  WHERE NOT c.carries AND c.last_observed_at < b.borne_at GROUP BY c.seed_id, c.article_id
),
known AS (
  SELECT k.*, w.earliest, w.first, p.is_guess, p.guessed_at, p.modified_at, p.read_at, s.claimed_at AS listed_at, s.claimed_in,
    s.claimed_modified_at, b.without_at,
    -- What was seen of the page before the text was on it is no sight of the text.
    CASE WHEN b.without_at IS NULL THEN
        least(coalesce(t.borne_at, p.read_at), p.read_at, s.listed_by, s.captured_at) ELSE t.borne_at END AS seen_at,
    CASE
      WHEN b.without_at IS NOT NULL OR least(s.listed_by, s.captured_at) IS NULL OR p.read_at <= least(s.listed_by, s.captured_at)
        THEN CASE WHEN p.kept_at IS NOT NULL THEN 'an archive had captured it' ELSE 'it was read' END
      WHEN s.captured_at <= coalesce(s.listed_by, s.captured_at) THEN 'an archive had captured it'
      ELSE 'it was listed (' || s.listed_in || ')'
    END AS seen_by
  FROM carrier AS k
  LEFT JOIN word AS w ON w.article_id = k.article_id
  LEFT JOIN page AS p ON p.article_id = k.article_id
  LEFT JOIN article_sighting AS s ON s.article_id = k.article_id
  LEFT JOIN bearing AS t ON t.seed_id = k.seed_id AND t.article_id = k.article_id
  LEFT JOIN bare AS b ON b.seed_id = k.seed_id AND b.article_id = k.article_id
),
missing AS (
  SELECT k.seed_id, k.article_id, max(f.started_at) AS missing_at
  FROM known AS k JOIN fetch_log AS f ON f.url_id = k.article_id
  WHERE f.outcome = 'not_found' AND f.captured_at IS NULL AND f.started_at < k.seen_at GROUP BY k.seed_id, k.article_id
),
held AS (
  SELECT k.*, m.missing_at, greatest(k.without_at, m.missing_at) AS absent_at,
    CASE WHEN m.missing_at >= coalesce(k.without_at, m.missing_at) THEN 'its address answered 404' ELSE 'it was read without this text' END
      AS absent_by,
    -- The page's own word; without one that of a list; without that the day on which it says to have been changed.
    CASE
      WHEN k.earliest IS NOT NULL THEN {'at': k.earliest.published_at, 'low': k.earliest.low, 'high': k.earliest.high, 'is_open': false,
        'how': 'its page states it' || CASE WHEN k.earliest.published_precision IN ('day', 'month') THEN ', as a bare '
          || k.earliest.published_precision ELSE '' END || CASE WHEN k.earliest.zone_assumed THEN ', without a zone' ELSE '' END}
      WHEN k.listed_at IS NOT NULL THEN {'at': k.listed_at,
        'low': k.listed_at - to_hours(CASE WHEN extract(epoch FROM k.listed_at) % 86400 = 0 THEN 14 ELSE 0 END),
        'high': k.listed_at + CASE WHEN extract(epoch FROM k.listed_at) % 86400 = 0 THEN to_hours(38) ELSE to_minutes(1) END,
        'is_open': false, 'how': 'a list states it (' || k.claimed_in || ')'}
      WHEN least(k.claimed_modified_at, k.modified_at) IS NOT NULL THEN {'at': CAST(NULL AS TIMESTAMPTZ),
        'low': CAST(NULL AS TIMESTAMPTZ), 'high': least(k.claimed_modified_at, k.modified_at) + to_hours(38), 'is_open': true,
        'how': 'it says that it was changed then'}
    END AS claim
  FROM known AS k LEFT JOIN missing AS m USING (seed_id, article_id)
),
judged AS (
  SELECT *,
    -- Clocks differ by minutes.
    CASE
      WHEN claim.low > seen_at + to_minutes(5) THEN 'it says ' || stamp_words(claim.at) || ', but ' || seen_by || ' on ' || stamp_words(seen_at)
      WHEN claim.high < absent_at AND NOT claim.is_open
        THEN 'it says ' || stamp_words(claim.at) || ', but on ' || stamp_words(absent_at) || ' ' || absent_by
      WHEN first.low > earliest.high
        THEN 'its page says ' || stamp_words(earliest.published_at) || ', but when it was read on ' || stamp_words(first.observed_at)
          || ' it said ' || stamp_words(first.published_at)
    END AS contradiction,
    -- A list that gives a later day than the page leaves both possible.
    CASE WHEN earliest IS NOT NULL AND listed_at > claim.high AND listed_at < seen_at THEN listed_at + to_minutes(1) END AS doubted_until
  FROM held
),
bound AS (
  SELECT *, CASE WHEN contradiction IS NULL THEN claim END AS taken,
    CASE WHEN contradiction IS NULL THEN least(coalesce(doubted_until, claim.high), seen_at) ELSE seen_at END AS latest
  FROM judged
)
SELECT seed_id, seed_version, article_id, url, host, site, source_id, title, relation, copy_kind, is_seed,
  coalesce(earliest.published_at, guessed_at) AS claimed_at, earliest.published_precision AS published_precision,
  coalesce(earliest.zone_assumed, false) AS published_zone_assumed, earliest IS NULL AND guessed_at IS NOT NULL AS claimed_is_guess,
  listed_at, seen_at, absent_at, least(taken.at, seen_at) AS earliest_evidence_at,
  taken.at IS NOT NULL OR guessed_at IS NULL OR NOT coalesce(is_guess, false) AS is_decidable,
  CASE WHEN absent_at > coalesce(taken.low, absent_at - to_seconds(1)) THEN absent_at
    WHEN taken.low IS NOT NULL THEN least(taken.low, seen_at) END AS not_before,
  CASE
    WHEN absent_at > coalesce(taken.low, absent_at - to_seconds(1)) THEN absent_by
    WHEN taken.low IS NOT NULL THEN taken.how
  END AS not_before_by,
  latest AS not_after,
  CASE
    WHEN latest = seen_at OR taken IS NULL THEN seen_by
    WHEN doubted_until IS NOT NULL THEN 'a list states it (' || claimed_in || '), later than its page'
    ELSE taken.how
  END AS not_after_by,
  contradiction
FROM bound;

-- Per seed and host the earliest article that carries the seed's text. A date that is only a guess is no evidence, and where
-- it is all there is, nobody can say who was first: such a carrier is not decidable and has no place. place goes by the
-- evidence as it stands; verdict says what can be held against doubt.
CREATE OR REPLACE VIEW first_publishers AS
WITH earliest AS MATERIALIZED (
  SELECT * FROM carrier_dates
  QUALIFY row_number() OVER (
    PARTITION BY seed_id, host ORDER BY is_decidable DESC, earliest_evidence_at, article_id) = 1
),
rivals AS (
  SELECT s.seed_id, s.host, count(*) FILTER (o.not_after <= s.not_before) AS surely_before,
    count(*) FILTER (coalesce(o.not_before < s.not_after, true)) AS maybe_before
  FROM earliest AS s JOIN earliest AS o ON o.seed_id = s.seed_id AND o.host <> s.host GROUP BY s.seed_id, s.host
)
SELECT s.seed_id, s.host, s.source_id, s.article_id, s.url, s.title, s.relation, s.copy_kind, s.is_seed, s.claimed_at,
  s.published_precision, s.published_zone_assumed, s.claimed_is_guess, s.seen_at, s.earliest_evidence_at, s.is_decidable,
  CASE WHEN is_decidable THEN row_number() OVER (
    PARTITION BY seed_id ORDER BY is_decidable DESC, earliest_evidence_at, host) END AS place,
  s.not_before, s.not_after,
  CASE WHEN s.contradiction IS NOT NULL THEN 'contradicted' WHEN r.surely_before > 0 THEN 'later'
    WHEN coalesce(r.maybe_before, 0) = 0 THEN 'first' ELSE 'not_decidable' END AS verdict,
  s.not_before_by, s.not_after_by, s.contradiction, s.listed_at, s.absent_at
FROM earliest AS s LEFT JOIN rivals AS r USING (seed_id, host);

COMMENT ON MACRO stamp_words IS 'A moment in words, to the minute, e.g. 2022-01-07 09:00 UTC';
COMMENT ON MACRO doubt_of IS 'How long the span is that a date of this precision leaves open. Example: SELECT doubt_of(''day'')';

COMMENT ON VIEW article_sighting IS 'What lists and archives know of an article: since when, and with which dates';
COMMENT ON COLUMN article_sighting.article_id IS 'Identity of the article: the url_id of its address after redirects and canonical links of its own site';
COMMENT ON COLUMN article_sighting.listed_by IS 'When a list was first read that has it, or when an archive had that list';
COMMENT ON COLUMN article_sighting.listed_in IS 'What kind of list that was, e.g. feed';
COMMENT ON COLUMN article_sighting.captured_at IS 'When an archive first captured it, as far as we were told; NULL if none did';
COMMENT ON COLUMN article_sighting.claimed_at IS 'Earliest date of publication that a feed or sitemap gave for it; NULL if none did';
COMMENT ON COLUMN article_sighting.claimed_in IS 'What kind of list gave it, e.g. feed';
COMMENT ON COLUMN article_sighting.claimed_modified_at IS 'Earliest date of change that a feed or sitemap gave for it';

COMMENT ON VIEW carrier_dates IS
  'Every article that carries the text of a seed, with the interval in which it came out, and what says so. Example: SELECT host, not_before, not_before_by, not_after, not_after_by, contradiction FROM carrier_dates ORDER BY not_after';
COMMENT ON COLUMN carrier_dates.seed_version IS 'Counts the texts that the seed has had, from 1';
COMMENT ON COLUMN carrier_dates.site IS 'Registrable domain of the host, e.g. example.org';
COMMENT ON COLUMN carrier_dates.seed_id IS 'Seed by its file in config/seeds, e.g. kazakhstan-gamble';
COMMENT ON COLUMN carrier_dates.host IS 'Host of the address, e.g. www.example.org';
COMMENT ON COLUMN carrier_dates.source_id IS 'Source by its file in config/sources, e.g. moscow-times; NULL if none named it';
COMMENT ON COLUMN carrier_dates.article_id IS
  'Identity of the article: the url_id of its address after redirects and canonical links of its own site';
COMMENT ON COLUMN carrier_dates.url IS 'Address, e.g. https://example.org/2022/01/07/a-story';
COMMENT ON COLUMN carrier_dates.title IS 'Headline, e.g. Karvenia gambles its canal';
COMMENT ON COLUMN carrier_dates.relation IS 'copy, partial, same_event, same_topic, unrelated or undecided';
COMMENT ON COLUMN carrier_dates.copy_kind IS 'Of a copy: exact, edited or abridged; else NULL';
COMMENT ON COLUMN carrier_dates.is_seed IS 'True if this is the page of the seed itself';
COMMENT ON COLUMN carrier_dates.claimed_at IS
  'When it was published, by its own word, the earliest that its page ever gave; NULL if it says nothing';
COMMENT ON COLUMN carrier_dates.published_precision IS 'How much of claimed_at was stated: second, minute, day, month';
COMMENT ON COLUMN carrier_dates.published_zone_assumed IS 'True where claimed_at came without a zone and UTC was taken';
COMMENT ON COLUMN carrier_dates.claimed_is_guess IS 'True if claimed_at is only a guess, which is no evidence';
COMMENT ON COLUMN carrier_dates.seen_at IS 'When we, a list or an archive first had it, with the text of the seed';
COMMENT ON COLUMN carrier_dates.earliest_evidence_at IS
  'The earlier of both, without guesses and without a date that is contradicted: it existed by then';
COMMENT ON COLUMN carrier_dates.is_decidable IS 'False if nothing but a guess dates it';
COMMENT ON COLUMN carrier_dates.not_before IS
  'Earliest moment at which it can have been published, with the doubt of precision and zone; NULL if no date or nothing but a guess says so';
COMMENT ON COLUMN carrier_dates.not_after IS
  'Latest moment at which it can have been published: it was seen then, or claims so, with the same doubt';
COMMENT ON COLUMN carrier_dates.not_before_by IS
  'What says not_before, e.g. its page states it, as a bare day; NULL if nothing does';
COMMENT ON COLUMN carrier_dates.not_after_by IS 'What says not_after, e.g. it was listed (feed), an archive had captured it';
COMMENT ON COLUMN carrier_dates.contradiction IS
  'Why its own date cannot be true, in words; NULL if nothing speaks against it. Such a date counts for nothing: the interval is what was seen';
COMMENT ON COLUMN carrier_dates.listed_at IS 'Earliest date that a feed or sitemap gave for it; NULL if none did';
COMMENT ON COLUMN carrier_dates.absent_at IS
  'Last moment at which its address answered 404, or showed an article without this text, before it was seen; NULL if there is none';

COMMENT ON VIEW first_publishers IS
  'Per seed and host the earliest article that carries the text of the seed: who had it first, and how sure is that? Example: SELECT place, host, not_before, not_after, verdict, contradiction FROM first_publishers ORDER BY place';
COMMENT ON COLUMN first_publishers.seed_id IS 'Seed by its file in config/seeds, e.g. kazakhstan-gamble';
COMMENT ON COLUMN first_publishers.host IS 'Host of the address, e.g. www.example.org';
COMMENT ON COLUMN first_publishers.source_id IS
  'Source by its file in config/sources, e.g. moscow-times; NULL if none named it';
COMMENT ON COLUMN first_publishers.article_id IS
  'Identity of the article: the url_id of its address after redirects and canonical links of its own site';
COMMENT ON COLUMN first_publishers.url IS 'Address, e.g. https://example.org/2022/01/07/a-story';
COMMENT ON COLUMN first_publishers.title IS 'Headline, e.g. Karvenia gambles its canal';
COMMENT ON COLUMN first_publishers.relation IS 'copy, partial, same_event, same_topic, unrelated or undecided';
COMMENT ON COLUMN first_publishers.copy_kind IS 'Of a copy: exact, edited or abridged; else NULL';
COMMENT ON COLUMN first_publishers.is_seed IS 'True if this is the page of the seed itself';
COMMENT ON COLUMN first_publishers.claimed_at IS 'When it was published, by its own word, the earliest that its page ever gave; NULL if it says nothing';
COMMENT ON COLUMN first_publishers.published_precision IS
  'How much of claimed_at was stated: second, minute, day, month';
COMMENT ON COLUMN first_publishers.published_zone_assumed IS
  'True where claimed_at came without a zone and UTC was taken';
COMMENT ON COLUMN first_publishers.claimed_is_guess IS 'True if claimed_at is only a guess, which is no evidence';
COMMENT ON COLUMN first_publishers.seen_at IS 'When we, a list or an archive first had it, with the text of the seed';
COMMENT ON COLUMN first_publishers.earliest_evidence_at IS 'The earlier of both, without guesses and without a date that is contradicted: it existed by then';
COMMENT ON COLUMN first_publishers.is_decidable IS 'False if nothing but a guess dates it';
COMMENT ON COLUMN first_publishers.place IS '1: had it first; NULL if that cannot be decided';
COMMENT ON COLUMN first_publishers.not_before IS
  'Earliest moment at which it can have been published, with the doubt of precision and zone; NULL if no date or nothing but a guess says so';
COMMENT ON COLUMN first_publishers.not_after IS
  'Latest moment at which it can have been published: it was seen then, or claims so, with the same doubt';
COMMENT ON COLUMN first_publishers.verdict IS
  'first (before all others whatever the doubt), later (another one surely was before it), not_decidable (the dates cannot tell) or contradicted (its own date cannot be true: see contradiction)';
COMMENT ON COLUMN first_publishers.not_before_by IS 'What says not_before, e.g. its page states it, as a bare day; NULL if nothing does';
COMMENT ON COLUMN first_publishers.not_after_by IS 'What says not_after, e.g. it was listed (feed), an archive had captured it';
COMMENT ON COLUMN first_publishers.contradiction IS
  'Why its own date cannot be true, in words; NULL if nothing speaks against it. Such a date counts for nothing: the interval is what was seen';
COMMENT ON COLUMN first_publishers.listed_at IS 'Earliest date that a feed or sitemap gave for it; NULL if none did';
COMMENT ON COLUMN first_publishers.absent_at IS
  'Last moment at which its address answered 404, or showed an article without this text, before it was seen; NULL if there is none';
