#!/bin/sh
# Starts the whole system once, on embedded servers, and notes which classes it needs: for an archive of them (-Xshare:dump), with
# which it and each of its services start faster. PostgreSQL does not run as root inside a container: be somebody else there.
#   ops/class-list.sh <standalone's exec jar> <the file to write>
set -eu
jar=$1
list=$2
port=${PORT:-18080}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
java -Djarmode=tools -jar "$jar" extract --destination "$work/unpacked" >/dev/null
# A store that does not answer is enough; whatever else runs here stays out of it.
env -u DATABASE_HOST -u RABBITMQ_HOST MANAGEMENT_PORT=0 \
  PORT="$port" OCC_SHOP_DOMAIN=nobody.myshopify.com OCC_ACCESS_TOKEN=none SHOPIFY_BASE_URL='http://127.0.0.1:9/{shop}' \
  java -XX:TieredStopAtLevel=1 -XX:DumpLoadedClassList="$work/noted" \
  -jar "$work"/unpacked/standalone-*.jar --data-dir="$work/data" >"$work/log" 2>&1 &
system=$!
until curl -fs "http://127.0.0.1:$port/readyz" >/dev/null; do
  kill -0 "$system" || { cat "$work/log" >&2; exit 1; }
  sleep 1
done
kill "$system"
wait "$system" || true
java -cp "$(dirname "$0")/../shopify-simulator/target/classes" com.occ.inventory.simulator.demo.ClassList \
  "$work/noted" "$work"/unpacked/standalone-*.jar >"$list"
echo "$(wc -l <"$list") classes"
