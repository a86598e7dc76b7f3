-- Of a line that met another state or a later decision: when that was decided.

alter table samtykke.settings_load_problem add column decided_at timestamptz;
