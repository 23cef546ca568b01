-- Page views as their pages told of them, and what else is done in a visit.
-- For SQL Server 2019 and later.
-- Not tested on a real one: the tracker does not run it, an operator does:
--   sqlcmd -d trail -i V7__views.sql
-- The tracker then names, in TRK-0561, which row of history to add.

-- What is known of a visit beside its first request and its times.
ALTER TABLE tracker_visit ADD last_idx BIGINT DEFAULT 0 NOT NULL; -- place of its last record
ALTER TABLE tracker_visit ADD visible_millis BIGINT; -- how long its pages were in the foreground; null: no page told
ALTER TABLE tracker_visit ADD exit_millis BIGINT; -- how long its last page view was looked at; null: nobody knows
ALTER TABLE tracker_visit ADD gap_squares BIGINT DEFAULT 0 NOT NULL; -- squares of the known durations of page views, together
ALTER TABLE tracker_visit ADD value_milli BIGINT; -- what its conversions are worth, thousandths of the currency
ALTER TABLE tracker_visit ADD steps INTEGER DEFAULT 0 NOT NULL; -- views and deeds, the highest of their numbers
ALTER TABLE tracker_visit ADD errors INTEGER DEFAULT 0 NOT NULL; -- errors of scripts on its pages
ALTER TABLE tracker_visit ADD statics INTEGER DEFAULT 0 NOT NULL; -- static files
ALTER TABLE tracker_visit ADD told INTEGER DEFAULT 0 NOT NULL; -- what its pages told
ALTER TABLE tracker_visit ADD is_returning INTEGER DEFAULT 0 NOT NULL; -- 1: the user or the trail had an earlier visit
ALTER TABLE tracker_visit ADD is_engaged INTEGER DEFAULT 0 NOT NULL; -- 1: ten seconds, two page views or a conversion
ALTER TABLE tracker_visit ADD is_converted INTEGER DEFAULT 0 NOT NULL; -- 1: a goal was reached or an order placed
ALTER TABLE tracker_visit ADD currency NVARCHAR(3) COLLATE Latin1_General_100_BIN2; -- of value_milli
ALTER TABLE tracker_visit ADD visitor NVARCHAR(64) COLLATE Latin1_General_100_BIN2; -- whom to count once: the user's pseudonym, else the trail
ALTER TABLE tracker_visit ADD language NVARCHAR(35) COLLATE Latin1_General_100_BIN2;
ALTER TABLE tracker_visit ADD app_release NVARCHAR(64) COLLATE Latin1_General_100_BIN2; -- version of the application
ALTER TABLE tracker_visit ADD referrer_host NVARCHAR(255) COLLATE Latin1_General_100_BIN2;
ALTER TABLE tracker_visit ADD landing_route NVARCHAR(1024) COLLATE Latin1_General_100_BIN2; -- what its first request asked for
ALTER TABLE tracker_visit ADD campaign_term NVARCHAR(255) COLLATE Latin1_General_100_BIN2;
ALTER TABLE tracker_visit ADD campaign_content NVARCHAR(255) COLLATE Latin1_General_100_BIN2;
ALTER TABLE tracker_visit ADD bot_hint NVARCHAR(60) COLLATE Latin1_General_100_BIN2; -- what in it looks like a program; no proof

-- What the request and the page tell of a view.
ALTER TABLE tracker_view ADD took_millis BIGINT; -- how long the server took; null: no request was made
ALTER TABLE tracker_view ADD visible_millis BIGINT; -- how long it was in the foreground; null: nobody told
ALTER TABLE tracker_view ADD status INTEGER; -- null: no request was made
ALTER TABLE tracker_view ADD scroll_percent INTEGER; -- how far it was scrolled
ALTER TABLE tracker_view ADD ttfb INTEGER; -- web vitals, milliseconds
ALTER TABLE tracker_view ADD fcp INTEGER;
ALTER TABLE tracker_view ADD lcp INTEGER;
ALTER TABLE tracker_view ADD inp INTEGER;
ALTER TABLE tracker_view ADD cls INTEGER; -- thousandths
ALTER TABLE tracker_view ADD kind NVARCHAR(10) COLLATE Latin1_General_100_BIN2; -- request, soft or restored
ALTER TABLE tracker_view ADD title NVARCHAR(255) COLLATE Latin1_General_100_BIN2;
ALTER TABLE tracker_view ADD page NVARCHAR(32) COLLATE Latin1_General_100_BIN2; -- the random name by which the page tells of itself

-- What else is done in visits: actions, requests that are no page views, what pages told. Computed from the log.
CREATE TABLE tracker_deed (
  idx BIGINT NOT NULL, -- place of its record
  at_micros BIGINT NOT NULL,
  millis BIGINT, -- how long it took
  value_milli BIGINT, -- price or worth of one, thousandths of the currency
  log_id INTEGER NOT NULL,
  visit_num INTEGER NOT NULL,
  num INTEGER NOT NULL, -- its place among the views and deeds of its visit
  status INTEGER,
  quantity INTEGER,
  results INTEGER, -- how many were found
  sid NVARCHAR(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
  kind NVARCHAR(20) COLLATE Latin1_General_100_BIN2 NOT NULL, -- action, login, request, or what the page told: click, search
  name NVARCHAR(255) COLLATE Latin1_General_100_BIN2, -- of the action, element, form; the words of a search
  route NVARCHAR(1024) COLLATE Latin1_General_100_BIN2, -- the page it was done on, or the request
  method NVARCHAR(16) COLLATE Latin1_General_100_BIN2,
  outcome NVARCHAR(20) COLLATE Latin1_General_100_BIN2,
  error NVARCHAR(255) COLLATE Latin1_General_100_BIN2, -- class of the error
  item NVARCHAR(100) COLLATE Latin1_General_100_BIN2, -- which product, content, order or field
  category NVARCHAR(100) COLLATE Latin1_General_100_BIN2,
  currency NVARCHAR(3) COLLATE Latin1_General_100_BIN2,
  step NVARCHAR(100) COLLATE Latin1_General_100_BIN2,
  target NVARCHAR(1024) COLLATE Latin1_General_100_BIN2, -- where a link leads
  PRIMARY KEY (log_id, idx)
);
CREATE INDEX tracker_deed_at ON tracker_deed (log_id, at_micros);
CREATE INDEX tracker_deed_trail ON tracker_deed (log_id, sid);
CREATE INDEX tracker_deed_kind ON tracker_deed (log_id, kind, at_micros);
