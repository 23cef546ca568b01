-- release-impact: visits under two releases of the application.
SELECT x.app_release, COUNT(*) AS visits, COUNT(DISTINCT x.visitor) AS visitors,
  SUM(x.converted) AS converted, SUM(x.engaged) AS engaged, SUM(x.failed) AS failed
FROM (
  SELECT v.app_release AS app_release, COALESCE(v.visitor, v.sid) AS visitor, v.is_converted AS converted,
    v.is_engaged AS engaged, CASE WHEN v.failures + v.errors > 0 THEN 1 ELSE 0 END AS failed
  FROM tracker_visit v
  WHERE v.log_id = :log AND v.start_micros >= :from AND v.start_micros < :to
    AND v.app_release IN (:before, :after) AND /*[segment]*/ (v.bot IS NULL OR v.bot = 'none') /*[end]*/
) x
GROUP BY x.app_release
ORDER BY x.app_release
LIMIT 10
