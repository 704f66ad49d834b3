-- What every table and column of the steps before means: unit, meaning, an example where it helps. docs/warehouse.md is
-- made from this.

COMMENT ON TABLE batch IS
  'Batches of the spool that were loaded: a batch is here with all of its rows, or not at all';
COMMENT ON COLUMN batch.batch_id IS 'Time in microseconds, process and number, e.g. 1795989611631993-17098-000001';
COMMENT ON COLUMN batch.run_id IS 'The run that made the batch, e.g. 20220107T120000-3f9a1c';
COMMENT ON COLUMN batch.kind IS 'The flow that made it, e.g. monitor';
COMMENT ON COLUMN batch.row_count IS 'Rows of the batch in all its tables';
COMMENT ON COLUMN batch.loaded_at IS 'When it was loaded';

COMMENT ON TABLE run IS 'The beginning of each run; how it ended is in run_end, its sums in view runs';
COMMENT ON COLUMN run.run_id IS 'Start in UTC and a random part, e.g. 20220107T120000-3f9a1c';
COMMENT ON COLUMN run.flow IS 'poll, backfill, compare, monitor, reprocess or maintain';
COMMENT ON COLUMN run.name IS 'Name for people, e.g. karvenia 2022-01-07 12:00';
COMMENT ON COLUMN run.seed_id IS 'The seed that it was for; NULL if for none in particular';
COMMENT ON COLUMN run.flow_run_id IS 'Run of Prefect that it belongs to; NULL if it ran without Prefect';
COMMENT ON COLUMN run.code_version IS 'Version of newswake that ran, e.g. 0.4.0';
COMMENT ON COLUMN run.config_hash IS 'Hash of the settings and the catalogue of the run: equal hashes ran alike';
COMMENT ON COLUMN run.params IS 'What the run was called with, as JSON';
COMMENT ON COLUMN run.window_start IS 'First moment of the days that are looked at; NULL if they have no bound';
COMMENT ON COLUMN run.window_end IS 'Last moment of the days that are looked at; NULL if they have no bound';
COMMENT ON COLUMN run.pid IS 'Process that ran it';
COMMENT ON COLUMN run.machine IS 'Machine that ran it';
COMMENT ON COLUMN run.started_at IS 'When it began';

COMMENT ON TABLE run_end IS 'How runs ended; of several words about one run the last counts (view run_outcome)';
COMMENT ON COLUMN run_end.run_id IS 'The run, e.g. 20220107T120000-3f9a1c';
COMMENT ON COLUMN run_end.state IS
  'completed, warning (some of it went wrong), failed, crashed (found dead by a later run) or cancelled';
COMMENT ON COLUMN run_end.finished_at IS 'When it ended, or was found dead';
COMMENT ON COLUMN run_end.note IS 'What else there is to say, in words; NULL if nothing';

COMMENT ON TABLE run_warning IS 'What a run wants people to look at';
COMMENT ON COLUMN run_warning.run_id IS 'The run, e.g. 20220107T120000-3f9a1c';
COMMENT ON COLUMN run_warning.subject IS 'What it is about, e.g. a source or a host';
COMMENT ON COLUMN run_warning.message IS 'What is wrong, and what to do';
COMMENT ON COLUMN run_warning.raised_at IS 'When it was noticed';

COMMENT ON TABLE run_url IS
  'Decisions of runs about addresses; the last one of a run about an address counts (view run_ledger)';
COMMENT ON COLUMN run_url.run_id IS 'The run that decided, e.g. 20220107T120000-3f9a1c';
COMMENT ON COLUMN run_url.url_id IS 'Identity of the address: hash of its dedupe key; see table url';
COMMENT ON COLUMN run_url.state IS
  'stored, unchanged, not_article, duplicate, shared, robots, refused, blocked, not_found, http_error, redirect_error, too_large, truncated, decode_error, timeout, protocol_error, connect_error, failed, outside_window or deferred';
COMMENT ON COLUMN run_url.reason IS 'Why, in a few words; NULL where the state says it all';
COMMENT ON COLUMN run_url.fetch_id IS 'The request that it came from; NULL if none was sent';
COMMENT ON COLUMN run_url.observation_id IS 'What was read; NULL if nothing was';
COMMENT ON COLUMN run_url.decided_at IS 'When it was decided';

COMMENT ON TABLE url IS 'Every address that anybody named, once';
COMMENT ON COLUMN url.url_id IS 'Identity of the address: hash of its dedupe key; see table url';
COMMENT ON COLUMN url.url IS 'Address as it was first seen, e.g. https://example.org/2022/01/07/a-story';
COMMENT ON COLUMN url.dedupe_key IS
  'What is left of the address when what names no other page is taken away (scheme, www, trackers ...): equal keys are the same page';
