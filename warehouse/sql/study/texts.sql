SELECT article_id, url, title, subtitle, lang, text
FROM articles WHERE article_id IN (SELECT article_id FROM matches WHERE seed_id = $seed_id) ORDER BY article_id;
