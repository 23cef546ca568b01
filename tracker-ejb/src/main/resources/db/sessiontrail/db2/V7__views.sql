-- Page views as their pages told of them, and what else is done in a visit.
-- For Db2 11.5 and later, in a database with pages of 32 KB.
-- Not tested on a real one: the tracker does not run it, an operator does:
--   db2 -tf V7__views.sql
-- The tracker then names, in TRK-0561, which row of history to add.

-- What is known of a visit beside its first request and its times.
-- place of its last record
ALTER TABLE tracker_visit ADD COLUMN last_idx BIGINT DEFAULT 0 NOT NULL;
-- how long its pages were in the foreground; null: no page told
ALTER TABLE tracker_visit ADD COLUMN visible_millis BIGINT;
-- how long its last page view was looked at; null: nobody knows
ALTER TABLE tracker_visit ADD COLUMN exit_millis BIGINT;
-- squares of the known durations of page views, together
ALTER TABLE tracker_visit ADD COLUMN gap_squares BIGINT DEFAULT 0 NOT NULL;
-- what its conversions are worth, thousandths of the currency
ALTER TABLE tracker_visit ADD COLUMN value_milli BIGINT;
-- views and deeds, the highest of their numbers
ALTER TABLE tracker_visit ADD COLUMN steps INTEGER DEFAULT 0 NOT NULL;
-- errors of scripts on its pages
ALTER TABLE tracker_visit ADD COLUMN errors INTEGER DEFAULT 0 NOT NULL;
-- static files
ALTER TABLE tracker_visit ADD COLUMN statics INTEGER DEFAULT 0 NOT NULL;
-- what its pages told
ALTER TABLE tracker_visit ADD COLUMN told INTEGER DEFAULT 0 NOT NULL;
-- 1: the user or the trail had an earlier visit
ALTER TABLE tracker_visit ADD COLUMN is_returning INTEGER DEFAULT 0 NOT NULL;
-- 1: ten seconds, two page views or a conversion
ALTER TABLE tracker_visit ADD COLUMN is_engaged INTEGER DEFAULT 0 NOT NULL;
-- 1: a goal was reached or an order placed
ALTER TABLE tracker_visit ADD COLUMN is_converted INTEGER DEFAULT 0 NOT NULL;
-- of value_milli
ALTER TABLE tracker_visit ADD COLUMN currency VARCHAR(3 CODEUNITS32);
-- whom to count once: the user's pseudonym, else the trail
ALTER TABLE tracker_visit ADD COLUMN visitor VARCHAR(64 CODEUNITS32);
ALTER TABLE tracker_visit ADD COLUMN language VARCHAR(35 CODEUNITS32);
-- version of the application
ALTER TABLE tracker_visit ADD COLUMN app_release VARCHAR(64 CODEUNITS32);
ALTER TABLE tracker_visit ADD COLUMN referrer_host VARCHAR(255 CODEUNITS32);
-- what its first request asked for
ALTER TABLE tracker_visit ADD COLUMN landing_route VARCHAR(1024 CODEUNITS32);
ALTER TABLE tracker_visit ADD COLUMN campaign_term VARCHAR(255 CODEUNITS32);
ALTER TABLE tracker_visit ADD COLUMN campaign_content VARCHAR(255 CODEUNITS32);
-- what in it looks like a program; no proof
ALTER TABLE tracker_visit ADD COLUMN bot_hint VARCHAR(60 CODEUNITS32);

-- What the request and the page tell of a view.
-- how long the server took; null: no request was made
ALTER TABLE tracker_view ADD COLUMN took_millis BIGINT;
-- how long it was in the foreground; null: nobody told
ALTER TABLE tracker_view ADD COLUMN visible_millis BIGINT;
-- null: no request was made
ALTER TABLE tracker_view ADD COLUMN status INTEGER;
-- how far it was scrolled
ALTER TABLE tracker_view ADD COLUMN scroll_percent INTEGER;
-- web vitals, milliseconds
ALTER TABLE tracker_view ADD COLUMN ttfb INTEGER;
ALTER TABLE tracker_view ADD COLUMN fcp INTEGER;
ALTER TABLE tracker_view ADD COLUMN lcp INTEGER;
ALTER TABLE tracker_view ADD COLUMN inp INTEGER;
-- thousandths
ALTER TABLE tracker_view ADD COLUMN cls INTEGER;
-- request, soft or restored
ALTER TABLE tracker_view ADD COLUMN kind VARCHAR(10 CODEUNITS32);
ALTER TABLE tracker_view ADD COLUMN title VARCHAR(255 CODEUNITS32);
-- the random name by which the page tells of itself
ALTER TABLE tracker_view ADD COLUMN page VARCHAR(32 CODEUNITS32);

-- What else is done in visits: actions, requests that are no page views, what pages told. Computed from the log.
CREATE TABLE tracker_deed (
  -- place of its record
  idx BIGINT NOT NULL,
  at_micros BIGINT NOT NULL,
  -- how long it took
  millis BIGINT,
  -- price or worth of one, thousandths of the currency
  value_milli BIGINT,
  log_id INTEGER NOT NULL,
  visit_num INTEGER NOT NULL,
  -- its place among the views and deeds of its visit
  num INTEGER NOT NULL,
  status INTEGER,
  quantity INTEGER,
  -- how many were found
  results INTEGER,
  sid VARCHAR(64 CODEUNITS32) NOT NULL,
  -- action, login, request, or what the page told: click, search
  kind VARCHAR(20 CODEUNITS32) NOT NULL,
  -- of the action, element, form; the words of a search
  name VARCHAR(255 CODEUNITS32),
  -- the page it was done on, or the request
  route VARCHAR(1024 CODEUNITS32),
  method VARCHAR(16 CODEUNITS32),
  outcome VARCHAR(20 CODEUNITS32),
  -- class of the error
  error VARCHAR(255 CODEUNITS32),
  -- which product, content, order or field
  item VARCHAR(100 CODEUNITS32),
  category VARCHAR(100 CODEUNITS32),
  currency VARCHAR(3 CODEUNITS32),
  step VARCHAR(100 CODEUNITS32),
  -- where a link leads
  target VARCHAR(1024 CODEUNITS32),
  PRIMARY KEY (log_id, idx)
);
CREATE INDEX tracker_deed_at ON tracker_deed (log_id, at_micros);
CREATE INDEX tracker_deed_trail ON tracker_deed (log_id, sid);
CREATE INDEX tracker_deed_kind ON tracker_deed (log_id, kind, at_micros);
