-- Keys of people: with tracker.subject-keys their values are sealed under one each.
-- For Db2 11.5 and later, in a database with pages of 32 KB.
-- Not tested on a real one: the tracker does not run it, an operator does:
--   db2 -tf V5__keys.sql
-- The tracker then names, in TRK-0561, which row of history to add.

-- Leave this table out of backups that are to forget with it.
CREATE TABLE ledger_subject_key (
  log_id INTEGER NOT NULL,
  -- pseudonym of a user, or a trail without one
  subject VARCHAR(64 CODEUNITS32) NOT NULL,
  -- under a key that follows from the application's key file
  sealed_key VARBINARY(100) NOT NULL,
  PRIMARY KEY (log_id, subject)
);