COMMENT ON COLUMN url.host IS 'Host of the address, e.g. www.example.org';
COMMENT ON COLUMN url.site IS 'Registrable domain of the host, e.g. example.org';
COMMENT ON COLUMN url.first_seen_at IS 'When it was first named';

COMMENT ON TABLE url_alias IS 'Other addresses of the same page';
COMMENT ON COLUMN url_alias.url_id IS 'Identity of the address: hash of its dedupe key; see table url';
COMMENT ON COLUMN url_alias.alias IS 'The other address';
COMMENT ON COLUMN url_alias.how IS
  'How that is known: redirect, rel_canonical, amphtml, or unwrapped (out of an address that wraps another)';
COMMENT ON COLUMN url_alias.fetch_id IS 'The request that showed it; NULL if the address alone did';
COMMENT ON COLUMN url_alias.seen_at IS 'When it was seen';

COMMENT ON TABLE source IS
  'Outlets as their files in config/sources declare them; the newest declaration counts (view source_latest)';
COMMENT ON COLUMN source.source_id IS 'Name of its file, e.g. moscow-times';
COMMENT ON COLUMN source.name IS 'Name of the outlet, e.g. The Moscow Times';
COMMENT ON COLUMN source.homepage IS 'Front page of the outlet';
COMMENT ON COLUMN source.country IS 'Country of the outlet, ISO 3166-1 alpha-2 in lower case, e.g. kz';
COMMENT ON COLUMN source.langs IS 'Languages in which it publishes, e.g. [en, ru]';
COMMENT ON COLUMN source.seen_at IS 'When a run read the declaration';

COMMENT ON TABLE discovery IS
  'Who pointed to an address in a run, and what was claimed of it there: why is this address here?';
COMMENT ON COLUMN discovery.run_id IS 'The run that this was learnt in; see table run, e.g. 20220107T120000-3f9a1c';
COMMENT ON COLUMN discovery.url_id IS 'Identity of the address: hash of its dedupe key; see table url';
COMMENT ON COLUMN discovery.via IS
  'How it was found: seed, given, feed, sitemap, news_sitemap, front, section, related, body_link, alternate, canonical, redirect, title, cdx, gdelt, warc';
COMMENT ON COLUMN discovery.via_url IS 'The document that named it, e.g. the feed; NULL for what was given';
COMMENT ON COLUMN discovery.source_id IS
  'Source by its file in config/sources, e.g. moscow-times; NULL if none named it';
COMMENT ON COLUMN discovery.depth IS '0 for what a source lists itself, 1 for links of the seed, and so on';
COMMENT ON COLUMN discovery.position IS 'Place in the document that named it, from 0; NULL where there is no order';
COMMENT ON COLUMN discovery.title IS 'Headline that was claimed there; NULL if none was';
COMMENT ON COLUMN discovery.claimed_published_at IS 'Date of publication that was claimed there, UTC';
COMMENT ON COLUMN discovery.claimed_modified_at IS
  'Date of change that was claimed there, UTC, e.g. lastmod of a sitemap';
COMMENT ON COLUMN discovery.seen_at IS 'When it was read there';
COMMENT ON COLUMN discovery.capture_url IS 'Copy of the page in a web archive; NULL if none is known';
COMMENT ON COLUMN discovery.captured_at IS 'When that copy was made';

COMMENT ON TABLE poll IS
  'Each look at a list of a source (feed, sitemap, front page, section page), also at copies that an archive keeps';
COMMENT ON COLUMN poll.run_id IS 'The run that this was learnt in; see table run, e.g. 20220107T120000-3f9a1c';
COMMENT ON COLUMN poll.source_id IS 'Source by its file in config/sources, e.g. moscow-times';
COMMENT ON COLUMN poll.url IS 'Address of the list, e.g. https://example.org/feed.xml';
COMMENT ON COLUMN poll.kind IS 'feed, sitemap, news_sitemap, sitemap_index, front or section';
COMMENT ON COLUMN poll.found_by IS 'Who named the list: config, autodiscovery, robots, sitemap_index, capture, gap';
COMMENT ON COLUMN poll.fetch_id IS 'The request that brought it; see table fetch_log';
COMMENT ON COLUMN poll.polled_at IS 'When it was looked at';
COMMENT ON COLUMN poll.outcome IS 'How it ended, as in fetch_log; empty: it listed nothing; unreadable: it is no list';
COMMENT ON COLUMN poll.entries IS 'Entries that it listed';
COMMENT ON COLUMN poll.entries_in_window IS 'Entries of the days that the run looked at';
COMMENT ON COLUMN poll.oldest_entry_at IS 'Date of its oldest entry; NULL if none is dated';
COMMENT ON COLUMN poll.newest_entry_at IS 'Date of its newest entry; NULL if none is dated';
COMMENT ON COLUMN poll.note IS 'What else there is to say, in words; NULL if nothing';
COMMENT ON COLUMN poll.listed_as IS
  'Address that its entries name as where they were found (via_url of discovery); NULL if unknown';
