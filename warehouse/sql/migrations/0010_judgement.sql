-- What people say of an article beside what the machine says, and which method of comparison was in force when.

CREATE TABLE judgement (
  judgement_id VARCHAR NOT NULL, seed_id VARCHAR NOT NULL, article_id UBIGINT NOT NULL, url VARCHAR NOT NULL,
  relation VARCHAR CHECK (relation IN ('copy', 'partial', 'same_event', 'same_topic', 'unrelated', 'undecided')),
  note VARCHAR, judged_by VARCHAR, judged_at TIMESTAMPTZ NOT NULL, observation_id UBIGINT);

CREATE TABLE adoption (method VARCHAR NOT NULL, adopted_at TIMESTAMPTZ NOT NULL, run_id VARCHAR NOT NULL);

COMMENT ON TABLE judgement IS 'What people said of an article (newswake label); only added to, the newest of a seed and an article stands. The archive keeps it too, in journal/';
COMMENT ON COLUMN judgement.judgement_id IS 'The file of the journal and the place in it. Example: 1795994338876984-16540-000001/0';
COMMENT ON COLUMN judgement.seed_id IS 'Seed by its file in config/seeds. Example: kazakhstan-gamble';
COMMENT ON COLUMN judgement.article_id IS 'The article: the url_id of its address';
COMMENT ON COLUMN judgement.url IS 'The address that the person named; any that led to the article';
COMMENT ON COLUMN judgement.relation IS 'copy, partial, same_event, same_topic, unrelated or undecided (the person cannot say either); NULL: the judgement before is withdrawn';
COMMENT ON COLUMN judgement.note IS 'What the person wrote beside it; NULL if nothing';
COMMENT ON COLUMN judgement.judged_by IS 'Who judged, by a name of their choice; NULL if they gave none';
COMMENT ON COLUMN judgement.judged_at IS 'When it was judged (UTC)';
COMMENT ON COLUMN judgement.observation_id IS 'The reading that was compared when it was judged; NULL if none was';

COMMENT ON TABLE adoption IS 'Which method of comparison a run put in force (setting compare_method); one row per change, the newest holds';
COMMENT ON COLUMN adoption.method IS 'Name and version of the method. Example: reuse-tfidf/1';
COMMENT ON COLUMN adoption.adopted_at IS 'When it was put in force (UTC)';
COMMENT ON COLUMN adoption.run_id IS 'The run that did so. Example: 20220107T101500-3fa9c1';
