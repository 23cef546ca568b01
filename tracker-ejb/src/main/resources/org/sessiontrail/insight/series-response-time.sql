-- series-response-time: how long requests take in the mean, piece by piece of time.
SELECT y.part, y.moment, SUM(y.millis) AS total, COUNT(DISTINCT y.visitor) AS people, COUNT(*) AS divisor
FROM (
  SELECT x.part, x.visitor, x.millis,
    /*[moment]*/ x.at_micros - MOD(x.at_micros, 86400000000) /*[end]*/ AS moment
  FROM (
    SELECT /*[breakdown]*/ '' /*[end]*/ AS part, w.at_micros AS at_micros,
      COALESCE(v.visitor, v.sid) AS visitor, w.took_millis AS millis
    FROM tracker_view w
    JOIN tracker_visit v ON v.log_id = w.log_id AND v.sid = w.sid AND v.num = w.visit_num
    WHERE w.log_id = :log AND w.at_micros >= :from AND w.at_micros < :to AND w.took_millis IS NOT NULL
      AND /*[segment]*/ COALESCE(v.bot, 'none') = 'none' /*[end]*/
    UNION ALL
    SELECT /*[breakdown]*/ '' /*[end]*/ AS part, d.at_micros AS at_micros,
      COALESCE(v.visitor, v.sid) AS visitor, d.millis AS millis
    FROM tracker_deed d
    JOIN tracker_visit v ON v.log_id = d.log_id AND v.sid = d.sid AND v.num = d.visit_num
    WHERE d.log_id = :log AND d.at_micros >= :from AND d.at_micros < :to
      AND d.kind = 'request' AND d.millis IS NOT NULL
      AND /*[segment]*/ COALESCE(v.bot, 'none') = 'none' /*[end]*/
  ) x
) y
GROUP BY y.part, y.moment
