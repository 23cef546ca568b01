-- Page views as their pages told of them, and what else is done in a visit.
-- Runs once, by the tracker at its first step or by hand:
--   psql -f V7__views.sql
-- Whoever runs it by hand is told by the tracker, in TRK-0318, which row of history to add.

-- What is known of a visit beside its first request and its times.
ALTER TABLE tracker_visit ADD COLUMN last_idx BIGINT DEFAULT 0 NOT NULL; -- place of its last record
ALTER TABLE tracker_visit ADD COLUMN visible_millis BIGINT; -- how long its pages were in the foreground; null: no page told
ALTER TABLE tracker_visit ADD COLUMN exit_millis BIGINT; -- how long its last page view was looked at; null: nobody knows
ALTER TABLE tracker_visit ADD COLUMN gap_squares BIGINT DEFAULT 0 NOT NULL; -- squares of the known durations of page views, together
ALTER TABLE tracker_visit ADD COLUMN value_milli BIGINT; -- what its conversions are worth, thousandths of the currency
ALTER TABLE tracker_visit ADD COLUMN steps INTEGER DEFAULT 0 NOT NULL; -- views and deeds, the highest of their numbers
ALTER TABLE tracker_visit ADD COLUMN errors INTEGER DEFAULT 0 NOT NULL; -- errors of scripts on its pages
ALTER TABLE tracker_visit ADD COLUMN statics INTEGER DEFAULT 0 NOT NULL; -- static files
ALTER TABLE tracker_visit ADD COLUMN told INTEGER DEFAULT 0 NOT NULL; -- what its pages told
ALTER TABLE tracker_visit ADD COLUMN is_returning INTEGER DEFAULT 0 NOT NULL; -- 1: the user or the trail had an earlier visit
ALTER TABLE tracker_visit ADD COLUMN is_engaged INTEGER DEFAULT 0 NOT NULL; -- 1: ten seconds, two page views or a conversion
ALTER TABLE tracker_visit ADD COLUMN is_converted INTEGER DEFAULT 0 NOT NULL; -- 1: a goal was reached or an order placed
ALTER TABLE tracker_visit ADD COLUMN currency VARCHAR(3); -- of value_milli
ALTER TABLE tracker_visit ADD COLUMN visitor VARCHAR(64); -- whom to count once: the user's pseudonym, else the trail
ALTER TABLE tracker_visit ADD COLUMN language VARCHAR(35);
ALTER TABLE tracker_visit ADD COLUMN app_release VARCHAR(64); -- version of the application
ALTER TABLE tracker_visit ADD COLUMN referrer_host VARCHAR(255);
ALTER TABLE tracker_visit ADD COLUMN landing_route VARCHAR(1024); -- what its first request asked for
ALTER TABLE tracker_visit ADD COLUMN campaign_term VARCHAR(255);
ALTER TABLE tracker_visit ADD COLUMN campaign_content VARCHAR(255);
ALTER TABLE tracker_visit ADD COLUMN bot_hint VARCHAR(60); -- what in it looks like a program; no proof

-- What the request and the page tell of a view.
ALTER TABLE tracker_view ADD COLUMN took_millis BIGINT; -- how long the server took; null: no request was made
ALTER TABLE tracker_view ADD COLUMN visible_millis BIGINT; -- how long it was in the foreground; null: nobody told
ALTER TABLE tracker_view ADD COLUMN status INTEGER; -- null: no request was made
ALTER TABLE tracker_view ADD COLUMN scroll_percent INTEGER; -- how far it was scrolled
ALTER TABLE tracker_view ADD COLUMN ttfb INTEGER; -- web vitals, milliseconds
ALTER TABLE tracker_view ADD COLUMN fcp INTEGER;
ALTER TABLE tracker_view ADD COLUMN lcp INTEGER;
ALTER TABLE tracker_view ADD COLUMN inp INTEGER;
ALTER TABLE tracker_view ADD COLUMN cls INTEGER; -- thousandths
ALTER TABLE tracker_view ADD COLUMN kind VARCHAR(10); -- request, soft or restored
ALTER TABLE tracker_view ADD COLUMN title VARCHAR(255);
ALTER TABLE tracker_view ADD COLUMN page VARCHAR(32); -- the random name by which the page tells of itself

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
  sid VARCHAR(64) NOT NULL,
  kind VARCHAR(20) NOT NULL, -- action, login, request, or what the page told: click, search
  name VARCHAR(255), -- of the action, element, form; the words of a search
  route VARCHAR(1024), -- the page it was done on, or the request
  method VARCHAR(16),
  outcome VARCHAR(20),
  error VARCHAR(255), -- class of the error
  item VARCHAR(100), -- which product, content, order or field
  category VARCHAR(100),
  currency VARCHAR(3),
  step VARCHAR(100),
  target VARCHAR(1024), -- where a link leads
  PRIMARY KEY (log_id, idx)
);
CREATE INDEX tracker_deed_at ON tracker_deed (log_id, at_micros);
CREATE INDEX tracker_deed_trail ON tracker_deed (log_id, sid);
CREATE INDEX tracker_deed_kind ON tracker_deed (log_id, kind, at_micros);
