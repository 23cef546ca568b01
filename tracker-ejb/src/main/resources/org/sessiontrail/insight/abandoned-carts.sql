-- abandoned-carts: what lies in carts that were not ordered; names trails.
SELECT x.sid, x.item, x.currency, SUM(x.pieces) AS quantity, SUM(x.milli) AS milli, MAX(x.at_micros) AS last_micros
FROM (
  SELECT d.sid, d.idx, d.name, d.item, d.currency, d.at_micros,
    CASE WHEN d.name = 'cart.add' THEN COALESCE(d.quantity, 1) ELSE 0 - COALESCE(d.quantity, 1) END AS pieces,
    CASE WHEN d.name = 'cart.add' AND d.value_milli BETWEEN 0 AND 1000000000000
      AND COALESCE(d.quantity, 1) BETWEEN 1 AND 10000 THEN d.value_milli * COALESCE(d.quantity, 1) ELSE 0 END AS milli,
    MAX(CASE WHEN d.name = 'order.place' THEN d.idx ELSE -1 END) OVER (PARTITION BY d.sid) AS ordered_idx
  FROM tracker_deed d
  JOIN tracker_visit v ON v.log_id = d.log_id AND v.sid = d.sid AND v.num = d.visit_num
  WHERE d.log_id = :log AND d.at_micros >= :from AND v.start_micros >= :from - 172800000000
    AND d.kind = 'action' AND d.outcome = 'success' AND d.name IN ('cart.add', 'cart.remove', 'order.place')
    AND /*[segment]*/ (v.bot IS NULL OR v.bot = 'none') /*[end]*/
) x
WHERE x.name IN ('cart.add', 'cart.remove') AND x.idx > x.ordered_idx AND x.at_micros < :to
GROUP BY x.sid, x.item, x.currency
HAVING SUM(x.pieces) > 0
ORDER BY last_micros DESC, x.sid, x.item, x.currency
LIMIT 10000
