-- A name in the form in which names of agencies, owners and outlets are compared.
CREATE OR REPLACE MACRO family_key(name) AS regexp_replace(lower(strip_accents(name)), '^the |\.(com|org|net|ru)$|[^\p{L}\p{N}]+', '', 'g');

-- Each article that has to do with a seed, and the one source that its words come from: the seed's own text, the agency or
-- outlet that it credits, or that one credits whose wording it shares, the outlet that had the wording first, or else the owner of its
-- outlet. One rule decides, the first that applies: an outlet that prints an agency stays a source of its own where it
-- writes itself.
CREATE OR REPLACE VIEW source_families AS
WITH related AS MATERIALIZED (
  SELECT m.seed_id, m.article_id, m.url, m.host, m.site, m.source_id, m.title, m.relation, m.is_seed, m.published_at,
    m.is_seed OR m.relation = 'copy' OR (m.relation = 'partial' AND m.reuse_article >= 0.5) AS has_seed_text,
    m.syndication_credit AS credit, o.site_name
  FROM matches AS m JOIN observation AS o USING (observation_id)
  WHERE m.is_seed OR m.relation IN ('copy', 'partial', 'same_event')
),
-- Who stands behind a site: what a source's file says, also for pages of its site that it did not lead to.
house AS (
  SELECT a.site, arg_min(s.name, s.source_id) AS name, arg_min(s.owner, s.source_id) FILTER (s.owner IS NOT NULL) AS owner
  FROM (SELECT DISTINCT u.site, t.source_id FROM article_source AS t JOIN url AS u ON u.url_id = t.article_id) AS a
  JOIN source_latest AS s USING (source_id) GROUP BY a.site
),
outlet AS (
  SELECT r.*, coalesce(h.owner, h.name, r.site, r.host, 'unknown') AS outlet, h.owner IS NOT NULL AS is_owned,
    -- To credit oneself is to credit nobody.
    CASE WHEN NOT list_contains([family_key(r.site_name), family_key(h.name), family_key(h.owner), family_key(split_part(r.site, '.', 1)),
      family_key(r.site)], family_key(r.credit)) OR coalesce(r.site_name, h.name, r.site) IS NULL THEN r.credit END AS credited
  FROM related AS r LEFT JOIN house AS h USING (site)
),
member AS MATERIALIZED (SELECT * FROM cluster_members),
-- For each article of a group: the credit that most of the others of the group give, and who had the wording first.
crediting AS (
  SELECT cluster_id, arg_max(credit, (times, credit)) AS credit, arg_max(host, (times, credit)) AS host
  FROM (SELECT cluster_id, syndication_credit AS credit, count(*) AS times, min(host) AS host FROM member
    WHERE syndication_credit IS NOT NULL GROUP BY ALL) GROUP BY cluster_id
),
foremost AS (
  SELECT cluster_id, arg_min(m, (published_at IS NULL, published_at, article_id)) AS first FROM member AS m GROUP BY cluster_id
),
bearing AS (
  SELECT r.seed_id, m.cluster_id, min(r.host) AS host FROM related AS r JOIN member AS m USING (article_id)
  WHERE r.has_seed_text GROUP BY r.seed_id, m.cluster_id
),
-- Where the seed's text comes from, by its own page or its copies.
origin AS (
  SELECT s.seed_id, coalesce(s.syndication_credit, o.credit, o.outlet) AS name, o.outlet
  FROM seed_latest AS s LEFT JOIN (
    SELECT seed_id, min(credited) FILTER (is_seed) AS credit, min(outlet) FILTER (is_seed) AS outlet FROM outlet GROUP BY seed_id
  ) AS o USING (seed_id)
),
told AS (
  SELECT r.seed_id, r.article_id, r.url, r.host, r.site, r.source_id, r.title, r.relation, r.is_seed, r.published_at, m.cluster_id,
    CASE
      WHEN r.has_seed_text THEN {'kind': 'seed_text', 'name': 'the seed''s text',
        'why': CASE WHEN r.is_seed THEN 'it is the seed itself' WHEN r.relation = 'copy' THEN 'it is a copy of the seed'
          ELSE 'most of its words are the seed''s' END}
      WHEN r.credited IS NOT NULL THEN {'kind': 'credit', 'name': r.credited, 'why': 'it credits ' || r.credited}
      WHEN b.host IS NOT NULL THEN {'kind': 'seed_text', 'name': 'the seed''s text',
        'why': 'it shares its wording with ' || b.host || ', which has the seed''s text'}
      WHEN c.credit IS NOT NULL AND family_key(c.credit) <> family_key(r.outlet)
        THEN {'kind': 'credit', 'name': c.credit, 'why': 'it shares its wording with ' || c.host || ', which credits ' || c.credit}
      WHEN l.first.article_id <> r.article_id THEN {'kind': 'copy', 'name': coalesce(h.owner, h.name, l.first.site, l.first.host),
        'why': 'it shares its wording with ' || l.first.host || ', which had it first, as far as dates tell'}
      WHEN r.is_owned THEN {'kind': 'owner', 'name': r.outlet, 'why': 'its outlet belongs to ' || r.outlet}
      ELSE {'kind': 'outlet', 'name': r.outlet, 'why': 'in words of its own'}
    END AS family
  FROM outlet AS r
  LEFT JOIN member AS m USING (article_id)
  LEFT JOIN crediting AS c ON c.cluster_id = m.cluster_id
  LEFT JOIN foremost AS l ON l.cluster_id = m.cluster_id
  LEFT JOIN house AS h ON h.site = l.first.site
  LEFT JOIN bearing AS b ON b.seed_id = r.seed_id AND b.cluster_id = m.cluster_id
)
SELECT t.seed_id, t.article_id, t.url, t.host, t.site, t.source_id, t.title, t.relation, t.is_seed, t.published_at,
  -- Whoever the seed's text comes from is no further source.
  CASE WHEN t.family.kind = 'seed_text' OR family_key(t.family.name) IN (family_key(o.name), family_key(o.outlet)) THEN 'the seed''s text'
    ELSE min(t.family.name) OVER (PARTITION BY t.seed_id, family_key(t.family.name)) END AS family,
  t.family.kind AS kind,
  CASE WHEN t.family.kind <> 'seed_text' AND family_key(t.family.name) IN (family_key(o.name), family_key(o.outlet))
    THEN t.family.why || '; the seed''s text comes from there' ELSE t.family.why END AS why,
  t.cluster_id