COMMENT ON COLUMN poll.as_of IS 'Time of the copy that a web archive made of it; NULL for the list itself';
COMMENT ON COLUMN poll.interval_s IS 'Seconds between two looks at present, e.g. 900';
COMMENT ON COLUMN poll.due_at IS 'When it is to be asked next';
COMMENT ON COLUMN poll.failure_score IS
  'Grows with each bad answer and falls to 0 with a good one; the higher, the rarer it is asked';
COMMENT ON COLUMN poll.new_entries IS 'Entries that nobody had named before; NULL if unknown';
COMMENT ON COLUMN poll.known_entries IS 'Entries that were known; NULL if unknown';
COMMENT ON COLUMN poll.gap_since IS
  'Entries may have been lost since this moment: the poll before had none in common with this one; NULL if none were';
COMMENT ON COLUMN poll.gap_until IS 'Until this moment entries may have been lost; NULL if none were';
COMMENT ON COLUMN poll.reused IS 'True if the answer of another poll of the same run was taken';
COMMENT ON COLUMN poll.level IS 'Sitemap indexes above it, from 0';

COMMENT ON TABLE search IS 'Searches of archives for the days of a seed';
COMMENT ON COLUMN search.run_id IS 'The run that this was learnt in; see table run, e.g. 20220107T120000-3f9a1c';
COMMENT ON COLUMN search.seed_id IS 'The seed that it was for; NULL if for all';
COMMENT ON COLUMN search.way IS 'Which archive: sitemap, wayback, cc_news, warc, gdelt';
COMMENT ON COLUMN search.source_id IS 'The outlet that was searched for; NULL if all at once';
COMMENT ON COLUMN search.first_day IS 'First day that was searched, UTC';
COMMENT ON COLUMN search.last_day IS 'Last day that was searched, UTC, included';
COMMENT ON COLUMN search.state IS 'searched, partly, failed, forbidden, not_held, over_budget or not_asked';
COMMENT ON COLUMN search.found IS 'Addresses that the search listed, in or out of the days';
COMMENT ON COLUMN search.requests IS 'HTTP requests that were sent, redirects and retries too';
COMMENT ON COLUMN search.bytes IS 'Bytes that it cost over the wire';
COMMENT ON COLUMN search.reason IS 'Why, in a few words; NULL where the state says it all';
COMMENT ON COLUMN search.ended_at IS 'When it ended';

COMMENT ON TABLE fetch_log IS 'Every HTTP request, or why none was sent (attempt 0)';
COMMENT ON COLUMN fetch_log.fetch_id IS 'Identity of one request; an observation points to it';
COMMENT ON COLUMN fetch_log.run_id IS 'The run that this was learnt in; see table run, e.g. 20220107T120000-3f9a1c';
COMMENT ON COLUMN fetch_log.url_id IS 'The address that was wanted; see table url';
COMMENT ON COLUMN fetch_log.purpose IS
  'What it was asked for: article, seed, robots, feed, sitemap, front, capture, archive, warc';
COMMENT ON COLUMN fetch_log.host IS 'Host that was asked, e.g. www.example.org';
COMMENT ON COLUMN fetch_log.requested_url IS 'Address that was wanted';
COMMENT ON COLUMN fetch_log.final_url IS 'Address that this request asked for, after the redirects before it';
COMMENT ON COLUMN fetch_log.redirects IS 'Addresses before the last one, in their order; empty if there were none';
COMMENT ON COLUMN fetch_log.started_at IS 'When it began, to the microsecond';
COMMENT ON COLUMN fetch_log.elapsed_ms IS
  'Milliseconds from the start of the request to the end of the response, e.g. 230';
COMMENT ON COLUMN fetch_log.outcome IS
  'How it ended: ok, redirect, not_modified, robots, refused, shared, retry_later, not_found, blocked, http_error, redirect_error, too_large, truncated, decode_error, timeout, protocol_error, connect_error';
