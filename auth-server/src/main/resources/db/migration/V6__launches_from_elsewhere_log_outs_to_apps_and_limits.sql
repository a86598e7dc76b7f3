-- What a launcher said of a launch, until the app comes with it. The value itself is only known to the app.
create table launch_context (
    digest     bytea primary key,
    client_id  text        not null,
    launcher   text        not null,
    context    text        not null,
    ends_at    timestamptz not null,
    used_at    timestamptz
);
create index launch_context_age on launch_context (ends_at);

-- The context of a launch that is under way.
alter table launch add column context text;

-- A log-out has many receivers: the fhir-server, and each app that registered for it.
alter table logout_notice add column receiver text not null default '';
alter table logout_notice add column subject uuid;
alter table logout_notice add column given_up_at timestamptz;
alter table logout_notice drop constraint logout_notice_pkey;
alter table logout_notice add primary key (sid, receiver);
drop index logout_notice_open;
create index logout_notice_open on logout_notice (next_try_at) where delivered_at is null and given_up_at is null;

-- How often something was tried lately, by a keyed hash of who tried: no address can be read from it.
create table attempt_key (
    only_row boolean primary key check (only_row),
    secret   text not null
);

create table attempt (
    who     bytea       not null,
    ends_at timestamptz not null,
    number  integer     not null,
    primary key (who, ends_at)
);
create index attempt_age on attempt (ends_at);
