-- The key that every token of a grant is bound to, and what a launcher said of the launch.
alter table app_grant add column key_thumbprint text;
alter table app_grant add column launch_context text;
