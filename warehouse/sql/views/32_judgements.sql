-- The newest comparison of each article with each seed by each method, of readings that still stand: matches has the one of
-- these that holds.
CREATE OR REPLACE VIEW comparisons AS
WITH newest AS (
  SELECT c.*, o.article_id, o.revision_key AS compared_key
  FROM comparison AS c JOIN reading AS o USING (observation_id)
  WHERE o.stands
  QUALIFY row_number() OVER (
    PARTITION BY c.seed_id, o.article_id, c.method
    ORDER BY c.seed_version DESC, o.observed_at DESC, o.read_at DESC, c.compared_at DESC, c.observation_id) = 1
)
SELECT n.seed_id, n.seed_version, n.article_id, a.url, a.host, a.title, n.method, ad.method IS NOT NULL AS is_adopted,
  n.relation, n.copy_kind, n.score, n.same_story, n.reuse_article, n.reuse_seed, n.is_seed, j.relation AS judged_relation, n.why,
  n.compared_at, n.run_id, n.observation_id, n.compared_key = a.revision_key AS is_latest_revision
FROM newest AS n JOIN articles AS a USING (article_id)
LEFT JOIN adopted_method AS ad ON ad.method = n.method
LEFT JOIN standing_judgement AS j ON j.seed_id = n.seed_id AND j.article_id = n.article_id;

-- People and machine side by side.
CREATE OR REPLACE VIEW judgements AS
SELECT j.seed_id, j.article_id, coalesce(a.url, j.url) AS url, a.host, a.title, j.relation AS judged_relation, j.note,
  j.judged_by, j.judged_at, m.relation, m.copy_kind, m.score, m.why, m.method, m.is_seed,
  m.relation = j.relation AS agrees,
  CASE WHEN j.observation_id IS NOT NULL THEN o.revision_key IS NOT DISTINCT FROM a.revision_key END AS is_about_latest
FROM standing_judgement AS j
LEFT JOIN articles AS a USING (article_id)
LEFT JOIN matches AS m ON m.seed_id = j.seed_id AND m.article_id = j.article_id
LEFT JOIN reading AS o ON o.observation_id = j.observation_id;

-- How well each method agrees with the people who judged: per relation, and over all of them. Intervals are Wilson's of 95 %;
-- that of F1 is the interval of agreed / (said or labelled), of which F1 is a function. The seed's own page counts nowhere,
-- nor does an article of which the person could not say either.
CREATE OR REPLACE VIEW study_quality AS
WITH pair AS (
  SELECT seed_id, method, is_adopted, relation, judged_relation FROM comparisons
  WHERE judged_relation <> 'undecided' AND NOT is_seed
),
counted AS (
  SELECT p.seed_id, p.method, p.is_adopted, r.relation, count(*) AS labels,
    count(*) FILTER (p.judged_relation = r.relation) AS labelled, count(*) FILTER (p.relation = r.relation) AS said,
    count(*) FILTER (p.judged_relation = r.relation AND p.relation = r.relation) AS agreed
  FROM pair AS p, (VALUES ('copy'), ('partial'), ('same_event'), ('same_topic'), ('unrelated')) AS r (relation)
  GROUP BY ALL HAVING labelled + said > 0
  UNION ALL
  SELECT seed_id, method, is_adopted, 'all', count(*), count(*), count(*) FILTER (relation <> 'undecided'),
    count(*) FILTER (relation = judged_relation)
  FROM pair GROUP BY ALL
),
share AS (
  SELECT *, 'precision' AS what, agreed AS k, said AS n FROM counted
  UNION ALL SELECT *, 'recall', agreed, labelled FROM counted
  UNION ALL SELECT *, 'either', agreed, said + labelled - agreed FROM counted
),
bounded AS (
  SELECT * EXCLUDE (k, n), CASE WHEN n > 0 THEN k / n END AS middle,
    CASE WHEN n > 0 THEN greatest(0, (k + 1.92073 - 1.959964 * sqrt(k * (n - k) / n + 0.960365)) / (n + 3.841459)) END AS low,
    CASE WHEN n > 0 THEN least(1, (k + 1.92073 + 1.959964 * sqrt(k * (n - k) / n + 0.960365)) / (n + 3.841459)) END AS high
  FROM share
),
scored AS (
  SELECT * REPLACE (
    CASE WHEN what = 'either' THEN 2 * middle / (1 + middle) ELSE middle END AS middle,
    CASE WHEN what = 'either' THEN 2 * low / (1 + low) ELSE low END AS low,
    CASE WHEN what = 'either' THEN 2 * high / (1 + high) ELSE high END AS high)
  FROM bounded
)
SELECT seed_id, method, is_adopted, relation, labels::INTEGER AS labels, labelled::INTEGER AS labelled,
  said::INTEGER AS said, agreed::INTEGER AS agreed,
  round(max(middle) FILTER (what = 'precision'), 4) AS precision,
  round(max(low) FILTER (what = 'precision'), 4) AS precision_low,
  round(max(high) FILTER (what = 'precision'), 4) AS precision_high,
  round(max(middle) FILTER (what = 'recall'), 4) AS recall,
  round(max(low) FILTER (what = 'recall'), 4) AS recall_low,
  round(max(high) FILTER (what = 'recall'), 4) AS recall_high,
  round(max(middle) FILTER (what = 'either'), 4) AS f1,
  round(max(low) FILTER (what = 'either'), 4) AS f1_low,
  round(max(high) FILTER (what = 'either'), 4) AS f1_high
