#!/usr/bin/env bash
# The PostgreSQL server of the benchmarks: its own data folder and port, kept between runs. Usage: postgres.sh start|stop|drop
set -euo pipefail
data=${ES_BENCH_PG_DATA:-/tmp/esbench-pg}
port=${ES_BENCH_PG_PORT:-5998}
bin=$(dirname "$(ls -d /usr/lib/postgresql/*/bin/postgres | tail -n 1)")
as_postgres() { if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi; }
running() { as_postgres "$bin/pg_ctl" -D "$data/db" status >/dev/null 2>&1; }

case ${1:-start} in
    start)
        if [ ! -d "$data/db" ]; then
            mkdir -p "$data"
            [ "$(id -u)" = 0 ] && chown postgres "$data"
            as_postgres "$bin/initdb" -D "$data/db" -A trust -U postgres >/dev/null
        fi
        running || as_postgres "$bin/pg_ctl" -D "$data/db" -w -l "$data/log" -o "-p $port -k $data -c listen_addresses=127.0.0.1 -c max_connections=300 \
            -c shared_buffers=4GB -c effective_cache_size=12GB -c work_mem=64MB -c maintenance_work_mem=1GB -c jit=off \
            -c max_parallel_workers_per_gather=2 -c max_wal_size=16GB -c checkpoint_timeout=30min -c wal_level=minimal -c max_wal_senders=0" start >/dev/null
        echo "Host=127.0.0.1;Port=$port;Username=postgres;Database=postgres"
        ;;
    stop) if running; then as_postgres "$bin/pg_ctl" -D "$data/db" -m fast -w stop >/dev/null; fi ;;
    drop) "$0" stop; rm -rf "$data" ;;
esac
