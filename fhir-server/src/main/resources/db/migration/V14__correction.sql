-- Requests for correction, each about one Task, and each step taken once.
create table samtykke.correction (
    task_id      text primary key,
    patient_id   text not null,
    target_type  text not null,
    state        text not null check (state in ('requested', 'accepted', 'completed', 'rejected', 'cancelled')),
    requested_at timestamptz not null,
    due_on       date not null,
    ended_at     timestamptz
);
comment on column samtykke.correction.due_on is 'The last day for an answer.';
create index correction_open on samtykke.correction (due_on, requested_at) where ended_at is null;
create index correction_of on samtykke.correction (patient_id);