COMMENT ON COLUMN fetch_log.status IS 'HTTP status, e.g. 200; NULL if there was no answer';
COMMENT ON COLUMN fetch_log.error IS 'What went wrong, in words; NULL if nothing did';
COMMENT ON COLUMN fetch_log.attempt IS 'Number of the try, from 1; 0: nothing was sent';
COMMENT ON COLUMN fetch_log.waited_ms IS 'Milliseconds that were waited for the turn of the host before it';
COMMENT ON COLUMN fetch_log.wait_reason IS 'Which rule made it wait, e.g. crawl_delay 10 s';
COMMENT ON COLUMN fetch_log.delay_ms IS
  'Milliseconds of rest that the host is owed from the end of this request on, e.g. 5000';
COMMENT ON COLUMN fetch_log.robots IS
  'What robots.txt said of it, e.g. allowed, forbidden, open 404 (there is none); NULL if it was not asked';
COMMENT ON COLUMN fetch_log.etag IS 'The validator ETag that the response gave, for the next request';
COMMENT ON COLUMN fetch_log.last_modified IS 'The validator Last-Modified that the response gave, as it stood there';
COMMENT ON COLUMN fetch_log.retry_at IS 'When the host allows to be asked again, if it said so (Retry-After)';
COMMENT ON COLUMN fetch_log.content_type IS 'Content-Type as it was stated, e.g. text/html; charset=utf-8';
COMMENT ON COLUMN fetch_log.charset IS 'Character set in which the body was read, e.g. utf-8';
COMMENT ON COLUMN fetch_log.bytes_wire IS 'Bytes of the body over the wire, still compressed, e.g. 18230';
COMMENT ON COLUMN fetch_log.bytes_body IS 'Bytes of the body with its content coding undone';
COMMENT ON COLUMN fetch_log.body_sha256 IS
  'SHA-256 of the body with its content coding undone, hexadecimal; NULL without a body';
COMMENT ON COLUMN fetch_log.warc_file IS
  'Name of the WARC file in data/archive that holds the response, e.g. newswake-20220107T120000Z-3f9a1c-812-1.warc.gz';
COMMENT ON COLUMN fetch_log.warc_offset IS 'Byte of the compressed WARC file at which the record begins, from 0';
COMMENT ON COLUMN fetch_log.warc_length IS 'Length of the record in the compressed file, in bytes, e.g. 8120';
COMMENT ON COLUMN fetch_log.peer IS 'Address of the server that answered, e.g. 192.0.2.7';
COMMENT ON COLUMN fetch_log.chain_id IS
  'Shared by all requests that one look at an address took: redirects and retries';
COMMENT ON COLUMN fetch_log.hop IS 'Redirects before this request, from 0';
COMMENT ON COLUMN fetch_log.latency_ms IS 'Milliseconds to the headers of the response; NULL if none came';
COMMENT ON COLUMN fetch_log.barrier IS
  'How the page was turned away: login, payment, forbidden, rate_limit, legal, challenge, block_page; else NULL';
COMMENT ON COLUMN fetch_log.opt_outs IS
  'Reservations against text mining or AI in the headers of the response, as they stood there';
COMMENT ON COLUMN fetch_log.captured_at IS
  'When a web archive got what was read there; NULL for what came from the host itself';

COMMENT ON TABLE robots_snapshot IS 'What robots.txt said each time it was asked';
COMMENT ON COLUMN robots_snapshot.host IS 'Host, with its port where that is no usual one';
COMMENT ON COLUMN robots_snapshot.fetched_at IS 'When it was asked';
COMMENT ON COLUMN robots_snapshot.run_id IS
  'The run that this was learnt in; see table run, e.g. 20220107T120000-3f9a1c';
COMMENT ON COLUMN robots_snapshot.fetch_id IS 'The request that brought it; see table fetch_log';
COMMENT ON COLUMN robots_snapshot.status IS 'HTTP status, e.g. 200; NULL if there was no answer';
COMMENT ON COLUMN robots_snapshot.verdict IS
  'rules (it has some), open (there is none) or closed (it cannot be had: the host is left alone)';
COMMENT ON COLUMN robots_snapshot.crawl_delay_s IS 'Crawl-delay for us in seconds; NULL if none is stated';
COMMENT ON COLUMN robots_snapshot.sitemaps IS 'Sitemaps that it names';
COMMENT ON COLUMN robots_snapshot.raw IS 'Its text; NULL if there is none';
COMMENT ON COLUMN robots_snapshot.opt_outs IS 'Reservations against text mining or AI in it, e.g. [GPTBot: disallow /]';

