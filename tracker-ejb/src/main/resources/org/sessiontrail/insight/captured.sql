-- captured: records that the visits of the period hold.
SELECT SUM(v.views + v.deeds + v.background) AS records
FROM tracker_visit v
WHERE v.log_id = :log AND v.start_micros >= :from AND v.start_micros < :to
