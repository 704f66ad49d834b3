-- What stands of that which newer rows replace: people's judgements, and the method of comparison in force.
CREATE OR REPLACE VIEW standing_judgement AS
WITH newest AS (
  SELECT * FROM judgement
  QUALIFY row_number() OVER (PARTITION BY seed_id, article_id ORDER BY judged_at DESC, judgement_id DESC) = 1
)
SELECT * FROM newest WHERE relation IS NOT NULL;

CREATE OR REPLACE VIEW adopted_method AS
SELECT * FROM adoption ORDER BY adopted_at DESC, run_id DESC LIMIT 1;

COMMENT ON VIEW standing_judgement IS 'The judgement of a person that stands, per seed and article: the newest, unless it was withdrawn';
COMMENT ON COLUMN standing_judgement.judgement_id IS 'The file of the journal and the place in it';
COMMENT ON COLUMN standing_judgement.seed_id IS 'Seed by its file in config/seeds, e.g. kazakhstan-gamble';
COMMENT ON COLUMN standing_judgement.article_id IS 'The article: the url_id of its address';
COMMENT ON COLUMN standing_judgement.url IS 'The address that the person named';
COMMENT ON COLUMN standing_judgement.relation IS 'copy, partial, same_event, same_topic, unrelated or undecided';
COMMENT ON COLUMN standing_judgement.note IS 'What the person wrote beside it; NULL if nothing';
COMMENT ON COLUMN standing_judgement.judged_by IS 'Who judged; NULL if they gave no name';
COMMENT ON COLUMN standing_judgement.judged_at IS 'When it was judged (UTC)';
COMMENT ON COLUMN standing_judgement.observation_id IS 'The reading that was compared when it was judged; NULL if none was';

COMMENT ON VIEW adopted_method IS 'The method of comparison in force, whose answers matches prefers; no row before version 0.6 has compared';
COMMENT ON COLUMN adopted_method.method IS 'Name and version, e.g. reuse-tfidf/1';
COMMENT ON COLUMN adopted_method.adopted_at IS 'Since when it holds';
COMMENT ON COLUMN adopted_method.run_id IS 'The run that put it in force';
