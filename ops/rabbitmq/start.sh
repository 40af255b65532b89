#!/bin/sh
# Starts RabbitMQ with a user for each service. Every service declares the whole topology, so each may configure and
# write; what it may read is its own: only partner-fetcher reads credentials, only admin-api reads dead letters.
# (The first declaration needs the right to read every queue: admin-api has it, and starts first.)
set -eu

known='sync\\.(requests|jobs|progress|alerts)|inventory\\.snapshots|catalogue(\\.requests)?|store\\.(questions|answers)|pulse|dead-letters|queues'
any="($known)(\\\\.(scheduler|fetcher|updater|notifier|admin))?(\\\\.dlq)?"

json_password() {
  case $1 in
    *[\"\\]*) echo "a password of RabbitMQ must not contain a quotation mark or a backslash" >&2; exit 1 ;;
  esac
  printf '%s' "$1"
}

user() {
  printf '{"name": "%s", "password": "%s", "tags": [%s]}' "$1" "$(json_password "$2")" "${3:-}"
}

permission() {
  printf '{"user": "%s", "vhost": "/", "configure": "^%s$", "write": "^%s$", "read": "^(%s)$"}' \
    "$1" "$any" "$any" "$2"
}

definitions=${DEFINITIONS_FILE:-/tmp/definitions.json}
# That of the start before belongs to somebody else, and in /tmp not even root may open such a file to create it.
rm -f "$definitions"
: >"$definitions"
chmod 600 "$definitions"
cat >"$definitions" <<JSON
{
  "vhosts": [{"name": "/"}],
  "users": [
    $(user operator "$OPERATOR_PASSWORD" '"administrator"'),
    $(user scheduler "$SCHEDULER_PASSWORD"),
    $(user fetcher "$FETCHER_PASSWORD"),
    $(user updater "$UPDATER_PASSWORD"),
    $(user notifier "$NOTIFIER_PASSWORD"),
    $(user admin "$ADMIN_PASSWORD")
  ],
  "permissions": [
    {"user": "operator", "vhost": "/", "configure": ".*", "write": ".*", "read": ".*"},
    $(permission scheduler "$known|(sync\\\\.progress|catalogue)\\\\.scheduler"),
    $(permission fetcher "$known|(catalogue|store\\\\.questions)\\\\.fetcher"),
    $(permission updater "$known|(catalogue|store\\\\.questions)\\\\.updater"),
    $(permission notifier "$known|(sync\\\\.progress|sync\\\\.alerts|catalogue)\\\\.notifier"),
    $(permission admin "$any")
  ]
}
JSON
# The image's own entrypoint goes on as user rabbitmq.
[ "$(id -u)" != 0 ] || chown rabbitmq "$definitions"
exec "$@"