FROM told AS t LEFT JOIN origin AS o USING (seed_id);

-- How many sources there are behind the articles on a seed.
CREATE OR REPLACE VIEW independent_sources AS
SELECT seed_id, count(*) AS articles, count(DISTINCT host) AS hosts, count(DISTINCT site) AS sites,
  count(DISTINCT family) AS families, count(DISTINCT family) FILTER (family <> 'the seed''s text') AS independent,
  count(*) FILTER (family = 'the seed''s text') AS of_seed_text, count(*) FILTER (kind = 'credit') AS by_credit,
  count(*) FILTER (kind = 'copy') AS by_copy, count(*) FILTER (kind IN ('owner', 'outlet')) AS own_words
FROM source_families WHERE NOT is_seed GROUP BY seed_id;

COMMENT ON MACRO family_key IS 'A name as names of agencies, owners and outlets are compared: small letters and digits. Example: SELECT family_key(''The Guardian'')';

COMMENT ON VIEW source_families IS
  'Each article that has to do with a seed, and the one source that its words come from, and why: who only passes on? Example: SELECT family, kind, host, why FROM source_families WHERE NOT is_seed ORDER BY family, host';
COMMENT ON COLUMN source_families.seed_id IS 'Seed by its file in config/seeds, e.g. kazakhstan-gamble';
COMMENT ON COLUMN source_families.article_id IS 'Identity of the article: the url_id of its address after redirects and canonical links of its own site';
COMMENT ON COLUMN source_families.url IS 'Address, e.g. https://example.org/2022/01/07/a-story';
COMMENT ON COLUMN source_families.host IS 'Host of the address, e.g. www.example.org';
COMMENT ON COLUMN source_families.site IS 'Registrable domain of the host, e.g. example.org';
COMMENT ON COLUMN source_families.source_id IS 'Source by its file in config/sources, e.g. moscow-times; NULL if none named it';
COMMENT ON COLUMN source_families.title IS 'Headline, e.g. Karvenia gambles its canal';
COMMENT ON COLUMN source_families.relation IS 'copy, partial or same_event';
COMMENT ON COLUMN source_families.is_seed IS 'True if this is the page of the seed itself';
COMMENT ON COLUMN source_families.published_at IS 'When it was published, as its page states, in UTC; NULL if it states nothing';
COMMENT ON COLUMN source_families.family IS 'The source: an agency, an owner, an outlet, or the seed''s text. Articles of one seed with the same family are one source';
COMMENT ON COLUMN source_families.kind IS
  'What decided: seed_text (it has the seed''s), credit (it, or one whose wording it shares, credits it), copy (wording that another had first), owner or outlet (its own words)';
COMMENT ON COLUMN source_families.why IS 'The same in words, e.g. it shares its wording with a.example, which credits Reuters';
COMMENT ON COLUMN source_families.cluster_id IS 'The group of articles that share its wording (view clusters); NULL if there is none';

COMMENT ON VIEW independent_sources IS
  'Per seed how many sources there are behind the articles that copy, reuse or report it: ten copies of one agency are one. Example: SELECT seed_id, articles, hosts, independent FROM independent_sources';
COMMENT ON COLUMN independent_sources.seed_id IS 'Seed by its file in config/seeds, e.g. kazakhstan-gamble';
COMMENT ON COLUMN independent_sources.articles IS 'Articles of the relations copy, partial and same_event, without the seed''s own page';
COMMENT ON COLUMN independent_sources.hosts IS 'Hosts on which they stand';
COMMENT ON COLUMN independent_sources.sites IS 'Registrable domains on which they stand';
COMMENT ON COLUMN independent_sources.families IS 'Sources behind them, that of the seed''s text among them';
COMMENT ON COLUMN independent_sources.independent IS 'Sources besides that of the seed''s text';
COMMENT ON COLUMN independent_sources.of_seed_text IS 'Articles whose words come from the seed, or from where the seed''s text comes from';
COMMENT ON COLUMN independent_sources.by_credit IS 'Articles that are counted under an agency or outlet that is credited';
COMMENT ON COLUMN independent_sources.by_copy IS 'Articles that are counted under an outlet that had their wording first';
COMMENT ON COLUMN independent_sources.own_words IS 'Articles in words of their own outlet';
