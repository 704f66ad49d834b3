-- What is new in the views of revisions.

COMMENT ON COLUMN reading.text_key IS 'Hash of headline and text without noise; content_id where no key was needed';
COMMENT ON COLUMN reading.revision_key IS
  'Hash of headline, standfirst and text without noise (spaces, quotes, ages, counters, advertisements): equal keys are the same revision; content_id where no key was needed';
COMMENT ON COLUMN article_observation.text_key IS 'Hash of headline and text without noise; content_id where no key was needed';
COMMENT ON COLUMN article_observation.revision_key IS 'Hash of headline, standfirst and text without noise; see view reading';
COMMENT ON COLUMN article_observation.text_lang IS 'Language of the text, e.g. en; NULL below 50 words, where it is a guess';
COMMENT ON COLUMN article_observation.is_cut IS
  'True if part of the text may be missing: truncated says so, or it is behind a paywall and less than half as long as when it was not';
COMMENT ON COLUMN article_observation.previous IS 'The reading before it: its id, keys, language and is_cut';
COMMENT ON COLUMN article_observation.previous_of_edition IS
  'The reading before it of the same edition (address, language, is_cut): its id, key and extractor';
COMMENT ON COLUMN article_observation.is_other_edition IS
  'True if the reading before it was of another edition: another address, another language, or one of them cut';
COMMENT ON COLUMN revision.revision_key IS 'Hash of headline, standfirst and text without noise; see view reading';
COMMENT ON COLUMN revision.base_observation_id IS
  'The observation that it is held against: the one before, or the last one of the same edition where another lies between; NULL for the first';
COMMENT ON COLUMN revision.edition_by IS
  'How the look differs from the one before: address, language, length (one of them is cut); NULL: same edition';
COMMENT ON COLUMN articles.revision_key IS 'Hash of headline, standfirst and text without noise; see view reading';
COMMENT ON COLUMN article_history.base_observation_id IS
  'The observation that it is held against: the one before, or the last one of the same edition where another lies between; NULL for the first';
COMMENT ON COLUMN article_history.is_silent IS
  'True for an edit of the publisher without a new correction note and without a later modified date; NULL for what is no such edit, where notes were not looked for, or where the modified date is a bare day that is not over';
COMMENT ON COLUMN article_history.why IS
  'Why this cause, and why silent or not, e.g. no correction note was added; the modified date stayed 2022-01-07 10:00 UTC';
COMMENT ON COLUMN article_history.added IS 'Sentences that are new; NULL if not compared yet';
COMMENT ON COLUMN article_history.removed IS 'Sentences that are gone; NULL if not compared yet';
COMMENT ON COLUMN article_history.edited IS 'Sentences of which some words changed; NULL if not compared yet';
COMMENT ON COLUMN article_history.moved IS 'Sentences that stand elsewhere now; NULL if not compared yet';
COMMENT ON COLUMN article_history.fields IS 'Fields beside the text that changed, e.g. [title, modified_at]; NULL if not compared yet';

COMMENT ON VIEW article_changes IS
  'Each change of each revision: sentences added, removed, edited, moved, and fields. What was changed? Example: SELECT url, changed_at, numbers_removed, numbers_added, marked FROM article_changes WHERE cause = ''publisher_edit'' AND len(numbers_removed) > 0 ORDER BY changed_at DESC';
COMMENT ON COLUMN article_changes.article_id IS
  'Identity of the article: the url_id of its address after redirects and canonical links of its own site';
