-- Which texts hang together, from one to the next, by pairs that are near duplicates: each text with the smallest number that
-- it hangs together with. Only texts that an article shows now: what an article said before is no reason to put two together.
-- The steps are bounded, as a page that grows a little every day makes a chain without end.
CREATE OR REPLACE VIEW near_label AS
WITH RECURSIVE shown AS MATERIALIZED (
  SELECT DISTINCT o.content_id FROM revision AS r JOIN observation AS o ON o.observation_id = r.last_observation_id WHERE r.is_latest
),
pair AS MATERIALIZED (
  SELECT content_id, other_content_id FROM near_pair SEMI JOIN shown USING (content_id)
  SEMI JOIN shown AS other ON other.content_id = near_pair.other_content_id
),
edge AS MATERIALIZED (
  SELECT content_id AS one, other_content_id AS two FROM pair UNION ALL SELECT other_content_id, content_id FROM pair
),
label(content_id, lowest, step) USING KEY (content_id) AS (
  SELECT DISTINCT one, one, 0 FROM edge
  UNION
  SELECT e.two, min(l.lowest), max(l.step) + 1 FROM label AS l JOIN edge AS e ON e.one = l.content_id
  JOIN recurring.label AS known ON known.content_id = e.two
  WHERE l.lowest < known.lowest AND l.step < 200 GROUP BY e.two
)
SELECT content_id, lowest AS cluster_id FROM label;

-- Every article that shares its wording with another one, and with which it does most.
CREATE OR REPLACE VIEW cluster_members AS
WITH article AS MATERIALIZED (
  SELECT r.article_id, r.last_observation_id AS observation_id, o.content_id, coalesce(l.cluster_id, o.content_id) AS cluster_id
  FROM revision AS r JOIN observation AS o ON o.observation_id = r.last_observation_id
  LEFT JOIN near_label AS l ON l.content_id = o.content_id
  WHERE r.is_latest
  QUALIFY count(*) OVER (PARTITION BY coalesce(l.cluster_id, o.content_id)) > 1
),
near AS (
  SELECT content_id, other_content_id, jaccard, containment FROM near_pair
  UNION ALL SELECT other_content_id, content_id, jaccard, containment FROM near_pair
),
held AS (
  -- The same text elsewhere; then the nearest other one.
  SELECT a.article_id, min(b.article_id) AS nearest_article_id, 1.0 AS likeness, 1.0 AS containment
  FROM article AS a JOIN article AS b ON b.content_id = a.content_id AND b.article_id <> a.article_id GROUP BY a.article_id
  UNION ALL
  SELECT a.article_id, b.article_id, n.jaccard, n.containment
  FROM article AS a JOIN near AS n ON n.content_id = a.content_id JOIN article AS b ON b.content_id = n.other_content_id
),
nearest AS (
  SELECT article_id, arg_max(held, (likeness, containment, nearest_article_id)) AS best FROM held GROUP BY article_id
)
SELECT a.cluster_id, a.article_id, u.url, u.host, u.site, s.source_id, o.title, c.lang, o.published_at, c.word_count AS words,
  o.agencies, o.syndication_credit, n.best.likeness AS likeness, n.best.containment AS containment,
  n.best.nearest_article_id AS nearest_article_id, a.observation_id
FROM article AS a
JOIN observation AS o ON o.observation_id = a.observation_id JOIN content AS c ON c.content_id = o.content_id
JOIN nearest AS n ON n.article_id = a.article_id
LEFT JOIN url AS u ON u.url_id = a.article_id LEFT JOIN article_source AS s ON s.article_id = a.article_id;

-- One row per group of articles that share their wording.
CREATE OR REPLACE VIEW clusters AS
SELECT cluster_id, count(*) AS articles, count(DISTINCT host) AS hosts, count(DISTINCT site) AS sites,
  list_sort(list_distinct(flatten(list(agencies) FILTER (agencies IS NOT NULL)))) AS agencies,
  list_sort(list_distinct(list(syndication_credit) FILTER (syndication_credit IS NOT NULL))) AS credits,
  arg_min(title, (published_at IS NULL, published_at, article_id)) AS title,
  min(published_at) AS first_published_at, max(published_at) AS last_published_at,
  min(words) AS least_words, max(words) AS most_words, min(likeness) AS least_likeness, median(likeness) AS median_likeness
