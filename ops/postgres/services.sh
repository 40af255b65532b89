#!/bin/sh
# Run once by the PostgreSQL image, on an empty data folder: a user for each service, owner of the schema of its name
# and a stranger in all others.
set -eu

service() {
  psql -v ON_ERROR_STOP=1 -v name="$1" -v password="$2" --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" <<'SQL'
create role :"name" login password :'password';
create schema :"name" authorization :"name";
SQL
}

psql -v ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" -c 'revoke all on schema public from public'
service scheduler "$SCHEDULER_PASSWORD"
service fetcher "$FETCHER_PASSWORD"
service updater "$UPDATER_PASSWORD"
service notifier "$NOTIFIER_PASSWORD"
service admin "$ADMIN_PASSWORD"