FROM scored GROUP BY ALL;

COMMENT ON VIEW comparisons IS
  'The newest comparison of each article with each seed by each method; matches has the one that holds. Example: SELECT method, relation, count(*) FROM comparisons GROUP BY ALL ORDER BY ALL';
COMMENT ON COLUMN comparisons.seed_id IS 'Seed by its file in config/seeds, e.g. kazakhstan-gamble';
COMMENT ON COLUMN comparisons.seed_version IS 'Counts the texts that the seed has had, from 1';
COMMENT ON COLUMN comparisons.article_id IS 'Identity of the article: the url_id of its address';
COMMENT ON COLUMN comparisons.url IS 'Address, e.g. https://example.org/2022/01/07/a-story';
COMMENT ON COLUMN comparisons.host IS 'Host of the address, e.g. www.example.org';
COMMENT ON COLUMN comparisons.title IS 'Headline, e.g. Karvenia gambles its canal';
COMMENT ON COLUMN comparisons.method IS 'Name and version of the comparison, e.g. reuse-tfidf/1';
COMMENT ON COLUMN comparisons.is_adopted IS 'True for the method in force, whose answers matches prefers';
COMMENT ON COLUMN comparisons.relation IS 'copy, partial, same_event, same_topic, unrelated or undecided';
COMMENT ON COLUMN comparisons.copy_kind IS 'Of a copy: exact, edited or abridged; else NULL';
COMMENT ON COLUMN comparisons.score IS 'Nearness to the seed, 0 to 1, comparable within one relation and one method';
COMMENT ON COLUMN comparisons.same_story IS
  'Probability that people call both the same story, 0 to 1; NULL if undecided, and before method story/1';
COMMENT ON COLUMN comparisons.reuse_article IS 'Share of the words of the article that come from the seed, 0 to 1';
COMMENT ON COLUMN comparisons.reuse_seed IS 'Share of the words of the seed that are in the article, 0 to 1';
COMMENT ON COLUMN comparisons.is_seed IS 'True if this is the page of the seed itself';
COMMENT ON COLUMN comparisons.judged_relation IS 'What a person said of it (newswake label); NULL if nobody did';
COMMENT ON COLUMN comparisons.why IS 'The verdict in one sentence, for people';
COMMENT ON COLUMN comparisons.compared_at IS 'When the comparison was made';
COMMENT ON COLUMN comparisons.run_id IS 'The run that compared them, e.g. 20220107T120000-3f9a1c';
COMMENT ON COLUMN comparisons.observation_id IS 'The reading that was compared; see view lineage';
COMMENT ON COLUMN comparisons.is_latest_revision IS 'True if the text that was compared is the one that stands now';

COMMENT ON VIEW judgements IS
  'What people said of articles (newswake label) beside what the machine says. Example: SELECT url, judged_relation, relation, why FROM judgements WHERE NOT agrees';
