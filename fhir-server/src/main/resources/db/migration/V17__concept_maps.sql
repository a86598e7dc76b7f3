-- Maps between code systems that the operator brings. Nothing here is about any person.

create table samtykke.concept_map (
    id      bigint generated always as identity primary key,
    url     text not null unique,
    version text,
    hash    text not null
);
comment on column samtykke.concept_map.hash is 'SHA-256 of the file: the same again is known by it.';

create table samtykke.concept_map_target (
    concept_map   bigint not null references samtykke.concept_map on delete cascade,
    place         integer not null,
    source_system text not null,
    source        text not null,
    target_system text not null,
    target        text,
    equivalence   text not null,
    primary key (concept_map, place)
);
comment on column samtykke.concept_map_target.target is 'None where the map says that there is none.';
create index concept_map_source on samtykke.concept_map_target (source, source_system);
create index concept_map_goal on samtykke.concept_map_target (target, target_system);
