-- How many sources there are behind the articles that copy, reuse or report a seed.
SELECT articles, sites, independent FROM independent_sources WHERE seed_id = $seed_id;
