#!/usr/bin/env bash
# Installs what the tests need, builds everything and runs all tests. The last line is the count.
set -euo pipefail
cd "$(dirname "$0")"
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi; }
install() { as_root apt-get -qq update && as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends "$@" >/dev/null; }

ls /usr/lib/postgresql/*/bin/postgres >/dev/null 2>&1 || install postgresql
command -v chromium >/dev/null 2>&1 || install chromium fonts-noto-core

# A PostgreSQL server of our own: new data folder, free port, gone when the tests are over.
bin=$(dirname "$(ls -d /usr/lib/postgresql/*/bin/postgres | tail -n 1)")
data=$(mktemp -d /tmp/es-pg.XXXXXX)
port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])' 2>/dev/null || shuf -i 20000-50000 -n 1)
as_postgres() { if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi; }
[ "$(id -u)" = 0 ] && chown postgres "$data"
cleanup() { as_postgres "$bin/pg_ctl" -D "$data/db" -m immediate stop >/dev/null 2>&1 || true; rm -rf "$data"; }
trap cleanup EXIT
as_postgres "$bin/initdb" -D "$data/db" -A trust -U postgres >/dev/null
as_postgres "$bin/pg_ctl" -D "$data/db" -w -l "$data/log" -o "-p $port -k $data -c listen_addresses=127.0.0.1 -c max_connections=300" start >/dev/null
export ES_TEST_PG="Host=127.0.0.1;Port=$port;Username=postgres;Database=postgres"

dotnet build EconomieSociale.sln -nologo -v quiet

log=$(mktemp)
status=0
dotnet test --solution EconomieSociale.sln --no-build --no-progress --output normal --max-parallel-test-modules 1 2>&1 | tee "$log" || status=$?
count() { sed -n "s/^ *$1: *\([0-9]*\).*/\1/p" "$log" | tail -n 1; }
passed=$(count succeeded); failed=$(count failed); skipped=$(count skipped)
[ "${failed:-0}" = 0 ] || status=1
[ -n "${passed:-}" ] || status=1
rm -f "$log"
echo "${passed:-0} passed, ${failed:-1} failed, ${skipped:-0} skipped"
exit $status
