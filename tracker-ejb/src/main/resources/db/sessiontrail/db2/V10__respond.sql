-- Findings that somebody has yet to be told of.
-- For Db2 11.5 and later, in a database with pages of 32 KB.
-- Not tested on a real one: the tracker does not run it, an operator does:
--   db2 -tf V10__respond.sql
-- The tracker then names, in TRK-0561, which row of history to add.

-- Places in the log only. The rows of the channel 'window' count what came since an alert.
CREATE TABLE tracker_alert (
  log_id   INTEGER NOT NULL,
  idx      BIGINT NOT NULL,
  channel  VARCHAR(20) NOT NULL,
  subject  VARCHAR(120) NOT NULL,
  last_idx BIGINT NOT NULL,
  findings BIGINT NOT NULL,
  ends     BIGINT NOT NULL,
  PRIMARY KEY (log_id, idx, channel)
);
