-- automated: visits that look like a program's, beside those that say they are.
SELECT x.part, x.program,
  COUNT(*) AS visits, COUNT(DISTINCT x.visitor) AS visitors,
  SUM(CASE WHEN x.steady + x.fast + x.no_statics + x.no_script > 0 THEN 1 ELSE 0 END) AS hinted,
  SUM(x.steady) AS steady, SUM(x.fast) AS fast,
  SUM(x.no_statics) AS no_statics, SUM(x.no_script) AS no_script
FROM (
  SELECT /*[breakdown]*/ '' /*[end]*/ AS part,
    COALESCE(v.bot, 'none') AS program, COALESCE(v.visitor, v.sid) AS visitor,
    CASE WHEN v.bot_hint LIKE '%steady%' THEN 1 ELSE 0 END AS steady,
    CASE WHEN v.bot_hint LIKE '%fast%' THEN 1 ELSE 0 END AS fast,
    CASE WHEN v.views >= 3 AND v.statics = 0 AND p.visits > 0 AND p.with_statics * 5 >= p.visits * 4
      THEN 1 ELSE 0 END AS no_statics,
    CASE WHEN v.views >= 3 AND v.told = 0 AND p.visits > 0 AND p.with_script * 5 >= p.visits * 4
      THEN 1 ELSE 0 END AS no_script
  FROM tracker_visit v
  CROSS JOIN (
    SELECT COUNT(*) AS visits,
      SUM(CASE WHEN o.statics > 0 THEN 1 ELSE 0 END) AS with_statics,
      SUM(CASE WHEN o.told > 0 THEN 1 ELSE 0 END) AS with_script
    FROM tracker_visit o
    WHERE o.log_id = :log AND o.start_micros >= :from AND o.start_micros < :to
      AND (o.bot IS NULL OR o.bot = 'none') AND o.views >= 3
  ) p
  WHERE v.log_id = :log AND v.start_micros >= :from AND v.start_micros < :to
    AND /*[anybody]*/ 1 = 1 /*[end]*/
) x
GROUP BY x.part, x.program
ORDER BY visits DESC, x.part, x.program
LIMIT 10000
