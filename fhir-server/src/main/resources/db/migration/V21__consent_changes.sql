-- What became of settings, in the order of the commits for each person, for those who were granted to follow.

-- id: given under the lock of the person, so that a later change of hers has a higher one.
-- position: given to all that is there when somebody reads; what is committed later comes after, so a reader who goes on
-- from a position misses nothing, however long the transaction was that wrote it.
create table samtykke.consent_change (
    id          bigint generated always as identity primary key,
    position    bigint unique,
    tx          bigint not null default pg_current_xact_id()::text::bigint,
    patient_id  text,
    consent_id  text not null,
    version     bigint,
    category    text not null,
    controller  text,
    policy      text,
    what        text not null check (what in ('given', 'changed', 'replaced', 'withdrawn', 'erased')),
    recorded_at timestamptz not null,
    check ((patient_id is null) = (what = 'erased'))
);
create index consent_change_fresh on samtykke.consent_change (id) where position is null;
create index consent_change_of on samtykke.consent_change (patient_id);
create index consent_change_kind on samtykke.consent_change (category, controller, position);
create index consent_change_recorded on samtykke.consent_change (recorded_at);
comment on column samtykke.consent_change.patient_id is 'Null once she is erased: the Consent is told of then, and nobody.';
comment on column samtykke.consent_change.version is 'Of the Consent; null where it was not known.';
comment on column samtykke.consent_change.controller is 'Number of the organisation; null for this platform.';

-- One for all nodes. The key makes cursors that say nothing to who holds them; who reads it here reads the changes too.
create table samtykke.consent_change_order (
    only_one  boolean primary key default true check (only_one),
    last      bigint not null default 0,
    forgotten bigint not null default 0,
    key       bytea  not null
);
comment on column samtykke.consent_change_order.forgotten is 'Up to here changes have been removed after their time.';
insert into samtykke.consent_change_order (key)
values (decode(replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''), 'hex'));

-- What stands already counts as given now.
insert into samtykke.consent_change (patient_id, consent_id, category, controller, policy, what, recorded_at)
select patient_id, consent_id, category,
       case when category in ('research-consent', 'register-reservation') then organization end, policy, 'given', now()
  from samtykke.consent_fact
 where readable and category in ('platform-terms', 'self-access-closure', 'record-access-closure',
       'kjernejournal-access-closure', 'kjernejournal-optout', 'inactive-represented', 'research-consent',
       'register-reservation')
 order by patient_id, consent_id;
