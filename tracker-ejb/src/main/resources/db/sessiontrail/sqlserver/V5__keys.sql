-- Keys of people: with tracker.subject-keys their values are sealed under one each.
-- For SQL Server 2019 and later.
-- Not tested on a real one: the tracker does not run it, an operator does:
--   sqlcmd -d trail -i V5__keys.sql
-- The tracker then names, in TRK-0561, which row of history to add.

-- Leave this table out of backups that are to forget with it.
CREATE TABLE ledger_subject_key (
  log_id INTEGER NOT NULL,
  subject NVARCHAR(64) COLLATE Latin1_General_100_BIN2 NOT NULL, -- pseudonym of a user, or a trail without one
  sealed_key VARBINARY(100) NOT NULL, -- under a key that follows from the application's key file
  PRIMARY KEY (log_id, subject)
);