FROM cluster_members GROUP BY cluster_id;

COMMENT ON VIEW near_label IS 'Which texts hang together by near duplicates; view clusters tells it by articles';
COMMENT ON COLUMN near_label.content_id IS 'The text; see table content';
COMMENT ON COLUMN near_label.cluster_id IS 'The smallest content_id that it hangs together with';

COMMENT ON VIEW cluster_members IS
  'Every article that shares a quarter of its wording or more with another one, seed or no seed: who prints whose text? Example: SELECT cluster_id, host, title, likeness, agencies FROM cluster_members ORDER BY cluster_id, likeness DESC';
COMMENT ON COLUMN cluster_members.cluster_id IS
  'The group: the smallest content_id in it. Articles of one group have one number; it may change when an article joins';
COMMENT ON COLUMN cluster_members.article_id IS
  'Identity of the article: the url_id of its address after redirects and canonical links of its own site';
COMMENT ON COLUMN cluster_members.url IS 'Address, e.g. https://example.org/2022/01/07/a-story';
COMMENT ON COLUMN cluster_members.host IS 'Host of the address, e.g. www.example.org';
COMMENT ON COLUMN cluster_members.site IS 'Registrable domain of the host, e.g. example.org';
COMMENT ON COLUMN cluster_members.source_id IS 'Source by its file in config/sources, e.g. moscow-times; NULL if none named it';
COMMENT ON COLUMN cluster_members.title IS 'Headline, e.g. Karvenia gambles its canal';
COMMENT ON COLUMN cluster_members.lang IS 'Language of the text, ISO 639-1, e.g. en; NULL if it is too short to tell';
COMMENT ON COLUMN cluster_members.published_at IS 'When it was published, as its page states, in UTC; NULL if it states nothing';
COMMENT ON COLUMN cluster_members.words IS 'Length of the text in words, e.g. 640';
COMMENT ON COLUMN cluster_members.agencies IS 'News agencies and desks that the byline names, e.g. [Reuters]';
COMMENT ON COLUMN cluster_members.syndication_credit IS
  'Words by which the page says from whom the text comes, e.g. Reuters; NULL if it says nothing';
COMMENT ON COLUMN cluster_members.likeness IS
  'Of all runs of three words of this article and its nearest, the share that stands in both, 0.25 to 1';
COMMENT ON COLUMN cluster_members.containment IS
  'Of the runs of the shorter one of both, the share that stands in the longer one, 0.4 to 1; 1: it is cut from it, or the other way about';
COMMENT ON COLUMN cluster_members.nearest_article_id IS 'The article of the group that it is most like';
COMMENT ON COLUMN cluster_members.observation_id IS 'The reading whose text is meant; see view lineage';

COMMENT ON VIEW clusters IS
  'Groups of articles that share their wording, one row each: which texts went round, and with which agencies? Example: SELECT articles, sites, agencies, title FROM clusters ORDER BY articles DESC LIMIT 20';
COMMENT ON COLUMN clusters.cluster_id IS 'The group; see view cluster_members';
COMMENT ON COLUMN clusters.articles IS 'Articles in the group, two or more';
COMMENT ON COLUMN clusters.hosts IS 'Hosts on which they stand';
COMMENT ON COLUMN clusters.sites IS 'Registrable domains on which they stand';
COMMENT ON COLUMN clusters.agencies IS 'News agencies that any of them names in its byline, e.g. [AFP, Reuters]; NULL if none does';
COMMENT ON COLUMN clusters.credits IS 'From whom any of them says that its text comes, e.g. [Reuters]; NULL if none does';
COMMENT ON COLUMN clusters.title IS 'Headline of the one that claims to be the earliest';
COMMENT ON COLUMN clusters.first_published_at IS 'Earliest date that any of them claims, in UTC; NULL if none claims any';
COMMENT ON COLUMN clusters.last_published_at IS 'Latest date that any of them claims';
COMMENT ON COLUMN clusters.least_words IS 'Length of the shortest one';
COMMENT ON COLUMN clusters.most_words IS 'Length of the longest one';
COMMENT ON COLUMN clusters.least_likeness IS 'Likeness of the one that is least like its nearest, 0.25 to 1';
COMMENT ON COLUMN clusters.median_likeness IS 'Median of the likeness of each to its nearest';
