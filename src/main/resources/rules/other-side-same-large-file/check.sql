SELECT rows
FROM (SELECT count(*) AS rows, sum(hashtext(uin)::bigint) AS fingerprint FROM scores) AS this_side,
     (SELECT count(*) AS other_rows, sum(hashtext(uin)::bigint) AS other_fingerprint FROM other_side) AS the_other
WHERE rows >= 2000 AND rows = other_rows AND fingerprint = other_fingerprint
