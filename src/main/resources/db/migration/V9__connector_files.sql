-- What was last known of every connector file, so that a change or a removal is told even when it happened while nothing
-- ran. A file that is gone stays named here as long as people may still meet its dossiers.
CREATE TABLE connector.file (
    connector text PRIMARY KEY,
    name      text        NOT NULL,
    path      text        NOT NULL,
    print     text        NOT NULL,
    seen_at   timestamptz NOT NULL,
    gone_at   timestamptz
);
