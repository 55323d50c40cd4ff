-- Room load: accepted rows in analytics, published by moving a slot's pointer.
-- Facts are never copied: the very table that the check filled becomes a partition of analytics.score_facts.

CREATE TABLE analytics.loads (
    id          bigint PRIMARY KEY,             -- the snapshot's number
    slot        text NOT NULL,
    district    text NOT NULL,
    snapshot    text NOT NULL UNIQUE,           -- the snapshot's id, as in URLs
    rows        bigint NOT NULL,                -- rows in the file
    loaded      bigint NOT NULL,
    set_aside   bigint NOT NULL,
    received_at timestamptz NOT NULL,           -- when the file arrived: the date on every chart
    loaded_at   timestamptz NOT NULL,
    CONSTRAINT no_row_is_lost CHECK (rows = loaded + set_aside)
);
CREATE INDEX ON analytics.loads (slot, id DESC);

CREATE TABLE analytics.published (
    slot        text PRIMARY KEY,
    district    text NOT NULL,
    kind        text NOT NULL,
    side        text NOT NULL,
    school_year smallint NOT NULL,
    load_id     bigint NOT NULL REFERENCES analytics.loads,
    switched_at timestamptz NOT NULL
);
COMMENT ON TABLE analytics.published IS 'The one load of each slot that pages may show';
CREATE INDEX ON analytics.published (district, school_year);
CREATE INDEX ON analytics.published (load_id);

CREATE TABLE analytics.publishings (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    slot        text NOT NULL,
    district    text NOT NULL,
    load_id     bigint NOT NULL,
    switched_at timestamptz NOT NULL,
    switched_by text NOT NULL                   -- an email, or headgate for the load job itself
);
COMMENT ON TABLE analytics.publishings IS 'Every move of a slot''s pointer; append only';
CREATE INDEX ON analytics.publishings (slot, id DESC);

CREATE TABLE analytics.pupils (
    district    text NOT NULL,
    ssid        text COLLATE "C" NOT NULL, -- a code: in the order of its bytes, which is fast
    last_name   text,
    first_name  text,
    birth_date  date,
    gender      text,
    named_by    bigint NOT NULL,                -- the newest load of the district that names the pupil
    PRIMARY KEY (district, ssid)
);

CREATE TABLE analytics.schools (
    cds         text NOT NULL,
    school_year smallint NOT NULL,
    district    text NOT NULL,
    name        text NOT NULL,
    named_by    bigint NOT NULL,
    PRIMARY KEY (district, school_year, cds)
);

CREATE TABLE analytics.set_aside (
    load_id     bigint NOT NULL,
    line        integer NOT NULL,
    rule        text NOT NULL,                  -- the first rule, by name, that keeps the line out
    district    text NOT NULL,
    PRIMARY KEY (load_id, line)
);
COMMENT ON TABLE analytics.set_aside IS 'Lines of the file that are not in the facts, and why';

CREATE TABLE analytics.cube_cells (
    load_id     bigint   NOT NULL,
    district    text     NOT NULL,
    side        text     NOT NULL,
    school_year smallint NOT NULL,
    record_type smallint NOT NULL,
    school      text COLLATE "C" NOT NULL,  -- '' is the whole district
    grade       smallint NOT NULL,              -- -1 is all grades
    grp         text COLLATE "C" NOT NULL,  -- all, gender:F, ethnicity:500, special_education:yes, ...
    enrolled    integer  NOT NULL,              -- rows
    tested      integer  NOT NULL,              -- rows that the Include Indicator counts and that have a level
    level_1     integer  NOT NULL,
    level_2     integer  NOT NULL,
    level_3     integer  NOT NULL,
    level_4     integer  NOT NULL,
    score_sum   bigint   NOT NULL,
    PRIMARY KEY (load_id, record_type, grp, school, grade)
);
CREATE INDEX ON analytics.cube_cells (district, school_year, record_type, grp);

DO $$ DECLARE t text; BEGIN
    FOREACH t IN ARRAY ARRAY['loads', 'published', 'publishings', 'pupils', 'schools', 'set_aside', 'cube_cells'] LOOP
        EXECUTE format('ALTER TABLE analytics.%I ENABLE ROW LEVEL SECURITY', t);
        EXECUTE format('ALTER TABLE analytics.%I FORCE ROW LEVEL SECURITY', t);
        EXECUTE format('CREATE POLICY own_district ON analytics.%I USING (access.sees(district))', t);
    END LOOP;
END $$;

-- The reader's own scope holds inside the view too.
CREATE VIEW analytics.published_cells WITH (security_invoker) AS
    SELECT c.load_id, p.slot, p.kind, c.district, c.side, c.school_year, c.record_type, c.school, c.grade, c.grp,
           c.enrolled, c.tested, c.level_1, c.level_2, c.level_3, c.level_4, c.score_sum
    FROM analytics.published p JOIN analytics.cube_cells c ON c.load_id = p.load_id;

GRANT SELECT, INSERT ON analytics.loads, analytics.publishings TO ${app_role};
GRANT SELECT, INSERT, UPDATE ON analytics.published, analytics.pupils, analytics.schools TO ${app_role};
GRANT SELECT, INSERT, DELETE ON analytics.set_aside, analytics.cube_cells TO ${app_role};
GRANT SELECT ON analytics.published_cells TO ${app_role};

-- Turns stage.scores_<n>, without the lines set aside, into the partition analytics.score_facts_<n>. The app owns no
-- table, so this runs as the owner. Calling it again changes nothing.
CREATE FUNCTION analytics.attach(n bigint) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
DECLARE
    staged regclass := to_regclass('stage.scores_' || n);
    partition text := 'score_facts_' || n;
BEGIN
    IF to_regclass('analytics.' || partition) IS NOT NULL THEN
        RETURN;
    END IF;
    IF staged IS NULL THEN
        RAISE EXCEPTION 'No rows are staged for load %: check its snapshot first', n;
    END IF;
    EXECUTE format('DELETE FROM %s s USING stage.set_aside a WHERE a.load_id = $1 AND a.line = s.line', staged) USING n;
    -- Read by name, a partition answers by its own policy, not by its parent's: stage.seal has made it.
    EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', staged);
    EXECUTE format('REVOKE ALL ON %s FROM ${app_role}', staged);
    EXECUTE format('GRANT SELECT ON %s TO ${app_role}', staged);
    EXECUTE format('ALTER TABLE %s SET SCHEMA analytics', staged);
    EXECUTE format('ALTER TABLE %s RENAME TO %I', staged, partition);
    -- stage.open gave it CHECK (load_id = n), so this need not read the rows again.
    EXECUTE format('ALTER TABLE analytics.score_facts ATTACH PARTITION %s FOR VALUES IN (%s)', staged, n);
END $$;
REVOKE ALL ON FUNCTION analytics.attach(bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION analytics.attach(bigint) TO ${app_role};
