-- Room load: the star schema. Score facts arrive as whole tables that check filled and sealed, one partition a load.
CREATE SCHEMA stage;
CREATE SCHEMA analytics;
GRANT USAGE ON SCHEMA stage, analytics TO ${app_role};

-- The shape of one score: a pupil, a test, a school year, a side. check fills a copy of it per snapshot by COPY;
-- load attaches that very table as the partition of its load. load_id is the snapshot's number.
CREATE TABLE analytics.score_facts (
    load_id                 bigint   NOT NULL,
    line                    integer  NOT NULL,  -- the line in the file; the header is line 1
    district                text     NOT NULL,  -- the slot's district: the owner of the row
    side                    text     NOT NULL,
    school_year             smallint NOT NULL,  -- the slot's year; spring year
    record_type             smallint,           -- 1 SBA ELA ... 24 Initial Alternate ELPAC
    ssid                    text,
    uin                     text,
    grade                   smallint,           -- GradeAssessed; KN is 0
    enrolled_grade          smallint,
    enrolled_district       text,
    enrolled_school         text,
    tested_district         text,
    tested_school           text,
    gender                  text,
    ethnicity               smallint,
    elas                    text,
    parent_education        smallint,
    special_education       boolean,
    migrant                 boolean,
    military                boolean,
    foster                  boolean,
    homeless                boolean,
    economic_disadvantage   boolean,
    condition_code          text,
    attemptedness           text,
    include_indicator       text,
    completed_on            date,
    score_available_on      date,
    scale_score             smallint,
    level                   smallint,           -- 1 to 4; words of the Initial file become 1 to 3; 9 and NS are null
    prior_grade             smallint,           -- ...Minus1 columns
    prior_scale_score       smallint,
    prior_level             smallint,
    oral_score              smallint,
    oral_level              smallint,
    written_score           smallint,
    written_level           smallint,
    part_1_level            smallint,           -- SBA claims, CAST domains, ELPAC Listening/Speaking/Reading/Writing
    part_2_level            smallint,
    part_3_level            smallint,
    part_4_level            smallint
) PARTITION BY LIST (load_id);
ALTER TABLE analytics.score_facts ENABLE ROW LEVEL SECURITY;
ALTER TABLE analytics.score_facts FORCE ROW LEVEL SECURITY;
CREATE POLICY own_district ON analytics.score_facts USING (access.sees(district));
GRANT SELECT ON analytics.score_facts TO ${app_role};
