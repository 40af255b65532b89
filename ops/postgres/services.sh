#!/bin/sh
# Run once by the PostgreSQL image, on an empty data folder.
set -eu

service() {
  psql -v ON_ERROR_STOP=1 -v name="$1" -v password="$2" -U "$POSTGRES_USER" -d "$POSTGRES_DB" -f /ops/service.sql
}

service scheduler "$SCHEDULER_PASSWORD"
service fetcher "$FETCHER_PASSWORD"
service updater "$UPDATER_PASSWORD"
service notifier "$NOTIFIER_PASSWORD"
service admin "$ADMIN_PASSWORD"
