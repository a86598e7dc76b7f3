#!/bin/bash
# Run once by the PostgreSQL image on an empty data directory: one database and one role for each server.
set -euo pipefail

for server in fhir auth; do
  psql --set=ON_ERROR_STOP=1 --username=postgres --dbname=postgres \
    --set=server="$server" --set=password="$(cat "/run/secrets/$server-database-password")" <<'SQL'
CREATE ROLE :"server" LOGIN PASSWORD :'password';
CREATE DATABASE :"server" OWNER :"server";
REVOKE CONNECT ON DATABASE :"server" FROM PUBLIC;
SQL
done