COMMENT ON COLUMN judgements.seed_id IS 'Seed by its file in config/seeds, e.g. kazakhstan-gamble';
COMMENT ON COLUMN judgements.article_id IS 'Identity of the article: the url_id of its address';
COMMENT ON COLUMN judgements.url IS 'Address of the article; the one that the person named if there is no article any more';
COMMENT ON COLUMN judgements.host IS 'Host of the address; NULL if there is no article any more';
COMMENT ON COLUMN judgements.title IS 'Headline; NULL if there is no article any more';
COMMENT ON COLUMN judgements.judged_relation IS 'What the person said: copy, partial, same_event, same_topic, unrelated or undecided';
COMMENT ON COLUMN judgements.note IS 'What the person wrote beside it; NULL if nothing';
COMMENT ON COLUMN judgements.judged_by IS 'Who judged, by a name of their choice; NULL if they gave none';
COMMENT ON COLUMN judgements.judged_at IS 'When it was judged (UTC)';
COMMENT ON COLUMN judgements.relation IS 'What the machine says; NULL if the article was not compared with this seed';
COMMENT ON COLUMN judgements.copy_kind IS 'Of a copy of the machine: exact, edited or abridged; else NULL';
COMMENT ON COLUMN judgements.score IS 'Nearness to the seed by the machine, 0 to 1';
COMMENT ON COLUMN judgements.why IS 'The verdict of the machine in one sentence';
COMMENT ON COLUMN judgements.method IS 'Name and version of the comparison, e.g. reuse-tfidf/1';
COMMENT ON COLUMN judgements.is_seed IS 'True if this is the page of the seed itself';
COMMENT ON COLUMN judgements.agrees IS 'True if both name the same relation; NULL if the article was not compared';
COMMENT ON COLUMN judgements.is_about_latest IS 'False if the article has been changed since it was judged; NULL if it had not been compared then';

COMMENT ON VIEW study_quality IS
  'How well each method agrees with the people who judged this study: precision, recall and F1 per relation, with the 95 % intervals that so few labels allow. Example: SELECT relation, labelled, said, agreed, precision, recall, f1, f1_low, f1_high FROM study_quality WHERE is_adopted ORDER BY seed_id, relation';
COMMENT ON COLUMN study_quality.seed_id IS 'Seed by its file in config/seeds, e.g. kazakhstan-gamble';
COMMENT ON COLUMN study_quality.method IS 'Name and version of the comparison, e.g. reuse-tfidf/1';
COMMENT ON COLUMN study_quality.is_adopted IS 'True for the method in force';
COMMENT ON COLUMN study_quality.relation IS 'copy, partial, same_event, same_topic or unrelated; all: all of them together (micro average)';
COMMENT ON COLUMN study_quality.labels IS 'Articles of this seed that a person judged and this method compared, the seed itself apart';
COMMENT ON COLUMN study_quality.labelled IS 'How many of these the person gave this relation';
COMMENT ON COLUMN study_quality.said IS 'How many of these the method gave this relation; of all: those that it did not leave undecided';
COMMENT ON COLUMN study_quality.agreed IS 'How many of these both gave this relation';
COMMENT ON COLUMN study_quality.precision IS 'agreed / said; NULL if the method never said it of a labelled article';
COMMENT ON COLUMN study_quality.precision_low IS 'Lower end of its 95 % interval (Wilson)';
COMMENT ON COLUMN study_quality.precision_high IS 'Upper end of its 95 % interval (Wilson)';
COMMENT ON COLUMN study_quality.recall IS 'agreed / labelled, among the labelled articles alone; NULL if no label says it';
COMMENT ON COLUMN study_quality.recall_low IS 'Lower end of its 95 % interval (Wilson)';
COMMENT ON COLUMN study_quality.recall_high IS 'Upper end of its 95 % interval (Wilson)';
COMMENT ON COLUMN study_quality.f1 IS 'Harmonic mean of both';
COMMENT ON COLUMN study_quality.f1_low IS 'Lower end of its 95 % interval: that of agreed / (said or labelled), carried over';
COMMENT ON COLUMN study_quality.f1_high IS 'Upper end of its 95 % interval';
