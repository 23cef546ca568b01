-- campaigns: visits that a campaign brought.
SELECT x.part, x.campaign, x.source, x.medium, x.term, x.content,
  COUNT(*) AS visits, COUNT(DISTINCT x.visitor) AS visitors, SUM(x.views) AS views,
  SUM(x.bounced) AS bounces, SUM(x.converted) AS conversions,
  SUM(x.timed) AS timed, SUM(x.timed * x.micros) AS micros
FROM (
  SELECT /*[breakdown]*/ '' /*[end]*/ AS part,
    v.campaign AS campaign,
    v.source AS source,
    v.medium AS medium,
    v.campaign_term AS term,
    v.campaign_content AS content,
    COALESCE(v.visitor, v.sid) AS visitor, v.views AS views,
    1 - v.is_engaged AS bounced, v.is_converted AS converted,
    CASE WHEN v.views + v.deeds > 1 THEN 1 ELSE 0 END AS timed,
    v.last_micros - v.start_micros AS micros
  FROM tracker_visit v
  WHERE v.log_id = :log AND v.start_micros >= :from AND v.start_micros < :to
    AND v.campaign IS NOT NULL AND /*[segment]*/ (v.bot IS NULL OR v.bot = 'none') /*[end]*/
) x
GROUP BY x.part, x.campaign, x.source, x.medium, x.term, x.content
ORDER BY visits DESC, x.part, x.campaign, x.source, x.medium, x.term, x.content
LIMIT 10000
