-- The role Headgate runs as: it owns nothing, so row-level security binds it. The owner role runs the migrations.
-- Choose passwords of your own outside a demo.
CREATE ROLE headgate_app LOGIN PASSWORD 'headgate_app' NOSUPERUSER NOBYPASSRLS;
