-- What the views of 10_revision.sql and 20_articles.sql mean.

COMMENT ON VIEW reading IS 'Every reading of every fetch, also of pages that are no articles; stands: it still counts';
COMMENT ON COLUMN reading.observation_id IS 'Identity of the reading: hash of request and extractor';
COMMENT ON COLUMN reading.article_id IS
  'Identity of the article: the url_id of its address after redirects and canonical links of its own site';
COMMENT ON COLUMN reading.run_id IS 'The run that this was learnt in; see table run, e.g. 20220107T120000-3f9a1c';
COMMENT ON COLUMN reading.fetch_id IS 'The request that brought it; see table fetch_log';
COMMENT ON COLUMN reading.url_id IS 'Identity of the address: hash of its dedupe key; see table url';
COMMENT ON COLUMN reading.observed_at IS 'When the page was fetched, or captured by an archive';
COMMENT ON COLUMN reading.extractor IS 'Name and version of the code that read it, e.g. newswake-fast/3';
COMMENT ON COLUMN reading.verdict IS 'article or not_article';
COMMENT ON COLUMN reading.kind IS
  'news, opinion, live, press_release or video for an article; else consent_wall, paywall, login, block_page, soft_404, front_page, search_page, shell, empty, binary, failed ...';
COMMENT ON COLUMN reading.reasons IS 'Why the verdict, in a few words each';
COMMENT ON COLUMN reading.content_id IS
  'Identity of title and text, with spaces, quotes and case evened out; see table content';
COMMENT ON COLUMN reading.title IS 'Headline, e.g. Karvenia gambles its canal';
COMMENT ON COLUMN reading.subtitle IS 'Standfirst under the headline; NULL if there is none';
COMMENT ON COLUMN reading.authors IS
  'People whom the byline names, e.g. [Anna Bell, Iwan Petrov]; agencies and desks are not among them';
COMMENT ON COLUMN reading.published_at IS
  'When it was published, as its page states, in UTC; NULL if it states nothing; e.g. 2022-01-07 09:00:00+00';
COMMENT ON COLUMN reading.published_precision IS 'How much of published_at was stated: second, minute, day, month';
COMMENT ON COLUMN reading.published_zone_assumed IS
  'True where the page gave a time without a zone and UTC was taken: the moment may be off by up to 14 hours';
COMMENT ON COLUMN reading.published_method IS 'Where published_at came from: json-ld, meta, time, text, url, htmldate';
COMMENT ON COLUMN reading.published_raw IS 'What stood there, e.g. 2022-01-07T12:00+03:00';
COMMENT ON COLUMN reading.modified_at IS
  'When it was last changed, as its page states, in UTC; NULL if it states nothing';
COMMENT ON COLUMN reading.section IS 'Section that the page names, e.g. World';
COMMENT ON COLUMN reading.tags IS 'Keywords that the page names, e.g. [economy, canals]';
COMMENT ON COLUMN reading.image_url IS 'Address of its main picture';
COMMENT ON COLUMN reading.site_name IS 'Name of the outlet as the page states it, e.g. The Harbour Post';
COMMENT ON COLUMN reading.canonical_url IS
  'Address that the page calls its own; on another site it is evidence of syndication';
COMMENT ON COLUMN reading.paywalled IS 'Whether the page says that it is not free to read; NULL if it says neither';
COMMENT ON COLUMN reading.syndication_credit IS
  'Words by which the page says from whom the text comes, e.g. Reuters; NULL if it says nothing';
COMMENT ON COLUMN reading.read_at IS 'When this reading was made';
COMMENT ON COLUMN reading.mode IS 'How the text was chosen: fast or thorough';
COMMENT ON COLUMN reading.structure IS 'What each line of the text is: paragraph, heading, list, quote, table';
COMMENT ON COLUMN reading.agencies IS 'News agencies and desks that the byline names, e.g. [Reuters]';
COMMENT ON COLUMN reading.corrections IS 'Notes by which the publisher says what was changed; empty if there is none';
COMMENT ON COLUMN reading.truncated IS 'Why part of the text may be missing; NULL if nothing is known to be';
COMMENT ON COLUMN reading.published_is_guess IS
  'True where no statement of the page, only its address or a heuristic gave the date';
COMMENT ON COLUMN reading.published_offset_minutes IS
  'Zone in which the page states published_at, in minutes east of UTC, e.g. 180; NULL if it states none';
