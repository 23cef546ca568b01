-- series-visits: numbers of visits, piece by piece of time.
SELECT x.part, x.moment, /*[measure]*/ COUNT(*) /*[end]*/ AS total,
  COUNT(DISTINCT x.visitor) AS people, MAX(1) AS divisor
FROM (
  SELECT /*[breakdown]*/ '' /*[end]*/ AS part,
    /*[moment]*/ v.start_micros - MOD(v.start_micros, 86400000000) /*[end]*/ AS moment,
    COALESCE(v.visitor, v.sid) AS visitor, v.views AS views, v.is_converted AS converted
  FROM tracker_visit v
  WHERE v.log_id = :log AND v.start_micros >= :from AND v.start_micros < :to
    AND /*[segment]*/ COALESCE(v.bot, 'none') = 'none' /*[end]*/
) x
GROUP BY x.part, x.moment
