-- Room submission: collections, slots, immutable snapshots, receipts.
CREATE SCHEMA submission;
GRANT USAGE ON SCHEMA submission TO ${app_role};

CREATE TABLE submission.collections (
    id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name      text NOT NULL UNIQUE,
    due_on    date NOT NULL,
    opened_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE submission.slots (
    slot        text PRIMARY KEY,               -- district:kind:side:year, the business key of the flow
    district    text NOT NULL REFERENCES reference.districts,
    kind        text NOT NULL CHECK (kind IN ('caaspp', 'elpac-summative', 'elpac-initial')),
    side        text NOT NULL CHECK (side IN ('enrolled', 'tested')),
    school_year smallint NOT NULL,              -- the spring year: 2025 is 2024-25
    collection  bigint NOT NULL REFERENCES submission.collections,
    due_on      date NOT NULL,
    stage       text NOT NULL DEFAULT 'owed',   -- one of Stage.java's words
    stage_since timestamptz NOT NULL DEFAULT now(),
    UNIQUE (district, kind, side, school_year)
);

CREATE TABLE submission.snapshots (
    number      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    id          text NOT NULL UNIQUE,           -- random, safe to show in a URL; also the receipt's number
    slot        text NOT NULL REFERENCES submission.slots,
    district    text NOT NULL,
    file_name   text NOT NULL,                  -- the CSV's own name
    arrived_as  text NOT NULL,                  -- the name of the ZIP it came in, or the same
    sha256      text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
    bytes       bigint NOT NULL,
    rows        bigint NOT NULL,                -- lines below the header
    layout      text NOT NULL,                  -- kind-year of the header's layout
    sent_by     text NOT NULL,
    received_at timestamptz NOT NULL DEFAULT now(),
    UNIQUE (slot, sha256)
);
CREATE INDEX ON submission.snapshots (slot, number DESC);

-- What a district's stored files are sealed with; opens only with the master key, which is not in the database.
CREATE TABLE submission.district_keys (
    district text PRIMARY KEY,
    wrapped  bytea NOT NULL,                    -- 32 bytes, AES-256-GCM under the master key, bound to the district
    master   text NOT NULL,                     -- the mark of that master key; tells nothing of the key itself
    made_at  timestamptz NOT NULL
);

-- "Nothing to report", signed: who said so, when and why. A statement is never changed; a newer one is added.
CREATE TABLE submission.statements (
    id       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    slot     text NOT NULL REFERENCES submission.slots,
    district text NOT NULL,
    reason   text NOT NULL,
    said_by  text NOT NULL,
    said_at  timestamptz NOT NULL
);
CREATE INDEX ON submission.statements (slot, id DESC);

-- Chosen, looked at, not sent yet. Bound to the person who chose; gone when they expire.
CREATE TABLE submission.uploads (
    id         text PRIMARY KEY,
    person     text NOT NULL,
    expires_at timestamptz NOT NULL,
    passed     jsonb NOT NULL,                  -- what goes nowhere, and why
    sent_at    timestamptz
);
CREATE INDEX ON submission.uploads (expires_at);

CREATE TABLE submission.upload_files (
    upload      text NOT NULL REFERENCES submission.uploads ON DELETE CASCADE,
    place       int NOT NULL,                   -- the file's name inside the draft's folder
    district    text NOT NULL,
    kind        text NOT NULL,
    side        text,                           -- NULL until the person has said which
    school_year smallint NOT NULL,
    file_name   text NOT NULL,
    arrived_as  text NOT NULL,
    sha256      text NOT NULL,
    bytes       bigint NOT NULL,
    rows        bigint NOT NULL,
    layout      text NOT NULL,
    reasons     jsonb NOT NULL,
    snapshot    text REFERENCES submission.snapshots (id), -- once sent
    PRIMARY KEY (upload, place)
);

-- Layouts that a specialist activated at run time. No row-level security: a sheet describes the columns of a kind of
-- file; it is no district's and holds no data of one.
CREATE TABLE submission.layouts (
    name         text PRIMARY KEY,              -- kind-year
    kind         text NOT NULL CHECK (kind IN ('caaspp', 'elpac-summative', 'elpac-initial')),
    school_year  smallint NOT NULL,
    sheet        text NOT NULL,                 -- a CSV that stands alone, as in layouts/ on the class path
    sha256       text NOT NULL,
    activated_by text NOT NULL,
    activated_at timestamptz NOT NULL,
    UNIQUE (kind, school_year)
);

-- First lines of refused files that nearly are a known header. Names of columns only: a line that may be a row is not kept.
CREATE TABLE submission.unknown_headers (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    district    text NOT NULL,                  -- '' where staff sent a file that names none
    header      text NOT NULL,                  -- the names, carets between them
    nearest     text NOT NULL,                  -- the layout it is nearest to
    school_year smallint NOT NULL,              -- of the rows, where the header is known but not for that year; else 0
    file_name   text NOT NULL,
    sha256      text NOT NULL,
    seen_by     text NOT NULL,
    seen_at     timestamptz NOT NULL,
    times       int NOT NULL DEFAULT 1
);
CREATE UNIQUE INDEX ON submission.unknown_headers (district, md5(header), school_year);

DO $$ DECLARE t text; BEGIN
    FOREACH t IN ARRAY ARRAY['slots', 'snapshots', 'district_keys', 'statements', 'upload_files', 'unknown_headers'] LOOP
        EXECUTE format('ALTER TABLE submission.%I ENABLE ROW LEVEL SECURITY', t);
        EXECUTE format('ALTER TABLE submission.%I FORCE ROW LEVEL SECURITY', t);
        EXECUTE format('CREATE POLICY own_district ON submission.%I USING (access.sees(district))', t);
    END LOOP;
END $$;

GRANT SELECT, INSERT ON submission.collections TO ${app_role};
GRANT SELECT, INSERT, UPDATE ON submission.slots TO ${app_role};
GRANT SELECT, INSERT ON submission.snapshots TO ${app_role};
GRANT SELECT, INSERT, UPDATE ON submission.district_keys TO ${app_role};
GRANT SELECT, INSERT ON submission.statements TO ${app_role};
GRANT SELECT, INSERT, UPDATE, DELETE ON submission.uploads, submission.upload_files TO ${app_role};
GRANT SELECT, INSERT, UPDATE, DELETE ON submission.layouts, submission.unknown_headers TO ${app_role};
