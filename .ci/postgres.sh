#!/usr/bin/env bash
# A PostgreSQL server for the tests, with Debian's binaries (package postgresql), on a Unix socket in a folder of its own.
#   .ci/postgres.sh start FOLDER    creates and starts it, and prints its connection string
#   .ci/postgres.sh stop FOLDER     stops it
set -euo pipefail
folder=$2
bin=$(find /usr/lib/postgresql -maxdepth 2 -name bin 2>/dev/null | sort -V | tail -n 1)
[ -n "$bin" ] || { echo "PostgreSQL is not installed" >&2; exit 1; }
# The server refuses to run as root.
as() { if [ "$(id -u)" -eq 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi; }
cd /
case $1 in
start)
    mkdir -p "$folder"
    chmod 755 "$folder"
    [ "$(id -u)" -ne 0 ] || chown postgres "$folder"
    as "$bin/initdb" -D "$folder/data" -U postgres -A trust -E UTF8 --locale C >&2
    as "$bin/pg_ctl" -D "$folder/data" -l "$folder/log" -o "-k $folder -c listen_addresses=''" -w start >&2
    echo "Host=$folder;Username=postgres"
    ;;
stop) as "$bin/pg_ctl" -D "$folder/data" -m fast -w stop >&2 ;;
*) echo "usage: .ci/postgres.sh start|stop FOLDER" >&2; exit 1 ;;
esac
