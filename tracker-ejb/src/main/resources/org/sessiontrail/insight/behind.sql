-- behind: stored records of trails that are in no visit yet; only these can be in one.
SELECT COUNT(*) AS records
FROM ledger_entry e
WHERE e.log_id = :log AND e.sid IS NOT NULL
  AND e.idx >= (SELECT COALESCE(MIN(f.next_idx), 0) FROM tracker_follower f WHERE f.log_id = :log AND f.name = 'visits')
