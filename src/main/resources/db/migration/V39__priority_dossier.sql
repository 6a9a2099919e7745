-- Dossiers of priority procedures are told one by one, but no agency hears of more than a few in an hour.
CREATE TABLE alert.priority_quota (
    agency text PRIMARY KEY,
    -- When it was told of the last ones, in milliseconds of the epoch.
    told   bigint[] NOT NULL DEFAULT '{}'
);
-- ALONE or CAPPED for a moment of a priority procedure, so that the digest can say which dossiers it alone tells of.
ALTER TABLE alert.deadline_moment ADD COLUMN told text;
