-- Whose subject it is at the fhir-server: known from her next log-in on, so that she can be forgotten when she is
-- erased there. A subject from before, whose person never comes back, leads to nobody.
alter table person_subject add column patient text;
create index person_subject_patient on person_subject (patient);
create index app_grant_own_patient on app_grant (own_patient);
create index app_grant_patient on app_grant (patient);
