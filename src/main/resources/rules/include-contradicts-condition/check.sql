SELECT line, condition_code AS condition, include_indicator AS include, goes_with AS expected
FROM scores
JOIN (VALUES ('NT', 'N'), ('NTE', 'N'), ('PGE', 'N'), ('NEL', 'E'), ('LOSS', 'T'), ('INC0', 'Y'), ('INC1', 'Y'))
     AS pairs (code, goes_with) ON code = condition_code
WHERE include_indicator <> goes_with
ORDER BY line
