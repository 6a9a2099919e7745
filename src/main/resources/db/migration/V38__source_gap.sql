-- Times in which what we know of a source was not current: what came due in them is told only after it was read again.
CREATE TABLE alert.source_gap (
    source   text        NOT NULL,
    began_at timestamptz NOT NULL,
    -- When it was last seen not to be current: only a complete run after that ends the gap.
    seen_at  timestamptz NOT NULL,
    ended_at timestamptz,
    PRIMARY KEY (source, began_at)
);
CREATE UNIQUE INDEX source_gap_open ON alert.source_gap (source) WHERE ended_at IS NULL;
