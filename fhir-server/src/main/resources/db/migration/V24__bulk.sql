-- Jobs by which an organisation fetches all that it was granted, as files. The files are made while they are fetched.

create table samtykke.bulk_export (
    id           uuid primary key,
    client_id    text not null,
    organisation text,
    request      text not null,
    files        text[] not null,
    categories   text[] not null,
    controllers  text[] not null,
    since        timestamptz,
    created_at   timestamptz not null,
    after_tx     xid8 not null default pg_snapshot_xmax(pg_current_snapshot()),
    prepared_at  timestamptz
);
create index bulk_export_of on samtykke.bulk_export (client_id, created_at);
comment on column samtykke.bulk_export.organisation is 'That the token of the system named, when it did.';
comment on column samtykke.bulk_export.after_tx is 'Transactions before this one have ended before it is prepared.';

-- Ids of what counted when the job was begun. Each is asked about again when its line is fetched.
create table samtykke.bulk_export_line (
    export_id  uuid not null references samtykke.bulk_export on delete cascade,
    kind       text not null,
    file       integer not null,
    place      bigint not null,
    patient_id text,
    consent_id text,
    category   text,
    controller text,
    primary key (export_id, kind, file, place)
);
create index bulk_export_line_of on samtykke.bulk_export_line (patient_id);
comment on column samtykke.bulk_export_line.patient_id is 'Null for a Consent of one who was erased.';

-- First loads: what people decided with a controller before it was connected, line by line.
create table samtykke.settings_load (
    id           uuid primary key,
    client_id    text not null,
    organisation text,
    client_name  text not null,
    categories   text[] not null,
    controllers  text[] not null,
    created_at   timestamptz not null,
    lines        integer not null default 0,
    registered   integer not null default 0,
    ended        integer not null default 0,
    unchanged    integer not null default 0,
    conflict     integer not null default 0,
    refused      integer not null default 0,
    finished_at  timestamptz
);
create index settings_load_of on samtykke.settings_load (client_id, created_at);

-- What waits to be worked on; a line is gone when it was.
create table samtykke.settings_load_line (
    load_id uuid not null references samtykke.settings_load on delete cascade,
    line    integer not null,
    number  text,
    setting text not null,
    primary key (load_id, line)
);
create index settings_load_line_of on samtykke.settings_load_line (number);
comment on column samtykke.settings_load_line.number is 'Whose setting it is; null where the line names nobody.';

-- What was not done, by the number of the line; who it was about is known to the controller alone.
create table samtykke.settings_load_problem (
    load_id uuid not null references samtykke.settings_load on delete cascade,
    line    integer not null,
    outcome text not null,
    part    text,
    primary key (load_id, line)
);
