#!/bin/sh
# Starts Grafana (or what else the arguments say): not without a password of its user admin, and with dashboards that link to
# the runbook where it is read.
set -eu
: "${GF_SECURITY_ADMIN_PASSWORD:?set GRAFANA_PASSWORD, the password of user admin in Grafana}"
from=${DASHBOARDS:-/ops/dashboards}
to=${PROVISIONED:-/tmp/dashboards}
runbooks=$(printf '%s' "${RUNBOOKS:-docs/operations.md}" | sed 's/[&|\\]/\\&/g')
mkdir -p "$to"
for dashboard in "$from"/*.json; do
  sed "s|docs/operations\.md|$runbooks|g" "$dashboard" >"$to/${dashboard##*/}"
done
exec "$@"
