-- matching: people with visits that began in the period.
SELECT COUNT(DISTINCT COALESCE(v.visitor, v.sid)) AS people
FROM tracker_visit v
WHERE v.log_id = :log AND v.start_micros >= :from AND v.start_micros < :to
  AND /*[segment]*/ COALESCE(v.bot, 'none') = 'none' /*[end]*/
