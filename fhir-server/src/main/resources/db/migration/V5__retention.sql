-- When the profile of a person who withdrew the terms is to be erased. Gone when the terms are accepted anew.
create table samtykke.retention (
    patient_id text primary key,
    consent_id text not null,
    erased_on  date not null
);
comment on column samtykke.retention.consent_id is 'The withdrawn Consent platform-terms, which tells the date too.';
create index retention_due on samtykke.retention (erased_on);
