-- What is kept from erasure and purge, and what people asked to have erased.
-- For Db2 11.5 and later, in a database with pages of 32 KB.
-- Not tested on a real one: the tracker does not run it, an operator does:
--   db2 -tf V4__retention.sql
-- The tracker then names, in TRK-0561, which row of history to add.

-- Place of the erasure or purge record that says why something of this record is gone.
ALTER TABLE ledger_entry ADD COLUMN removed_by BIGINT;

-- One row per hold. Names nobody: users by pseudonym only.
CREATE TABLE ledger_hold (
  -- place of its hold record
  idx BIGINT NOT NULL,
  placed_micros BIGINT NOT NULL,
  -- expiry; null: until it is released
  until_micros BIGINT,
  -- scope period
  from_micros BIGINT,
  to_micros BIGINT,
  -- place of its release record; null: in force
  released_idx BIGINT,
  log_id INTEGER NOT NULL,
  -- user, session, period or all
  scope VARCHAR(20 CODEUNITS32) NOT NULL,
  case_id VARCHAR(200 CODEUNITS32) NOT NULL,
  -- scope user: pseudonyms, separated by blanks
  subjects VARCHAR(1000 CODEUNITS32),
  -- scope session
  sid VARCHAR(64 CODEUNITS32),
  PRIMARY KEY (log_id, idx)
);

-- One row per request for erasure. Pseudonyms and trails are forgotten when it is over.
CREATE TABLE ledger_erasure (
  -- what began later is not meant
  asked_micros BIGINT NOT NULL,
  -- until then records that come late are erased too
  follow_micros BIGINT NOT NULL,
  -- late records are looked for from this place on
  scanned BIGINT NOT NULL,
  -- records of which something was erased
  erased BIGINT NOT NULL,
  log_id INTEGER NOT NULL,
  -- e1 or e2
  level VARCHAR(10 CODEUNITS32) NOT NULL,
  -- running, deferred, following, done or refused
  state VARCHAR(20 CODEUNITS32) NOT NULL,
  request VARCHAR(200 CODEUNITS32) NOT NULL,
  basis VARCHAR(1000 CODEUNITS32) NOT NULL,
  subjects VARCHAR(1000 CODEUNITS32),
  trails CLOB(16M),
  PRIMARY KEY (log_id, request)
);
