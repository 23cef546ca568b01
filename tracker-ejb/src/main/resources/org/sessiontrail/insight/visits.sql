-- visits: the visits of a segment, one by one.
SELECT v.sid, v.num, v.start_micros, v.last_micros, v.views, v.deeds, v.failures, v.entry_route,
  v.exit_route, v.device, v.browser, v.country, v.channel, v.is_converted
FROM tracker_visit v
WHERE v.log_id = :log AND v.start_micros >= :from AND v.start_micros < :to
  AND /*[segment]*/ (v.bot IS NULL OR v.bot = 'none') /*[end]*/
ORDER BY v.start_micros DESC, v.sid, v.num
LIMIT 10000