COMMENT ON TABLE warc_record IS 'Every record of the archive: where in which WARC file it lies';
COMMENT ON COLUMN warc_record.record_id IS 'WARC-Record-ID without its brackets, e.g. urn:uuid:6c1f...';
COMMENT ON COLUMN warc_record.kind IS 'warcinfo, request, response, metadata, revisit or resource';
COMMENT ON COLUMN warc_record.url IS 'WARC-Target-URI';
COMMENT ON COLUMN warc_record.archived_at IS 'WARC-Date';
COMMENT ON COLUMN warc_record.warc_file IS
  'Name of the WARC file in data/archive that holds the response, e.g. newswake-20220107T120000Z-3f9a1c-812-1.warc.gz';
COMMENT ON COLUMN warc_record.warc_offset IS 'Byte of the compressed WARC file at which the record begins, from 0';
COMMENT ON COLUMN warc_record.warc_length IS 'Length of the record in the compressed file, in bytes, e.g. 8120';
COMMENT ON COLUMN warc_record.status IS 'HTTP status of a response; else NULL';
COMMENT ON COLUMN warc_record.digest IS 'WARC-Payload-Digest, e.g. sha256:9f86d0...; NULL if there is none';
COMMENT ON COLUMN warc_record.mime IS 'Media type of the payload as it was stated';
COMMENT ON COLUMN warc_record.fetch_id IS 'The request that it is of; NULL for records of a whole file';
COMMENT ON COLUMN warc_record.run_id IS 'The run that this was learnt in; see table run, e.g. 20220107T120000-3f9a1c';

COMMENT ON TABLE content IS 'Texts, each once: what observations show and what is compared';
COMMENT ON COLUMN content.content_id IS
  'Identity of title and text, with spaces, quotes and case evened out; see table content';
COMMENT ON COLUMN content.title IS 'Headline of the first article that had this text';
COMMENT ON COLUMN content.text IS 'Paragraphs joined by newlines; offsets of passages and quotes count in it';
COMMENT ON COLUMN content.lang IS 'Language of the text, ISO 639-1, e.g. en; NULL if it is too short to tell';
COMMENT ON COLUMN content.lang_confidence IS 'How sure lang is, 0 to 1';
COMMENT ON COLUMN content.word_count IS 'Length in words, e.g. 640';
COMMENT ON COLUMN content.term_norm IS 'Length of the vector of its terms: divides their products into a cosine';
COMMENT ON COLUMN content.key_norm IS 'Length of the vector of its name keys';
COMMENT ON COLUMN content.shingle_count IS 'How many different runs of three words it has';

COMMENT ON TABLE term IS 'Words of a content with their weight (term frequency times rarity in the language)';
COMMENT ON COLUMN term.content_id IS
  'Identity of title and text, with spaces, quotes and case evened out; see table content';
COMMENT ON COLUMN term.term IS 'Word in lower case, e.g. canal';
COMMENT ON COLUMN term.weight IS 'Its tf-idf weight, not normalised';

COMMENT ON TABLE name_key IS 'Names and numbers of a content in a form that crosses languages';
COMMENT ON COLUMN name_key.content_id IS
  'Identity of title and text, with spaces, quotes and case evened out; see table content';
COMMENT ON COLUMN name_key.key IS 'Consonants of a name, a territory or a number, e.g. krvn for Karvenia';
COMMENT ON COLUMN name_key.weight IS 'Its weight: rarer is more';

COMMENT ON TABLE shingle IS 'Runs of three words of a content, hashed: texts that share many share wording';
COMMENT ON COLUMN shingle.content_id IS
  'Identity of title and text, with spaces, quotes and case evened out; see table content';
COMMENT ON COLUMN shingle.shingle IS 'Hash of three consecutive words (63 bits)';

COMMENT ON TABLE observation IS 'What one extractor made of one page: an article with its metadata, or why it is none';
COMMENT ON COLUMN observation.observation_id IS 'Hash of request and extractor';
COMMENT ON COLUMN observation.article_id IS
  'Identity of the article: the url_id of its address after redirects and canonical links of its own site';
COMMENT ON COLUMN observation.run_id IS 'The run that read it, e.g. 20220107T120000-3f9a1c';
COMMENT ON COLUMN observation.fetch_id IS 'The request that brought the page; see table fetch_log and view lineage';
COMMENT ON COLUMN observation.url_id IS 'The address that was wanted; see table url';
COMMENT ON COLUMN observation.observed_at IS 'When the page was fetched, or captured by an archive';
COMMENT ON COLUMN observation.extractor IS 'Name and version of the code that read it, e.g. newswake-fast/3';
COMMENT ON COLUMN observation.verdict IS 'article or not_article';
COMMENT ON COLUMN observation.kind IS
  'news, opinion, live, press_release or video for an article; else consent_wall, paywall, login, block_page, soft_404, front_page, search_page, shell, empty, binary, failed ...';
