SELECT article_id, url, host, site, source_id, title, subtitle, lang, authors, agencies, kind, published_at, published_precision,
  published_zone_assumed, published_is_guess, published_method, modified_at, section, tags, site_name, canonical_url, paywalled,
  syndication_credit, corrections, truncated, mode, extractor, words, revisions, first_seen_at, last_seen_at, content_id
FROM articles WHERE article_id IN (SELECT article_id FROM matches WHERE seed_id = $seed_id) ORDER BY article_id;
