-- The newest snapshot beside the analyst's own tables: what is made goes to the workspace, what is not there is looked
-- for in the snapshot. DuckDB binds no value in ATTACH: the path is put in as a literal.
ATTACH $snapshot AS newswake (READ_ONLY);
SET search_path = 'workspace.main,newswake.main';