COMMENT ON COLUMN reading.is_first IS 'True if it is the first reading of this request';
COMMENT ON COLUMN reading.is_newest IS 'True if it is the newest reading of this request that did not fail';
COMMENT ON COLUMN reading.verdict_now IS 'The verdict of the newest reading of the same request';
COMMENT ON COLUMN reading.stands IS 'True if it is a good article by this reading and by the newest one';

COMMENT ON VIEW article_observation IS 'Every good reading in its place in the history of its article; revision sums it up';
COMMENT ON COLUMN article_observation.observation_id IS 'Identity of the reading: hash of request and extractor';
COMMENT ON COLUMN article_observation.article_id IS
  'Identity of the article: the url_id of its address after redirects and canonical links of its own site';
COMMENT ON COLUMN article_observation.run_id IS
  'The run that this was learnt in; see table run, e.g. 20220107T120000-3f9a1c';
COMMENT ON COLUMN article_observation.fetch_id IS 'The request that brought it; see table fetch_log';
COMMENT ON COLUMN article_observation.url_id IS 'Identity of the address: hash of its dedupe key; see table url';
COMMENT ON COLUMN article_observation.observed_at IS 'When the page was fetched, or captured by an archive';
COMMENT ON COLUMN article_observation.extractor IS 'Name and version of the code that read it, e.g. newswake-fast/3';
COMMENT ON COLUMN article_observation.verdict IS 'article or not_article';
COMMENT ON COLUMN article_observation.kind IS
  'news, opinion, live, press_release or video for an article; else consent_wall, paywall, login, block_page, soft_404, front_page, search_page, shell, empty, binary, failed ...';
COMMENT ON COLUMN article_observation.reasons IS 'Why the verdict, in a few words each';
COMMENT ON COLUMN article_observation.content_id IS
  'Identity of title and text, with spaces, quotes and case evened out; see table content';
COMMENT ON COLUMN article_observation.title IS 'Headline, e.g. Karvenia gambles its canal';
COMMENT ON COLUMN article_observation.subtitle IS 'Standfirst under the headline; NULL if there is none';
COMMENT ON COLUMN article_observation.authors IS
  'People whom the byline names, e.g. [Anna Bell, Iwan Petrov]; agencies and desks are not among them';
COMMENT ON COLUMN article_observation.published_at IS
  'When it was published, as its page states, in UTC; NULL if it states nothing; e.g. 2022-01-07 09:00:00+00';
COMMENT ON COLUMN article_observation.published_precision IS
  'How much of published_at was stated: second, minute, day, month';
COMMENT ON COLUMN article_observation.published_zone_assumed IS
  'True where the page gave a time without a zone and UTC was taken: the moment may be off by up to 14 hours';
COMMENT ON COLUMN article_observation.published_method IS
  'Where published_at came from: json-ld, meta, time, text, url, htmldate';
COMMENT ON COLUMN article_observation.published_raw IS 'What stood there, e.g. 2022-01-07T12:00+03:00';
COMMENT ON COLUMN article_observation.modified_at IS
  'When it was last changed, as its page states, in UTC; NULL if it states nothing';
COMMENT ON COLUMN article_observation.section IS 'Section that the page names, e.g. World';
COMMENT ON COLUMN article_observation.tags IS 'Keywords that the page names, e.g. [economy, canals]';
COMMENT ON COLUMN article_observation.image_url IS 'Address of its main picture';
COMMENT ON COLUMN article_observation.site_name IS 'Name of the outlet as the page states it, e.g. The Harbour Post';
COMMENT ON COLUMN article_observation.canonical_url IS
  'Address that the page calls its own; on another site it is evidence of syndication';
COMMENT ON COLUMN article_observation.paywalled IS
  'Whether the page says that it is not free to read; NULL if it says neither';
COMMENT ON COLUMN article_observation.syndication_credit IS
  'Words by which the page says from whom the text comes, e.g. Reuters; NULL if it says nothing';
COMMENT ON COLUMN article_observation.read_at IS 'When this reading was made';
COMMENT ON COLUMN article_observation.mode IS 'How the text was chosen: fast or thorough';
COMMENT ON COLUMN article_observation.structure IS
  'What each line of the text is: paragraph, heading, list, quote, table';
COMMENT ON COLUMN article_observation.agencies IS 'News agencies and desks that the byline names, e.g. [Reuters]';
COMMENT ON COLUMN article_observation.corrections IS
  'Notes by which the publisher says what was changed; empty if there is none';
