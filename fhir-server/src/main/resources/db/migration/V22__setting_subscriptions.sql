-- Who is to be told of changes of settings when they happen, and what is on its way to them.

create table samtykke.setting_subscription (
    id           uuid primary key,
    client_id    text not null,
    organisation text,
    client_name  text not null,
    endpoint     text not null,
    category     text not null,
    controller   text,
    whole        boolean not null,
    position     bigint not null,
    created_at   timestamptz not null,
    attempts     integer not null default 0,
    next_try_at  timestamptz not null
);
create unique index setting_subscription_once
    on samtykke.setting_subscription (client_id, category, coalesce(controller, ''), endpoint);
comment on column samtykke.setting_subscription.organisation is 'That the token of the system named, when it did.';
comment on column samtykke.setting_subscription.whole is 'Whether the change is sent; else where it stands, alone.';
comment on column samtykke.setting_subscription.position is 'Changes up to here are among its deliveries.';
comment on column samtykke.setting_subscription.attempts is 'In a row that reached nobody.';

-- One change on its way to one subscription. What is given up keeps back what came later for the same person.
create table samtykke.setting_delivery (
    id              uuid primary key,
    subscription_id uuid not null references samtykke.setting_subscription on delete cascade,
    position        bigint not null,
    patient_id      text,
    consent_id      text not null,
    what            text not null,
    created_at      timestamptz not null,
    attempts        integer not null default 0,
    next_try_at     timestamptz not null,
    received_at     timestamptz,
    given_up_at     timestamptz,
    unique (subscription_id, position)
);
create index setting_delivery_due on samtykke.setting_delivery (subscription_id, position) where received_at is null;
create index setting_delivery_before
    on samtykke.setting_delivery (subscription_id, coalesce(patient_id, consent_id), position) where received_at is null;
create index setting_delivery_of on samtykke.setting_delivery (patient_id);
