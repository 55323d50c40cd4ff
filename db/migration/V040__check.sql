-- Room check: verdicts and findings. (Its staged rows live in schema stage, made per snapshot.)
CREATE SCHEMA checks;
GRANT USAGE ON SCHEMA checks TO ${app_role};