COMMENT ON COLUMN article_observation.truncated IS
  'Why part of the text may be missing; NULL if nothing is known to be';
COMMENT ON COLUMN article_observation.published_is_guess IS
  'True where no statement of the page, only its address or a heuristic gave the date';
COMMENT ON COLUMN article_observation.published_offset_minutes IS
  'Zone in which the page states published_at, in minutes east of UTC, e.g. 180; NULL if it states none';
COMMENT ON COLUMN article_observation.is_first IS 'True if it is the first reading of this request';
COMMENT ON COLUMN article_observation.is_newest IS 'True if it is the newest reading of this request that did not fail';
COMMENT ON COLUMN article_observation.verdict_now IS 'The verdict of the newest reading of the same request';
COMMENT ON COLUMN article_observation.stands IS 'True if it is a good article by this reading and by the newest one';
COMMENT ON COLUMN article_observation.body_sha256 IS 'Hash of the page as it came';
COMMENT ON COLUMN article_observation.address IS
  'Address of the page without scheme, query and fragment, and without the archive that has the copy';
COMMENT ON COLUMN article_observation.looked_again_at IS
  'When the page was next looked at and read; NULL if it was not';
COMMENT ON COLUMN article_observation.texts IS 'What each extractor that has read this look found';
COMMENT ON COLUMN article_observation.previous_content_id IS 'The content of the reading before it';
COMMENT ON COLUMN article_observation.previous_extractor IS 'Extractor of the reading before it';
COMMENT ON COLUMN article_observation.previous_fetch_id IS 'Request of the reading before it';
COMMENT ON COLUMN article_observation.previous_body_sha256 IS 'body_sha256 of the reading before it';
COMMENT ON COLUMN article_observation.previous_address IS 'address of the reading before it';
COMMENT ON COLUMN article_observation.previous_texts IS 'texts of the reading before it';
COMMENT ON COLUMN article_observation.is_change IS 'True if the text differs from the reading before it';
COMMENT ON COLUMN article_observation.is_same_by_one IS
  'Whether an extractor that has read both looks found the same text; NULL if nobody has read both';
COMMENT ON COLUMN article_observation.seq IS 'Number of the revision that it shows, from 1';

COMMENT ON VIEW revision IS
  'One row per change of an article, A, B, A are three; cause says whose doing it is. Example: SELECT cause, count(*) AS revisions FROM revision GROUP BY cause ORDER BY revisions DESC';
COMMENT ON COLUMN revision.article_id IS
  'Identity of the article: the url_id of its address after redirects and canonical links of its own site';
COMMENT ON COLUMN revision.seq IS 'Number of the revision, from 1';
COMMENT ON COLUMN revision.observation_id IS 'The reading that first showed it';
COMMENT ON COLUMN revision.last_observation_id IS 'The newest observation that shows this revision';
COMMENT ON COLUMN revision.content_id IS
  'Identity of title and text, with spaces, quotes and case evened out; see table content';
COMMENT ON COLUMN revision.previous_content_id IS 'The content before it; NULL for the first revision';
COMMENT ON COLUMN revision.observed_at IS 'When it was first seen';
COMMENT ON COLUMN revision.last_observed_at IS 'When it was last seen like this';
COMMENT ON COLUMN revision.observations IS 'How many looks have shown it';
COMMENT ON COLUMN revision.extractor IS 'Name and version of the code that read it, e.g. newswake-fast/3';
COMMENT ON COLUMN revision.title IS 'Headline, e.g. Karvenia gambles its canal';
COMMENT ON COLUMN revision.modified_at IS
  'When it was last changed, as its page states, in UTC; NULL if it states nothing';
COMMENT ON COLUMN revision.cause IS
  'Whose doing the revision is: first, publisher_edit, extractor_change, fetch_variant, undecided';
COMMENT ON COLUMN revision.is_latest IS 'True for the revision that stands now';
COMMENT ON COLUMN revision.mode IS 'How the text was chosen: fast or thorough';
COMMENT ON COLUMN revision.read_at IS 'When this reading was made';

COMMENT ON VIEW url_article IS 'Which article an address led to, the last time it led to one';
COMMENT ON COLUMN url_article.url_id IS 'Identity of the address: hash of its dedupe key; see table url';
COMMENT ON COLUMN url_article.article_id IS
  'Identity of the article: the url_id of its address after redirects and canonical links of its own site';