COMMENT ON COLUMN observation.reasons IS 'Why the verdict, in a few words each';
COMMENT ON COLUMN observation.content_id IS 'The text; NULL if it is no article';
COMMENT ON COLUMN observation.title IS 'Headline, e.g. Karvenia gambles its canal';
COMMENT ON COLUMN observation.subtitle IS 'Standfirst under the headline; NULL if there is none';
COMMENT ON COLUMN observation.authors IS
  'People whom the byline names, e.g. [Anna Bell, Iwan Petrov]; agencies and desks are not among them';
COMMENT ON COLUMN observation.published_at IS
  'When it was published, as its page states, in UTC; NULL if it states nothing; e.g. 2022-01-07 09:00:00+00';
COMMENT ON COLUMN observation.published_precision IS 'How much of published_at was stated: second, minute, day, month';
COMMENT ON COLUMN observation.published_zone_assumed IS
  'True where the page gave a time without a zone and UTC was taken: the moment may be off by up to 14 hours';
COMMENT ON COLUMN observation.published_method IS
  'Where published_at came from: json-ld, meta, time, text, url, htmldate';
COMMENT ON COLUMN observation.published_raw IS 'What stood there, e.g. 2022-01-07T12:00+03:00';
COMMENT ON COLUMN observation.modified_at IS
  'When it was last changed, as its page states, in UTC; NULL if it states nothing';
COMMENT ON COLUMN observation.section IS 'Section that the page names, e.g. World';
COMMENT ON COLUMN observation.tags IS 'Keywords that the page names, e.g. [economy, canals]';
COMMENT ON COLUMN observation.image_url IS 'Address of its main picture';
COMMENT ON COLUMN observation.site_name IS 'Name of the outlet as the page states it, e.g. The Harbour Post';
COMMENT ON COLUMN observation.canonical_url IS
  'Address that the page calls its own; on another site it is evidence of syndication';
COMMENT ON COLUMN observation.paywalled IS 'Whether the page says that it is not free to read; NULL if it says neither';
COMMENT ON COLUMN observation.syndication_credit IS
  'Words by which the page says from whom the text comes, e.g. Reuters; NULL if it says nothing';
COMMENT ON COLUMN observation.read_at IS 'When this reading was made';
COMMENT ON COLUMN observation.mode IS 'How the text was chosen: fast or thorough';
COMMENT ON COLUMN observation.structure IS 'What each line of the text is: paragraph, heading, list, quote, table';
COMMENT ON COLUMN observation.agencies IS 'News agencies and desks that the byline names, e.g. [Reuters]';
COMMENT ON COLUMN observation.corrections IS
  'Notes by which the publisher says what was changed; empty if there is none';
COMMENT ON COLUMN observation.truncated IS 'Why part of the text may be missing; NULL if nothing is known to be';
COMMENT ON COLUMN observation.published_is_guess IS
  'True where no statement of the page, only its address or a heuristic gave the date';
COMMENT ON COLUMN observation.published_offset_minutes IS
  'Zone in which the page states published_at, in minutes east of UTC, e.g. 180; NULL if it states none';

COMMENT ON TABLE evidence IS
  'All candidates for each field of an observation, the refused ones too: why is this the date?';
COMMENT ON COLUMN evidence.observation_id IS 'The reading that it is of; view lineage tells where that came from';
COMMENT ON COLUMN evidence.field IS 'Which field, e.g. published, title, authors';
COMMENT ON COLUMN evidence.ord IS 'Place among its like, from 0';
COMMENT ON COLUMN evidence.value IS 'What the candidate says';
COMMENT ON COLUMN evidence.method IS 'Where it came from, e.g. json-ld, meta, h1';
COMMENT ON COLUMN evidence.locator IS 'Place in the page, e.g. ld+json[0].datePublished; NULL where the method says it';
COMMENT ON COLUMN evidence.chosen IS 'True for the one that was taken';

COMMENT ON TABLE link IS 'Links of an observation';
COMMENT ON COLUMN link.observation_id IS 'The reading that it is of; view lineage tells where that came from';
COMMENT ON COLUMN link.ord IS 'Place among its like, from 0';
COMMENT ON COLUMN link.url_id IS 'Where it leads; NULL for a headline without address';
COMMENT ON COLUMN link.url IS 'Where it leads; NULL for a headline without address';
COMMENT ON COLUMN link.anchor IS 'Text of the link';
COMMENT ON COLUMN link.zone IS
  'body (another article of the site), reference (anything else in the text), related (further reading), credit, navigation, footer, alternate';
