-- Facts that decide access. Each is written in the transaction of the resource or event that makes it,
-- and read once per request. HAPI's own tables are in the schema public.

-- Which Patient resource is which person. One resource per national identifier, old numbers included.
create table samtykke.patient_identity (
    system     text not null,
    value      text not null,
    patient_id text not null,
    in_use     boolean not null,
    primary key (system, value)
);
create index patient_identity_of on samtykke.patient_identity (patient_id);

-- What Consent resources say, in the words of the decision. Only active ones are here.
create table samtykke.consent_fact (
    consent_id text primary key,
    patient_id text not null,
    category   text not null,
    permits    boolean not null,
    readable   boolean not null,
    performer  text,
    client_id  text,
    client_name text,
    scope      text,
    policy     text,
    starts_on  date,
    ends_on    date
);
create index consent_fact_of on samtykke.consent_fact (patient_id);

-- One active Consent of a kind: were there two, withdrawing one would change nothing.
create unique index consent_fact_one on samtykke.consent_fact (patient_id, category)
    where category in ('platform-terms', 'health-archive');
create unique index consent_fact_one_per_app on samtykke.consent_fact (patient_id, performer, client_id)
    where category = 'app-access';

-- Sessions of people who logged in. A session that is not here, or that has ended, opens nothing.
create table samtykke.login_session (
    sid        uuid primary key,
    patient_id text,
    started_at timestamptz not null,
    ended_at   timestamptz
);
create index login_session_of on samtykke.login_session (patient_id);
