-- Room reference: words the state fixed. Public facts about districts, hence no row-level security.
CREATE SCHEMA reference;

CREATE TABLE reference.districts (
    code   text PRIMARY KEY CHECK (code ~ '^[0-9]{14}$'),
    name   text NOT NULL,
    county text NOT NULL
);
COMMENT ON TABLE reference.districts IS 'Districts, and charters that send files of their own, by 14-digit CDS code';

GRANT USAGE ON SCHEMA reference TO ${app_role};
GRANT SELECT, INSERT, UPDATE ON reference.districts TO ${app_role};
