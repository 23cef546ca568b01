-- The trail's own tables.
-- For SQL Server 2019 and later.
-- Not tested on a real one: the tracker does not run it, an operator does:
--   sqlcmd -d trail -i V1__trail.sql
-- The tracker then names, in TRK-0561, which row of history to add.

-- One row per application: the lock under which its records get their places.
CREATE TABLE ledger_log (
  id INTEGER NOT NULL PRIMARY KEY,
  origin NVARCHAR(255) COLLATE Latin1_General_100_BIN2 NOT NULL UNIQUE,
  size BIGINT NOT NULL,
  version BIGINT NOT NULL
);

-- One row per record. The leaf is the record; every other column is a copy for finding it, except
-- the two that may be erased: disclosures (the personal values) and subject_ref (whose they are).
CREATE TABLE ledger_entry (
  idx BIGINT NOT NULL,
  seq BIGINT NOT NULL,
  at_micros BIGINT NOT NULL,
  millis BIGINT,
  log_id INTEGER NOT NULL,
  sseq INTEGER,
  status INTEGER,
  stream NVARCHAR(300) COLLATE Latin1_General_100_BIN2 NOT NULL,
  kind NVARCHAR(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
  sid NVARCHAR(64) COLLATE Latin1_General_100_BIN2,
  name NVARCHAR(400) COLLATE Latin1_General_100_BIN2,
  method NVARCHAR(100) COLLATE Latin1_General_100_BIN2,
  route NVARCHAR(MAX),
  outcome NVARCHAR(100) COLLATE Latin1_General_100_BIN2,
  subject_ref NVARCHAR(64) COLLATE Latin1_General_100_BIN2,
  leaf VARBINARY(MAX),
  disclosures NVARCHAR(MAX),
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
  at_micros BIGINT NOT NULL,
  log_id INTEGER NOT NULL,
  session_hash NVARCHAR(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
  sid NVARCHAR(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
  PRIMARY KEY (log_id, session_hash, sid)
);
CREATE INDEX trail_alias_at ON trail_alias (log_id, at_micros);
