-- Findings that somebody has yet to be told of.
-- For Oracle 19c and later.
-- Not tested on a real one: the tracker does not run it, an operator does:
--   sqlplus user/password@service @V10__respond.sql
-- The tracker then names, in TRK-0561, which row of history to add.

-- Places in the log only. The rows of the channel 'window' count what came since an alert.
CREATE TABLE tracker_alert (
  log_id   NUMBER(10) NOT NULL,
  idx      NUMBER(19) NOT NULL,
  channel  VARCHAR2(20 CHAR) NOT NULL,
  subject  VARCHAR2(120 CHAR) NOT NULL,
  last_idx NUMBER(19) NOT NULL,
  findings NUMBER(19) NOT NULL,
  ends     NUMBER(19) NOT NULL,
  PRIMARY KEY (log_id, idx, channel)
);
