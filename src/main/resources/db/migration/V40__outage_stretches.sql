-- When incidents were going on: one row from each beginning to the end after it. What was stored before there was a history
-- went on without a gap.
create view incident.stretch as
select i.number, i.source, i.source_name, i.kind, i.opened_at, i.closed_at, i.unwatched, i.weighed,
    coalesce(s.from_at, i.opened_at) as from_at,
    case when s.ended_before then s.to_at else i.closed_at end as to_at, not coalesce(s.ended_before, false) as newest
from incident.incident i
left join lateral (
    select case when e.first then i.opened_at else e.at end as from_at, e.next_at as to_at,
        e.later_at is not null as ended_before
    from (
        select kind, at, lag(id) over told is null as first, lead(kind) over told as next_kind,
            lead(at) over told as next_at, lead(at, 2) over told as later_at
        from incident.event
        where incident = i.number and kind in ('OPENED', 'REOPENED', 'CLOSED', 'UNWATCHED')
        window told as (order by id)) e
    where e.kind in ('OPENED', 'REOPENED') and coalesce(e.next_kind, 'CLOSED') in ('CLOSED', 'UNWATCHED')) s on true;

comment on view incident.stretch is 'Of an incident that came back each time by itself; to_at is null while it goes on';

-- The quiet time before an incident came back is no outage, so that each time is a piece of evidence of its own.
alter table dossier.late_evidence
    drop constraint late_evidence_pkey,
    add primary key (dossier, incident, incident_from);

update incident.incident set weighed = false where reopened > 0 and kind in ('REACH', 'AUTH');
