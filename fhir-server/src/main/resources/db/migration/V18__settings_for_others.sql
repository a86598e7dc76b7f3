-- What organisations are told of settings, and how all who have set something are found.

alter table samtykke.consent_fact add column decided_at timestamptz;
comment on column samtykke.consent_fact.decided_at is 'As the Consent says; empty for what was stored before this was kept.';

create index consent_fact_all on samtykke.consent_fact (category, consent_id);
