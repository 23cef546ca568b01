-- behind: stored records that are in no visit yet.
SELECT l.size - COALESCE(f.next_idx, 0) AS records
FROM ledger_log l
LEFT JOIN tracker_follower f ON f.log_id = l.id AND f.name = 'visits'
WHERE l.id = :log