COMMENT ON COLUMN link.rel IS 'The rel attribute, e.g. nofollow; NULL if there is none';

COMMENT ON TABLE quote IS 'Words in quotation marks in the text of an observation';
COMMENT ON COLUMN quote.observation_id IS 'The reading that it is of; view lineage tells where that came from';
COMMENT ON COLUMN quote.ord IS 'Place among its like, from 0';
COMMENT ON COLUMN quote.text IS 'What stands between the marks';
COMMENT ON COLUMN quote.char_start IS 'First character in the text, counted from 0';
COMMENT ON COLUMN quote.char_end IS 'The character after the last one';
COMMENT ON COLUMN quote.speaker IS 'Who said it, where the sentence names them; else NULL';

COMMENT ON TABLE seed IS 'Seeds: the articles whose wake is watched, each text a version of its own';
COMMENT ON COLUMN seed.seed_id IS 'Seed by its file in config/seeds, e.g. kazakhstan-gamble';
COMMENT ON COLUMN seed.seed_version IS 'Counts the texts that the seed has had, from 1';
COMMENT ON COLUMN seed.given_as IS 'How the seed was given: url, html, markdown or text';
COMMENT ON COLUMN seed.url IS 'Address of the seed; NULL if it was given as a file';
COMMENT ON COLUMN seed.url_id IS 'Identity of that address; see table url';
COMMENT ON COLUMN seed.content_id IS
  'Identity of title and text, with spaces, quotes and case evened out; see table content';
COMMENT ON COLUMN seed.observation_id IS 'The reading that gave the text; NULL if it came from a file';
COMMENT ON COLUMN seed.title IS 'Headline, e.g. Karvenia gambles its canal';
COMMENT ON COLUMN seed.authors IS
  'People whom the byline names, e.g. [Anna Bell, Iwan Petrov]; agencies and desks are not among them';
COMMENT ON COLUMN seed.published_at IS
  'When it was published, as its page states, in UTC; NULL if it states nothing; e.g. 2022-01-07 09:00:00+00';
COMMENT ON COLUMN seed.lang IS 'Language of the text, ISO 639-1, e.g. en; NULL if it is too short to tell';
COMMENT ON COLUMN seed.syndication_credit IS
  'Words by which the page says from whom the text comes, e.g. Reuters; NULL if it says nothing';
COMMENT ON COLUMN seed.window_start IS 'First moment of the days in which its wake is looked for';
COMMENT ON COLUMN seed.window_end IS 'Last moment of those days';
COMMENT ON COLUMN seed.created_at IS 'When this version was taken in';
COMMENT ON COLUMN seed.run_id IS 'The run that this was learnt in; see table run, e.g. 20220107T120000-3f9a1c';

COMMENT ON TABLE seed_state IS 'When seeds were paused and resumed; the last word counts (view seed_latest)';
COMMENT ON COLUMN seed_state.seed_id IS 'Seed by its file in config/seeds, e.g. kazakhstan-gamble';
COMMENT ON COLUMN seed_state.active IS 'True if the seed is watched, false if it was paused';
COMMENT ON COLUMN seed_state.changed_at IS 'When that was said';

COMMENT ON TABLE title_candidate IS 'Titles of related articles that are known without an address';
COMMENT ON COLUMN title_candidate.seed_id IS 'Seed by its file in config/seeds, e.g. kazakhstan-gamble';
COMMENT ON COLUMN title_candidate.title IS 'The title, as it was given';
COMMENT ON COLUMN title_candidate.title_key IS
  'The title in the form in which titles are compared: without case, accents and marks';
COMMENT ON COLUMN title_candidate.given_by IS 'Who named the title: configuration or seed text';
COMMENT ON COLUMN title_candidate.seen_at IS 'When it was first looked for';

COMMENT ON TABLE title_match IS 'Addresses that bear such a title';
COMMENT ON COLUMN title_match.seed_id IS 'Seed by its file in config/seeds, e.g. kazakhstan-gamble';
COMMENT ON COLUMN title_match.title_key IS
  'The title in the form in which titles are compared: without case, accents and marks';
COMMENT ON COLUMN title_match.url_id IS 'Identity of the address: hash of its dedupe key; see table url';
COMMENT ON COLUMN title_match.how IS
  'How the title was found, and in what, e.g. exact title in feed, slug title in sitemap';
COMMENT ON COLUMN title_match.confidence IS 'How sure the match is, 0 to 1';
COMMENT ON COLUMN title_match.seen_at IS 'When it was found';

