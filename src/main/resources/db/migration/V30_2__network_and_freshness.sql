-- Whether our own network is there; one row, locked by whoever looks, so that several nodes agree.
CREATE TABLE incident.network (
    id         boolean PRIMARY KEY DEFAULT true CHECK (id),
    failures   integer     NOT NULL DEFAULT 0,
    good       integer     NOT NULL DEFAULT 0,
    good_since timestamptz,
    down_since timestamptz,
    ended_at   timestamptz,
    incident   bigint
);

-- How long a source usually goes without anything newer, in seconds of working time, newest first, by hour of the day.
CREATE TABLE incident.freshness_gap (
    source text     NOT NULL,
    hour   smallint NOT NULL,
    gaps   bigint[] NOT NULL,
    PRIMARY KEY (source, hour)
);
