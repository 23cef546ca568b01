-- What is kept from erasure and purge, and what people asked to have erased.
-- For Oracle 19c and later.
-- Not tested on a real one: the tracker does not run it, an operator does:
--   sqlplus user/password@service @V4__retention.sql
-- The tracker then names, in TRK-0561, which row of history to add.

-- Place of the erasure or purge record that says why something of this record is gone.
ALTER TABLE ledger_entry ADD removed_by NUMBER(19);

-- One row per hold. Names nobody: users by pseudonym only.
CREATE TABLE ledger_hold (
  -- place of its hold record
  idx NUMBER(19) NOT NULL,
  placed_micros NUMBER(19) NOT NULL,
  -- expiry; null: until it is released
  until_micros NUMBER(19),
  -- scope period
  from_micros NUMBER(19),
  to_micros NUMBER(19),
  -- place of its release record; null: in force
  released_idx NUMBER(19),
  log_id NUMBER(10) NOT NULL,
  -- user, session, period or all
  scope VARCHAR2(20 CHAR) NOT NULL,
  case_id VARCHAR2(200 CHAR) NOT NULL,
  -- scope user: pseudonyms, separated by blanks
  subjects VARCHAR2(1000 CHAR),
  -- scope session
  sid VARCHAR2(64 CHAR),
  PRIMARY KEY (log_id, idx)
);

-- One row per request for erasure. Pseudonyms and trails are forgotten when it is over.
CREATE TABLE ledger_erasure (
  -- what began later is not meant
  asked_micros NUMBER(19) NOT NULL,
  -- until then records that come late are erased too
  follow_micros NUMBER(19) NOT NULL,
  -- late records are looked for from this place on
  scanned NUMBER(19) NOT NULL,
  -- records of which something was erased
  erased NUMBER(19) NOT NULL,
  log_id NUMBER(10) NOT NULL,
  -- e1 or e2
  level_ VARCHAR2(10 CHAR) NOT NULL,
  -- running, deferred, following, done or refused
  state VARCHAR2(20 CHAR) NOT NULL,
  request VARCHAR2(200 CHAR) NOT NULL,
  basis VARCHAR2(1000 CHAR) NOT NULL,
  subjects VARCHAR2(1000 CHAR),
  trails CLOB,
  PRIMARY KEY (log_id, request)
);
