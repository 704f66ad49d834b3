-- What changed in each revision of an article.
SELECT seq, field, kind, old_text, new_text, marked, numbers_removed, numbers_added, old_start, old_end, new_start, new_end
FROM article_changes WHERE article_id = $article_id ORDER BY seq, ord;
