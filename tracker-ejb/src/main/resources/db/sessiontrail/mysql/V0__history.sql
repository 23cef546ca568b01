-- What was run in this database, on MySQL as on MariaDB. Made by the tracker; only needed by hand
-- when the tracker's database user may not create tables:
--   mysql trail < V0__history.sql
-- The tracker then names, in TRK-0318, the row to add here. It needs SELECT, and INSERT and UPDATE
-- until that row is there.
CREATE TABLE tracker_schema_history (
  version      INTEGER      NOT NULL PRIMARY KEY, -- 0 is the row that a running migration locks
  script       VARCHAR(200) NOT NULL,
  checksum     VARCHAR(64)  NOT NULL,             -- SHA-256 of the script with \n as line end
  installed_at DATETIME(6),                       -- null: begun and not finished
  software     VARCHAR(100) NOT NULL
) ENGINE = InnoDB ROW_FORMAT = DYNAMIC DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