COMMENT ON COLUMN article_changes.url IS 'Address, e.g. https://example.org/2022/01/07/a-story';
COMMENT ON COLUMN article_changes.seq IS 'Number of the revision, from 1';
COMMENT ON COLUMN article_changes.changed_at IS 'When the revision was first seen';
COMMENT ON COLUMN article_changes.cause IS 'Whose doing the revision is: publisher_edit, extractor_change, fetch_variant, undecided';
COMMENT ON COLUMN article_changes.is_silent IS 'True if the publisher did not tell of the edit; see article_history';
COMMENT ON COLUMN article_changes.ord IS 'Place among the changes of the revision, from 0: fields first, then the text from its beginning';
COMMENT ON COLUMN article_changes.field IS 'text, or the field that changed: title, subtitle, authors, published_at, modified_at, section';
COMMENT ON COLUMN article_changes.kind IS 'added, removed, edited or moved';
COMMENT ON COLUMN article_changes.old_text IS 'The sentence or value before, as it stood; NULL if there was none';
COMMENT ON COLUMN article_changes.new_text IS 'The sentence or value now, as it stands; NULL if there is none';
COMMENT ON COLUMN article_changes.marked IS 'What was edited, with both wordings, e.g. The army killed [-3,000-]{+2,500+} people.';
COMMENT ON COLUMN article_changes.words_removed IS 'Runs of words that an edit took out, e.g. [3,000]';
COMMENT ON COLUMN article_changes.words_added IS 'Runs of words that an edit put in, e.g. [2,500]';
COMMENT ON COLUMN article_changes.numbers_removed IS 'The numbers among the words taken out, e.g. [3,000]';
COMMENT ON COLUMN article_changes.numbers_added IS 'The numbers among the words put in, e.g. [2,500]';
COMMENT ON COLUMN article_changes.old_start IS 'First character of the sentence in the text before, from 0; NULL for fields';
COMMENT ON COLUMN article_changes.old_end IS 'The character after the last one in the text before';
COMMENT ON COLUMN article_changes.new_start IS 'First character of the sentence in the text now, from 0; NULL for fields';
COMMENT ON COLUMN article_changes.new_end IS 'The character after the last one in the text now';
COMMENT ON COLUMN article_changes.observation_id IS 'The reading that first showed the revision';
COMMENT ON COLUMN article_changes.base_observation_id IS 'The reading that it is held against';

COMMENT ON VIEW silent_edits IS
  'Edits of publishers that they did not tell of: no new correction note, no later modified date. What was changed in silence? Example: SELECT changed_at, host, title, edited, why FROM silent_edits ORDER BY changed_at DESC LIMIT 20';
COMMENT ON COLUMN silent_edits.article_id IS
  'Identity of the article: the url_id of its address after redirects and canonical links of its own site';
COMMENT ON COLUMN silent_edits.url IS 'Address, e.g. https://example.org/2022/01/07/a-story';
COMMENT ON COLUMN silent_edits.host IS 'Host of the address, e.g. www.example.org';
COMMENT ON COLUMN silent_edits.seq IS 'Number of the revision, from 1';
COMMENT ON COLUMN silent_edits.changed_at IS 'When the revision was first seen';
COMMENT ON COLUMN silent_edits.title IS 'Headline now';
COMMENT ON COLUMN silent_edits.previous_title IS 'Headline before';
COMMENT ON COLUMN silent_edits.why IS 'Why it counts as silent, e.g. no correction note was added; the page states no modified date';
COMMENT ON COLUMN silent_edits.added IS 'Sentences that are new';
COMMENT ON COLUMN silent_edits.removed IS 'Sentences that are gone';
COMMENT ON COLUMN silent_edits.edited IS 'Sentences of which some words changed';
COMMENT ON COLUMN silent_edits.moved IS 'Sentences that stand elsewhere now';
COMMENT ON COLUMN silent_edits.fields IS 'Fields beside the text that changed, e.g. [title]';
COMMENT ON COLUMN silent_edits.observation_id IS 'The reading that first showed the revision';
COMMENT ON COLUMN silent_edits.base_observation_id IS 'The reading that it is held against';

COMMENT ON MACRO said IS 'The words of a text alone, in lower case with a space on each side: contains(said(text), said(sentence)) finds a sentence whatever its signs';
