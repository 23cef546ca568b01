-- beginning: when the first visit began.
SELECT MIN(v.start_micros) AS micros
FROM tracker_visit v
WHERE v.log_id = :log
