-- Forms that staff received, and that each is decided once. A row is about a Task.
create table samtykke.received_form (
    task_id    text primary key,
    patient_id text not null,
    closure_id text not null,
    form_id    text not null,
    decided_at timestamptz
);
comment on column samtykke.received_form.closure_id is 'Logical id of the Consent that is to end.';
comment on column samtykke.received_form.form_id is 'Logical id of the QuestionnaireResponse.';
create index received_form_of on samtykke.received_form (patient_id);