COMMENT ON VIEW article_source IS 'The source that an article belongs to, as far as discovery said so';
COMMENT ON COLUMN article_source.article_id IS
  'Identity of the article: the url_id of its address after redirects and canonical links of its own site';
COMMENT ON COLUMN article_source.source_id IS 'Source by its file in config/sources, e.g. moscow-times';

COMMENT ON VIEW articles IS
  'The latest good revision of each article, as the newest extractor reads it: what do we have? Example: SELECT published_at, host, lang, words, title FROM articles ORDER BY published_at DESC LIMIT 20';
COMMENT ON COLUMN articles.article_id IS
  'Identity of the article: the url_id of its address after redirects and canonical links of its own site';
COMMENT ON COLUMN articles.url IS 'Address, e.g. https://example.org/2022/01/07/a-story';
COMMENT ON COLUMN articles.host IS 'Host of the address, e.g. www.example.org';
COMMENT ON COLUMN articles.site IS 'Registrable domain of the host, e.g. example.org';
COMMENT ON COLUMN articles.source_id IS
  'Source by its file in config/sources, e.g. moscow-times; NULL if none named it';
COMMENT ON COLUMN articles.title IS 'Headline, e.g. Karvenia gambles its canal';
COMMENT ON COLUMN articles.subtitle IS 'Standfirst under the headline; NULL if there is none';
COMMENT ON COLUMN articles.text IS 'The text, its paragraphs joined by newlines';
COMMENT ON COLUMN articles.structure IS 'What each line of the text is: paragraph, heading, list, quote, table';
COMMENT ON COLUMN articles.lang IS 'Language of the text, ISO 639-1, e.g. en; NULL if it is too short to tell';
COMMENT ON COLUMN articles.authors IS
  'People whom the byline names, e.g. [Anna Bell, Iwan Petrov]; agencies and desks are not among them';
COMMENT ON COLUMN articles.agencies IS 'News agencies and desks that the byline names, e.g. [Reuters]';
COMMENT ON COLUMN articles.kind IS
  'news, opinion, live, press_release or video for an article; else consent_wall, paywall, login, block_page, soft_404, front_page, search_page, shell, empty, binary, failed ...';
COMMENT ON COLUMN articles.published_at IS
  'When it was published, as its page states, in UTC; NULL if it states nothing; e.g. 2022-01-07 09:00:00+00';
COMMENT ON COLUMN articles.published_precision IS 'How much of published_at was stated: second, minute, day, month';
COMMENT ON COLUMN articles.published_zone_assumed IS
  'True where the page gave a time without a zone and UTC was taken: the moment may be off by up to 14 hours';
COMMENT ON COLUMN articles.published_is_guess IS
  'True where no statement of the page, only its address or a heuristic gave the date';
COMMENT ON COLUMN articles.published_method IS 'Where published_at came from: json-ld, meta, time, text, url, htmldate';
COMMENT ON COLUMN articles.published_offset_minutes IS
  'Zone in which the page states published_at, in minutes east of UTC, e.g. 180; NULL if it states none';
COMMENT ON COLUMN articles.modified_at IS
  'When it was last changed, as its page states, in UTC; NULL if it states nothing';
COMMENT ON COLUMN articles.section IS 'Section that the page names, e.g. World';
COMMENT ON COLUMN articles.tags IS 'Keywords that the page names, e.g. [economy, canals]';
COMMENT ON COLUMN articles.image_url IS 'Address of its main picture';
COMMENT ON COLUMN articles.site_name IS 'Name of the outlet as the page states it, e.g. The Harbour Post';
COMMENT ON COLUMN articles.canonical_url IS
  'Address that the page calls its own; on another site it is evidence of syndication';
COMMENT ON COLUMN articles.paywalled IS 'Whether the page says that it is not free to read; NULL if it says neither';
COMMENT ON COLUMN articles.syndication_credit IS
  'Words by which the page says from whom the text comes, e.g. Reuters; NULL if it says nothing';
