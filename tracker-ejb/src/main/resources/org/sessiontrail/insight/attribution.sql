-- attribution: conversions credited to the visits before them.
SELECT x.part, x.channel, x.source, x.medium, x.campaign, x.currency,
  COUNT(*) AS credited, COUNT(DISTINCT x.visitor) AS visitors,
  SUM((1000000 - MOD(1000000, x.shares)) / x.shares) AS credit, MAX(1000000) AS million,
  SUM((x.worth - MOD(x.worth, x.shares)) / x.shares) AS milli, MAX(1000) AS thousand
FROM (
  SELECT y.part, y.channel, y.source, y.medium, y.campaign, y.currency, y.visitor, y.worth,
    /*[shares]*/ CASE WHEN y.last_place = 1 THEN 1 ELSE 0 END /*[end]*/ AS shares
  FROM (
    SELECT /*[breakdown]*/ '' /*[end]*/ AS part, t.channel, t.source, t.medium, t.campaign, d.currency,
      COALESCE(d.value_milli, 0) AS worth, COALESCE(v.visitor, v.sid) AS visitor,
      ROW_NUMBER() OVER (PARTITION BY d.idx ORDER BY
        CASE WHEN COALESCE(t.channel, 'Direct') = 'Direct' THEN 1 ELSE 0 END,
        t.start_micros DESC, t.sid DESC, t.num DESC) AS last_place,
      ROW_NUMBER() OVER (PARTITION BY d.idx ORDER BY t.start_micros, t.sid, t.num) AS first_place,
      COUNT(*) OVER (PARTITION BY d.idx) AS touches
    FROM tracker_deed d
    JOIN tracker_visit v ON v.log_id = d.log_id AND v.sid = d.sid AND v.num = d.visit_num
    JOIN tracker_visit t ON t.log_id = v.log_id AND COALESCE(t.visitor, t.sid) = COALESCE(v.visitor, v.sid)
    WHERE d.log_id = :log AND d.at_micros >= :from AND d.at_micros < :to
      AND v.start_micros >= :from - 172800000000 AND v.start_micros < :to + 86400000000
      AND d.kind = 'action' AND d.name IN ('goal', 'order.place') AND d.outcome = 'success'
      AND t.start_micros <= d.at_micros AND t.start_micros >= d.at_micros - :lookback
      AND /*[segment]*/ (v.bot IS NULL OR v.bot = 'none') /*[end]*/
  ) y
) x
WHERE x.shares > 0
GROUP BY x.part, x.channel, x.source, x.medium, x.campaign, x.currency
ORDER BY credited DESC, x.part, x.channel, x.source, x.medium, x.campaign, x.currency
LIMIT 10000
