-- The trail's own tables.
-- For Oracle 19c and later.
-- Not tested on a real one: the tracker does not run it, an operator does:
--   sqlplus user/password@service @V1__trail.sql
-- The tracker then names, in TRK-0561, which row of history to add.

-- One row per application: the lock under which its records get their places.
CREATE TABLE ledger_log (
  id NUMBER(10) NOT NULL PRIMARY KEY,
  origin VARCHAR2(255 CHAR) NOT NULL UNIQUE,
  size_ NUMBER(19) NOT NULL,
  version NUMBER(19) NOT NULL
);

-- One row per record. The leaf is the record; every other column is a copy for finding it, except
-- the two that may be erased: disclosures (the personal values) and subject_ref (whose they are).
CREATE TABLE ledger_entry (
  idx NUMBER(19) NOT NULL,
  seq NUMBER(19) NOT NULL,
  at_micros NUMBER(19) NOT NULL,
  millis NUMBER(19),
  log_id NUMBER(10) NOT NULL,
  sseq NUMBER(10),
  status NUMBER(10),
  stream VARCHAR2(300 CHAR) NOT NULL,
  kind VARCHAR2(40 CHAR) NOT NULL,
  sid VARCHAR2(64 CHAR),
  name VARCHAR2(400 CHAR),
  method VARCHAR2(100 CHAR),
  route CLOB,
  outcome VARCHAR2(100 CHAR),
  subject_ref VARCHAR2(64 CHAR),
  leaf BLOB,
  disclosures CLOB,
  PRIMARY KEY (log_id, idx),
  CONSTRAINT ledger_entry_stream_seq UNIQUE (log_id, stream, seq)
);

-- Trail order, for whole periods.
CREATE INDEX ledger_entry_at ON ledger_entry (log_id, at_micros, idx);
-- One trail, one user, one action, one kind.
CREATE INDEX ledger_entry_sid ON ledger_entry (log_id, sid, at_micros);
CREATE INDEX ledger_entry_subject ON ledger_entry (log_id, subject_ref, at_micros);
CREATE INDEX ledger_entry_name ON ledger_entry (log_id, name, at_micros);
CREATE INDEX ledger_entry_kind ON ledger_entry (log_id, kind, at_micros);

-- From the keyed hash of a container's session id to the trail it was part of.
CREATE TABLE trail_alias (
  at_micros NUMBER(19) NOT NULL,
  log_id NUMBER(10) NOT NULL,
  session_hash VARCHAR2(64 CHAR) NOT NULL,
  sid VARCHAR2(64 CHAR) NOT NULL,
  PRIMARY KEY (log_id, session_hash, sid)
);
CREATE INDEX trail_alias_at ON trail_alias (log_id, at_micros);
