-- frequency: people by how many visits they made.
SELECT y.part, y.visits_made, COUNT(*) AS visitors, SUM(y.visits) AS visits
FROM (
  SELECT x.part, x.visits, CASE WHEN x.visits > 9 THEN 10 ELSE x.visits END AS visits_made
  FROM (
    SELECT z.part, z.visitor, COUNT(*) AS visits
    FROM (
      SELECT /*[breakdown]*/ '' /*[end]*/ AS part, COALESCE(v.visitor, v.sid) AS visitor
      FROM tracker_visit v
      WHERE v.log_id = :log AND v.start_micros >= :from AND v.start_micros < :to
        AND /*[segment]*/ (v.bot IS NULL OR v.bot = 'none') /*[end]*/
    ) z
    GROUP BY z.part, z.visitor
  ) x
) y
GROUP BY y.part, y.visits_made
ORDER BY y.part, y.visits_made
LIMIT 10000
