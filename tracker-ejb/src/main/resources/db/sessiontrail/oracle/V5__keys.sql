-- Keys of people: with tracker.subject-keys their values are sealed under one each.
-- For Oracle 19c and later.
-- Not tested on a real one: the tracker does not run it, an operator does:
--   sqlplus user/password@service @V5__keys.sql
-- The tracker then names, in TRK-0561, which row of history to add.

-- Leave this table out of backups that are to forget with it.
CREATE TABLE ledger_subject_key (
  log_id NUMBER(10) NOT NULL,
  -- pseudonym of a user, or a trail without one
  subject VARCHAR2(64 CHAR) NOT NULL,
  -- under a key that follows from the application's key file
  sealed_key RAW(100) NOT NULL,
  PRIMARY KEY (log_id, subject)
);
