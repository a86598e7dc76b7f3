-- Code systems that the operator brings. Nothing here is about any person.

-- Finds names by a part of them. It is trusted: the owner of the database may create it.
create extension if not exists pg_trgm with schema samtykke;

-- One version of a code system, or one that is being loaded: nobody sees it before all of it is there.
create table samtykke.code_system (
    id          bigint generated always as identity primary key,
    system      text not null,
    version     text not null,
    name        text not null,
    value_set   text,
    hash        text not null,
    total       integer not null,
    loaded      integer not null default 0,
    begun_at    timestamptz not null,
    shown_since timestamptz,
    unique (system, version, hash)
);
comment on column samtykke.code_system.value_set is 'Address of the value set of all its codes, if it has one of its own.';
comment on column samtykke.code_system.hash is 'SHA-256 of the concepts: the same again is known by it.';
comment on column samtykke.code_system.loaded is 'How many concepts are there: a load that was interrupted goes on from here.';
comment on column samtykke.code_system.shown_since is 'The latest is the version that is meant when none is named.';
create unique index code_system_shown on samtykke.code_system (system, version) where shown_since is not null;

create table samtykke.concept (
    code_system bigint not null references samtykke.code_system on delete cascade,
    code        text not null,
    place       integer not null,
    display     text not null,
    definition  text,
    inactive    boolean not null,
    properties  text not null,
    primary key (code_system, code)
);
comment on column samtykke.concept.place is 'The order of the file.';
create unique index concept_place on samtykke.concept (code_system, place);

create table samtykke.concept_name (
    code_system bigint not null references samtykke.code_system on delete cascade,
    code        text not null,
    place       smallint not null,
    language    text,
    use         text,
    value       text not null,
    words       text not null,
    primary key (code_system, code, place)
);
comment on column samtykke.concept_name.place is 'The display is 0.';
comment on column samtykke.concept_name.words is 'What is searched: small letters and digits, a space before each word; with the display, the code too.';
create index concept_name_words on samtykke.concept_name using gin (words samtykke.gin_trgm_ops);

create table samtykke.concept_parent (
    code_system bigint not null references samtykke.code_system on delete cascade,
    code        text not null,
    parent      text not null,
    primary key (code_system, code, parent)
);
create index concept_children on samtykke.concept_parent (code_system, parent);
