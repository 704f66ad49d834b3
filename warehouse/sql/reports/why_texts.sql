-- Headline and text of an article and of the seed, for the spelling of names.
SELECT coalesce(a.title, '') || chr(10) || substring(a.text, 1, $chars) AS article_text,
  coalesce(s.title, '') || chr(10) || substring(s.text, 1, $chars) AS seed_text
FROM content AS a, content AS s WHERE a.content_id = $content_id AND s.content_id = $seed_content_id;
