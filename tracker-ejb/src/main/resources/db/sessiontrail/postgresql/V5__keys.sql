-- Keys of people: with tracker.subject-keys their values are sealed under one each.
-- Runs once, by the tracker at its first step or by hand:
--   psql -f V5__keys.sql
-- Whoever runs it by hand is told by the tracker, in TRK-0318, which row of history to add.

-- Leave this table out of backups that are to forget with it.
CREATE TABLE ledger_subject_key (
  log_id     INTEGER      NOT NULL,
  subject    VARCHAR(64)  NOT NULL, -- pseudonym of a user, or a trail without one
  sealed_key BYTEA NOT NULL, -- under a key that follows from the application's key file
  PRIMARY KEY (log_id, subject)
);
