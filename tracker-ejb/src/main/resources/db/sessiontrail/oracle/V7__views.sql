-- Page views as their pages told of them, and what else is done in a visit.
-- For Oracle 19c and later.
-- Not tested on a real one: the tracker does not run it, an operator does:
--   sqlplus user/password@service @V7__views.sql
-- The tracker then names, in TRK-0561, which row of history to add.

-- What is known of a visit beside its first request and its times.
-- place of its last record
ALTER TABLE tracker_visit ADD last_idx NUMBER(19) DEFAULT 0 NOT NULL;
-- how long its pages were in the foreground; null: no page told
ALTER TABLE tracker_visit ADD visible_millis NUMBER(19);
-- how long its last page view was looked at; null: nobody knows
ALTER TABLE tracker_visit ADD exit_millis NUMBER(19);
-- squares of the known durations of page views, together
ALTER TABLE tracker_visit ADD gap_squares NUMBER(19) DEFAULT 0 NOT NULL;
-- what its conversions are worth, thousandths of the currency
ALTER TABLE tracker_visit ADD value_milli NUMBER(19);
-- views and deeds, the highest of their numbers
ALTER TABLE tracker_visit ADD steps NUMBER(10) DEFAULT 0 NOT NULL;
-- errors of scripts on its pages
ALTER TABLE tracker_visit ADD errors NUMBER(10) DEFAULT 0 NOT NULL;
-- static files
ALTER TABLE tracker_visit ADD statics NUMBER(10) DEFAULT 0 NOT NULL;
-- what its pages told
ALTER TABLE tracker_visit ADD told NUMBER(10) DEFAULT 0 NOT NULL;
-- 1: the user or the trail had an earlier visit
ALTER TABLE tracker_visit ADD is_returning NUMBER(10) DEFAULT 0 NOT NULL;
-- 1: ten seconds, two page views or a conversion
ALTER TABLE tracker_visit ADD is_engaged NUMBER(10) DEFAULT 0 NOT NULL;
-- 1: a goal was reached or an order placed
ALTER TABLE tracker_visit ADD is_converted NUMBER(10) DEFAULT 0 NOT NULL;
-- of value_milli
ALTER TABLE tracker_visit ADD currency VARCHAR2(3 CHAR);
-- whom to count once: the user's pseudonym, else the trail
ALTER TABLE tracker_visit ADD visitor VARCHAR2(64 CHAR);
ALTER TABLE tracker_visit ADD language VARCHAR2(35 CHAR);
-- version of the application
ALTER TABLE tracker_visit ADD app_release VARCHAR2(64 CHAR);
ALTER TABLE tracker_visit ADD referrer_host VARCHAR2(255 CHAR);
-- what its first request asked for
ALTER TABLE tracker_visit ADD landing_route VARCHAR2(1024 CHAR);
ALTER TABLE tracker_visit ADD campaign_term VARCHAR2(255 CHAR);
ALTER TABLE tracker_visit ADD campaign_content VARCHAR2(255 CHAR);
-- what in it looks like a program; no proof
ALTER TABLE tracker_visit ADD bot_hint VARCHAR2(60 CHAR);

-- What the request and the page tell of a view.
-- how long the server took; null: no request was made
ALTER TABLE tracker_view ADD took_millis NUMBER(19);
-- how long it was in the foreground; null: nobody told
ALTER TABLE tracker_view ADD visible_millis NUMBER(19);
-- null: no request was made
ALTER TABLE tracker_view ADD status NUMBER(10);
-- how far it was scrolled
ALTER TABLE tracker_view ADD scroll_percent NUMBER(10);
-- web vitals, milliseconds
ALTER TABLE tracker_view ADD ttfb NUMBER(10);
ALTER TABLE tracker_view ADD fcp NUMBER(10);
ALTER TABLE tracker_view ADD lcp NUMBER(10);
ALTER TABLE tracker_view ADD inp NUMBER(10);
-- thousandths
ALTER TABLE tracker_view ADD cls NUMBER(10);
-- request, soft or restored
ALTER TABLE tracker_view ADD kind VARCHAR2(10 CHAR);
ALTER TABLE tracker_view ADD title VARCHAR2(255 CHAR);
-- the random name by which the page tells of itself
ALTER TABLE tracker_view ADD page VARCHAR2(32 CHAR);

-- What else is done in visits: actions, requests that are no page views, what pages told. Computed from the log.
CREATE TABLE tracker_deed (
  -- place of its record
  idx NUMBER(19) NOT NULL,
  at_micros NUMBER(19) NOT NULL,
  -- how long it took
  millis NUMBER(19),
  -- price or worth of one, thousandths of the currency
  value_milli NUMBER(19),
  log_id NUMBER(10) NOT NULL,
  visit_num NUMBER(10) NOT NULL,
  -- its place among the views and deeds of its visit
  num NUMBER(10) NOT NULL,
  status NUMBER(10),
  quantity NUMBER(10),
  -- how many were found
  results NUMBER(10),
  sid VARCHAR2(64 CHAR) NOT NULL,
  -- action, login, request, or what the page told: click, search
  kind VARCHAR2(20 CHAR) NOT NULL,
  -- of the action, element, form; the words of a search
  name VARCHAR2(255 CHAR),
  -- the page it was done on, or the request
  route VARCHAR2(1024 CHAR),
  method VARCHAR2(16 CHAR),
  outcome VARCHAR2(20 CHAR),
  -- class of the error
  error VARCHAR2(255 CHAR),
  -- which product, content, order or field
  item VARCHAR2(100 CHAR),
  category VARCHAR2(100 CHAR),
  currency VARCHAR2(3 CHAR),
  step VARCHAR2(100 CHAR),
  -- where a link leads
  target VARCHAR2(1024 CHAR),
  PRIMARY KEY (log_id, idx)
);
CREATE INDEX tracker_deed_at ON tracker_deed (log_id, at_micros);
CREATE INDEX tracker_deed_trail ON tracker_deed (log_id, sid);
CREATE INDEX tracker_deed_kind ON tracker_deed (log_id, kind, at_micros);
