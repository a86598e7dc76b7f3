-- All that a citizen decides, and powers of attorney.

alter table samtykke.consent_fact add column level text, add column organization text;

-- Acceptances that were given before there were levels opened everything.
update samtykke.consent_fact set level = 'full' where category = 'platform-terms' and readable;

-- One active Consent of a kind: were there two, ending one would change nothing. Of those whose controller is another,
-- one for each of its policies. Other approvals of apps and unreadable Consents are not limited.
drop index samtykke.consent_fact_one;
create unique index consent_fact_one on samtykke.consent_fact (patient_id, category)
    where category not in ('app-access', 'research-consent', 'register-reservation', 'unreadable');
create unique index consent_fact_one_per_policy on samtykke.consent_fact (patient_id, category, policy)
    where category in ('research-consent', 'register-reservation');

-- What the Consents proxy-mandate and their RelatedPersons say. Only those that are proposed or active are here.
-- The holder is known by her number, since she may have no profile yet, and since her number may be replaced.
create table samtykke.mandate (
    consent_id        text primary key,
    related_person_id text not null,
    giver             text not null,
    holder_system     text not null,
    holder_value      text not null,
    accepted          boolean not null,
    areas             text not null,
    starts_on         date,
    ends_on           date
);
comment on column samtykke.mandate.giver is 'Logical id of the Patient whose data it is about, and who gave it.';
comment on column samtykke.mandate.accepted is 'False while the holder has not accepted it: it gives nothing yet.';
comment on column samtykke.mandate.areas is 'Codes of the CodeSystem service-area, parted by spaces.';
create index mandate_to on samtykke.mandate (holder_system, holder_value);

-- One power from one person to another: to change it is to end it and give a new one.
create unique index mandate_one on samtykke.mandate (giver, holder_system, holder_value);
