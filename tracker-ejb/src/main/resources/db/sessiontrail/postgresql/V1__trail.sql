-- The trail's own tables. Runs once, by the tracker at its first step or by hand:
--   psql -f V1__trail.sql
-- Whoever runs it by hand is told by the tracker, in TRK-0318, which row of history to add.
-- Columns stand in falling order of size, which saves PostgreSQL's padding.

-- One row per application: the lock under which its records get their places.
CREATE TABLE ledger_log (
  id      INTEGER      NOT NULL PRIMARY KEY,
  origin  VARCHAR(255) NOT NULL UNIQUE,
  size    BIGINT       NOT NULL,
  version BIGINT       NOT NULL
);

-- One row per record. The leaf is the record; every other column is a copy for finding it, except
-- the two that may be erased: disclosures (the personal values) and subject_ref (whose they are).
-- No foreign key to ledger_log: its check costs a look-up a row and the row is locked anyway.
CREATE TABLE ledger_entry (
  idx         BIGINT  NOT NULL,
  seq         BIGINT  NOT NULL,
  at_micros   BIGINT  NOT NULL,
  millis      BIGINT,
  log_id      INTEGER NOT NULL,
  sseq        INTEGER,
  status      INTEGER,
  stream      VARCHAR(300) NOT NULL,
  kind        VARCHAR(40)  NOT NULL,
  sid         VARCHAR(64),
  name        VARCHAR(400),
  method      VARCHAR(100),
  route       TEXT,
  outcome     VARCHAR(100),
  subject_ref VARCHAR(64),
  leaf        BYTEA,
  disclosures TEXT,
  -- both only ever grow at their ends, so pages need no room for more
  PRIMARY KEY (log_id, idx) WITH (fillfactor = 100),
  CONSTRAINT ledger_entry_stream_seq UNIQUE (log_id, stream, seq) WITH (fillfactor = 100)
);

-- Trail order, for whole periods; the few records of one microsecond are put in order on reading.
CREATE INDEX ledger_entry_at ON ledger_entry (log_id, at_micros);
-- One trail, one user: many rows share a key, which PostgreSQL keeps once; time is sorted on reading.
CREATE INDEX ledger_entry_sid ON ledger_entry (log_id, sid);
CREATE INDEX ledger_entry_subject ON ledger_entry (log_id, subject_ref) WHERE subject_ref IS NOT NULL;
CREATE INDEX ledger_entry_name ON ledger_entry (log_id, name, at_micros) WHERE name IS NOT NULL;
-- The rare kinds: streams, sessions, gaps.
CREATE INDEX ledger_entry_kind ON ledger_entry (log_id, kind, at_micros)
  WHERE kind NOT IN ('request', 'action');

-- From the keyed hash of a container's session id to the trail it was part of.
CREATE TABLE trail_alias (
  at_micros    BIGINT      NOT NULL,
  log_id       INTEGER     NOT NULL,
  session_hash VARCHAR(64) NOT NULL,
  sid          VARCHAR(64) NOT NULL,
  PRIMARY KEY (log_id, session_hash, sid)
);
CREATE INDEX trail_alias_at ON trail_alias (log_id, at_micros);
