-- series-revenue: what orders are worth in one currency, piece by piece of time.
SELECT y.part, y.moment, SUM(y.milli) AS total, COUNT(DISTINCT y.visitor) AS people, MAX(1000) AS divisor
FROM (
  SELECT x.part, x.visitor, x.milli,
    /*[moment]*/ x.at_micros - MOD(x.at_micros, 86400000000) /*[end]*/ AS moment
  FROM (
    SELECT /*[breakdown]*/ '' /*[end]*/ AS part, d.at_micros AS at_micros,
      COALESCE(v.visitor, v.sid) AS visitor, COALESCE(d.value_milli, 0) AS milli
    FROM tracker_deed d
    JOIN tracker_visit v ON v.log_id = d.log_id AND v.sid = d.sid AND v.num = d.visit_num
    WHERE d.log_id = :log AND d.at_micros >= :from AND d.at_micros < :to
      AND d.kind = 'action' AND d.name = 'order.place' AND d.outcome = 'success' AND d.currency = :currency
      AND /*[segment]*/ COALESCE(v.bot, 'none') = 'none' /*[end]*/
  ) x
) y
GROUP BY y.part, y.moment
