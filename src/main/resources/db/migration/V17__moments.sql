-- The due time a kept moment belongs to: when it has changed or the clock stands, the moment is not told.
alter table alert.deadline_moment add column due_at timestamptz;