COMMENT ON TABLE comparison IS
  'Each comparison of a reading with a seed; only the newest one of each article counts (view matches)';
COMMENT ON COLUMN comparison.seed_id IS 'Seed by its file in config/seeds, e.g. kazakhstan-gamble';
COMMENT ON COLUMN comparison.seed_version IS 'Counts the texts that the seed has had, from 1';
COMMENT ON COLUMN comparison.observation_id IS 'The reading that was compared; see view lineage';
COMMENT ON COLUMN comparison.method IS 'Name and version of the comparison, e.g. reuse-tfidf/1';
COMMENT ON COLUMN comparison.run_id IS 'The run that this was learnt in; see table run, e.g. 20220107T120000-3f9a1c';
COMMENT ON COLUMN comparison.compared_at IS 'When the comparison was made';
COMMENT ON COLUMN comparison.relation IS 'copy, partial, same_event, same_topic, unrelated or undecided';
COMMENT ON COLUMN comparison.copy_kind IS 'Of a copy: exact, edited or abridged; else NULL';
COMMENT ON COLUMN comparison.score IS 'Nearness to the seed, 0 to 1, comparable within one relation, e.g. 0.93';
COMMENT ON COLUMN comparison.reuse_article IS
  'Share of the words of the article that come from the seed, 0 to 1, e.g. 0.97';
COMMENT ON COLUMN comparison.reuse_seed IS 'Share of the words of the seed that are in the article, 0 to 1';
COMMENT ON COLUMN comparison.term_cosine IS 'Likeness of the words, 0 to 1; NULL between languages';
COMMENT ON COLUMN comparison.key_cosine IS
  'Likeness of names and numbers, 0 to 1, across languages too; NULL if there are too few';
COMMENT ON COLUMN comparison.hours_from_seed IS
  'Hours from the publication of the seed to that of the article, below 0 if it was earlier; NULL if a date is missing';
COMMENT ON COLUMN comparison.is_seed IS 'True if this is the page of the seed itself';
COMMENT ON COLUMN comparison.links_to_seed IS 'True if it links to the seed';
COMMENT ON COLUMN comparison.quotes_seed IS 'True if it quotes the seed in quotation marks';
COMMENT ON COLUMN comparison.syndication_credit IS
  'Words by which the page says from whom the text comes, e.g. Reuters; NULL if it says nothing';
COMMENT ON COLUMN comparison.why IS 'The verdict in one sentence, for people';
COMMENT ON COLUMN comparison.reasons IS 'The single reasons, e.g. [no shared passage, terms 0.37]';
COMMENT ON COLUMN comparison.receipt IS
  'All measured values and thresholds as JSON; the verdict can be worked out again from it';

COMMENT ON TABLE passage IS 'Passages that an article shares with a seed; view seed_passages has their words';
COMMENT ON COLUMN passage.seed_id IS 'Seed by its file in config/seeds, e.g. kazakhstan-gamble';
COMMENT ON COLUMN passage.seed_version IS 'Counts the texts that the seed has had, from 1';
COMMENT ON COLUMN passage.observation_id IS 'The reading that it is of; view lineage tells where that came from';
COMMENT ON COLUMN passage.method IS 'Name and version of the comparison, e.g. reuse-tfidf/1';
COMMENT ON COLUMN passage.ord IS 'Place among its like, from 0';
COMMENT ON COLUMN passage.seed_start IS 'First character in the text of the seed, from 0';
COMMENT ON COLUMN passage.seed_end IS 'The character after the last one in the text of the seed';
COMMENT ON COLUMN passage.article_start IS 'First character in the text of the article, from 0';
COMMENT ON COLUMN passage.article_end IS 'The character after the last one in the text of the article';
COMMENT ON COLUMN passage.words IS 'Length of the passage in words';
COMMENT ON COLUMN passage.identity IS 'Share of the words of the passage that are the same on both sides, 0 to 1';

COMMENT ON TABLE schema_migration IS 'Which steps of the schema this database has';
COMMENT ON COLUMN schema_migration.version IS 'Number of the step';
COMMENT ON COLUMN schema_migration.name IS 'Name of its file, e.g. 0001_initial';
COMMENT ON COLUMN schema_migration.checksum IS 'Hash of its SQL';
COMMENT ON COLUMN schema_migration.applied_at IS 'When it was applied';

COMMENT ON TABLE schema_views IS 'Which views this database has';
COMMENT ON COLUMN schema_views.checksum IS 'Hash of the SQL of all views';
COMMENT ON COLUMN schema_views.applied_at IS 'When they were made';
