-- audience: the visitors of a segment.
SELECT x.visitor, COUNT(*) AS visits, MIN(x.start_micros) AS first_micros,
  MAX(x.last_micros) AS last_micros, SUM(x.converted) AS conversions
FROM (
  SELECT COALESCE(v.visitor, v.sid) AS visitor, v.start_micros, v.last_micros,
    v.is_converted AS converted
  FROM tracker_visit v
  WHERE v.log_id = :log AND v.start_micros >= :from AND v.start_micros < :to
    AND /*[segment]*/ (v.bot IS NULL OR v.bot = 'none') /*[end]*/
) x
GROUP BY x.visitor
ORDER BY visits DESC, x.visitor
LIMIT 10000
