-- Room access: who may sign in, and which districts they see.
CREATE SCHEMA access;
GRANT USAGE ON SCHEMA access TO ${app_role};

-- The one sentence behind every row-level policy. The app sets headgate.scope on each connection it borrows:
-- '*' for staff and for the system, a comma list of district codes for leads, '' for nobody.
-- Parallel safe, or no query over guarded rows could use a second processor.
CREATE FUNCTION access.sees(district text) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT current_setting('headgate.scope', true) = '*'
        OR district = ANY (string_to_array(current_setting('headgate.scope', true), ','))
$$;

CREATE TABLE access.people (
    id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    email         text NOT NULL UNIQUE CHECK (email = lower(email)),
    name          text NOT NULL,
    role          text NOT NULL CHECK (role IN ('lead', 'specialist', 'admin')),
    password_hash text NOT NULL,
    active        boolean NOT NULL DEFAULT true
);

CREATE TABLE access.memberships (
    person   bigint NOT NULL REFERENCES access.people,
    district text NOT NULL REFERENCES reference.districts,
    PRIMARY KEY (person, district)
);
ALTER TABLE access.memberships ENABLE ROW LEVEL SECURITY;
ALTER TABLE access.memberships FORCE ROW LEVEL SECURITY;
CREATE POLICY own_district ON access.memberships USING (access.sees(district));

CREATE TABLE access.audit (
    id       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at       timestamptz NOT NULL DEFAULT now(),
    person   text NOT NULL,
    act      text NOT NULL,
    subject  text NOT NULL
);
COMMENT ON TABLE access.audit IS 'Who did what to what; append only: the app may not change or delete a line';

GRANT SELECT, INSERT, UPDATE ON access.people TO ${app_role};
GRANT SELECT, INSERT, DELETE ON access.memberships TO ${app_role};
GRANT SELECT, INSERT ON access.audit TO ${app_role};
