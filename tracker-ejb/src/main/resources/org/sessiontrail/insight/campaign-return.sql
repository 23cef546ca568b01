-- campaign-return: campaigns with what they cost and brought.
SELECT x.part, x.source, x.campaign, SUM(x.visits) AS visits, COUNT(DISTINCT x.visitor) AS visitors,
  SUM(x.converted) AS conversions, SUM(x.cost) AS cost, SUM(x.milli) AS milli, MAX(1000) AS thousand,
  SUM(x.converted) * 1000 AS thousands
FROM (
  SELECT '' AS part, v.source AS source, v.campaign AS campaign, COALESCE(v.visitor, v.sid) AS visitor, 1 AS visits, v.is_converted AS converted,
    0 AS cost, CASE WHEN v.currency = :currency THEN COALESCE(v.value_milli, 0) ELSE 0 END AS milli
  FROM tracker_visit v
  WHERE v.log_id = :log AND v.start_micros >= :from AND v.start_micros < :to
    AND v.campaign IS NOT NULL AND /*[segment]*/ (v.bot IS NULL OR v.bot = 'none') /*[end]*/
  UNION ALL
  SELECT '' AS part, c.source AS source, c.campaign AS campaign, NULLIF('-', '-') AS visitor, 0 AS visits, 0 AS converted,
    c.cost AS cost, 0 AS milli
  FROM (
    /*[costs]*/ SELECT 'google' AS source, 'spring' AS campaign, 0 AS cost /*[end]*/
  ) c
  WHERE c.cost > 0
) x
GROUP BY x.part, x.source, x.campaign
HAVING SUM(x.visits) > 0
ORDER BY visits DESC, x.part, x.source, x.campaign
LIMIT 10000
