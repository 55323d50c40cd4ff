CREATE TEMPORARY TABLE cuts (
    record_type smallint,
    grade       smallint,
    level       smallint,
    lowest      smallint,
    highest     smallint
) ON COMMIT DROP