COMMENT ON COLUMN articles.corrections IS 'Notes by which the publisher says what was changed; empty if there is none';
COMMENT ON COLUMN articles.truncated IS 'Why part of the text may be missing; NULL if nothing is known to be';
COMMENT ON COLUMN articles.mode IS 'How the text was chosen: fast or thorough';
COMMENT ON COLUMN articles.extractor IS 'Name and version of the code that read it, e.g. newswake-fast/3';
COMMENT ON COLUMN articles.words IS 'Length of the text in words, e.g. 640';
COMMENT ON COLUMN articles.revisions IS 'How many revisions it has had, e.g. 2';
COMMENT ON COLUMN articles.first_seen_at IS 'When the article was first read';
COMMENT ON COLUMN articles.last_seen_at IS 'When it was last looked at and read';
COMMENT ON COLUMN articles.content_id IS
  'Identity of title and text, with spaces, quotes and case evened out; see table content';
COMMENT ON COLUMN articles.observation_id IS 'The reading that first showed this revision';
COMMENT ON COLUMN articles.last_observation_id IS 'The newest observation that shows this revision';

COMMENT ON VIEW article_history IS
  'Every revision of each article with what it replaced and whose doing it was: what was changed? Example: SELECT changed_at, cause, previous_title, title, words - previous_words AS more_words, url FROM article_history WHERE seq > 1 ORDER BY changed_at DESC';
COMMENT ON COLUMN article_history.article_id IS
  'Identity of the article: the url_id of its address after redirects and canonical links of its own site';
COMMENT ON COLUMN article_history.url IS 'Address, e.g. https://example.org/2022/01/07/a-story';
COMMENT ON COLUMN article_history.seq IS 'Number of the revision, from 1';
COMMENT ON COLUMN article_history.changed_at IS
  'When the revision was first seen; the change itself lies between this and the last look before';
COMMENT ON COLUMN article_history.last_observed_at IS 'When it was last seen like this';
COMMENT ON COLUMN article_history.cause IS
  'Whose doing the revision is: first, publisher_edit, extractor_change, fetch_variant, undecided';
COMMENT ON COLUMN article_history.title IS 'Headline, e.g. Karvenia gambles its canal';
COMMENT ON COLUMN article_history.previous_title IS 'Headline before it; NULL for the first revision';
COMMENT ON COLUMN article_history.words IS 'Length of the text in words, e.g. 640';
COMMENT ON COLUMN article_history.previous_words IS 'Length before it in words; NULL for the first revision';
COMMENT ON COLUMN article_history.modified_at IS
  'When it was last changed, as its page states, in UTC; NULL if it states nothing';
COMMENT ON COLUMN article_history.content_id IS
  'Identity of title and text, with spaces, quotes and case evened out; see table content';
COMMENT ON COLUMN article_history.previous_content_id IS 'The content before it; NULL for the first revision';
COMMENT ON COLUMN article_history.observation_id IS 'The reading that first showed this revision';
COMMENT ON COLUMN article_history.is_latest IS 'True for the revision that stands now';
COMMENT ON COLUMN article_history.extractor IS 'Name and version of the code that read it, e.g. newswake-fast/3';
COMMENT ON COLUMN article_history.mode IS 'How the text was chosen: fast or thorough';
COMMENT ON COLUMN article_history.read_at IS 'When this reading was made';
COMMENT ON COLUMN article_history.corrections IS
  'Notes by which the publisher says what was changed; empty if there is none';
COMMENT ON COLUMN article_history.truncated IS 'Why part of the text may be missing; NULL if nothing is known to be';

COMMENT ON VIEW quotes IS
  'What stands in quotation marks in each article, with the speaker where the sentence names them: who is quoted? Example: SELECT speaker, text, host, url FROM quotes WHERE speaker IS NOT NULL LIMIT 20';
COMMENT ON COLUMN quotes.article_id IS
  'Identity of the article: the url_id of its address after redirects and canonical links of its own site';
COMMENT ON COLUMN quotes.url IS 'Address, e.g. https://example.org/2022/01/07/a-story';
COMMENT ON COLUMN quotes.host IS 'Host of the address, e.g. www.example.org';
COMMENT ON COLUMN quotes.ord IS 'Place among its like, from 0';
COMMENT ON COLUMN quotes.text IS 'What stands between the marks';
COMMENT ON COLUMN quotes.speaker IS 'Who said it, where the sentence names them; else NULL';
COMMENT ON COLUMN quotes.char_start IS 'First character in the text, counted from 0';
COMMENT ON COLUMN quotes.char_end IS 'The character after the last one';
COMMENT ON COLUMN quotes.observation_id IS 'The reading that it stands in';
