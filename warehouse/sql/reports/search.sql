SELECT rank, score, title, url, published_at, host, lang, snippet, article_id
FROM search($question, lang := $lang, since := CAST($since AS TIMESTAMPTZ), until := CAST($until AS TIMESTAMPTZ),
  among := CAST($among AS UBIGINT[]), history := CAST($history AS BOOLEAN), most := $most);
