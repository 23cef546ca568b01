-- What is kept from erasure and purge, and what people asked to have erased.
-- For SQL Server 2019 and later.
-- Not tested on a real one: the tracker does not run it, an operator does:
--   sqlcmd -d trail -i V4__retention.sql
-- The tracker then names, in TRK-0561, which row of history to add.

-- Place of the erasure or purge record that says why something of this record is gone.
ALTER TABLE ledger_entry ADD removed_by BIGINT;

-- One row per hold. Names nobody: users by pseudonym only.
CREATE TABLE ledger_hold (
  idx BIGINT NOT NULL, -- place of its hold record
  placed_micros BIGINT NOT NULL,
  until_micros BIGINT, -- expiry; null: until it is released
  from_micros BIGINT, -- scope period
  to_micros BIGINT,
  released_idx BIGINT, -- place of its release record; null: in force
  log_id INTEGER NOT NULL,
  scope NVARCHAR(20) COLLATE Latin1_General_100_BIN2 NOT NULL, -- user, session, period or all
  case_id NVARCHAR(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
  subjects NVARCHAR(1000) COLLATE Latin1_General_100_BIN2, -- scope user: pseudonyms, separated by blanks
  sid NVARCHAR(64) COLLATE Latin1_General_100_BIN2, -- scope session
  PRIMARY KEY (log_id, idx)
);

-- One row per request for erasure. Pseudonyms and trails are forgotten when it is over.
CREATE TABLE ledger_erasure (
  asked_micros BIGINT NOT NULL, -- what began later is not meant
  follow_micros BIGINT NOT NULL, -- until then records that come late are erased too
  scanned BIGINT NOT NULL, -- late records are looked for from this place on
  erased BIGINT NOT NULL, -- records of which something was erased
  log_id INTEGER NOT NULL,
  level NVARCHAR(10) COLLATE Latin1_General_100_BIN2 NOT NULL, -- e1 or e2
  state NVARCHAR(20) COLLATE Latin1_General_100_BIN2 NOT NULL, -- running, deferred, following, done or refused
  request NVARCHAR(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
  basis NVARCHAR(1000) COLLATE Latin1_General_100_BIN2 NOT NULL,
  subjects NVARCHAR(1000) COLLATE Latin1_General_100_BIN2,
  trails NVARCHAR(MAX),
  PRIMARY KEY (log_id, request)
);
