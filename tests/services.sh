#!/bin/sh
# Runs a command with a PostgreSQL and a Redis of its own, told to it by DATABASE_URL and REDIS_URL:
#     sh tests/services.sh COMMAND [ARGUMENT …]
# Both listen on 127.0.0.1 only, keep everything in a temporary folder, and end with the command.
set -eu
[ $# -gt 0 ] || { echo "Usage: sh tests/services.sh COMMAND [ARGUMENT …]" >&2; exit 2; }
WITHIN=30  # seconds for each of them to start, and to end

postgres=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1)
[ -x "$postgres/initdb" ] || { echo "PostgreSQL is missing (Debian: apt-get install postgresql)." >&2; exit 1; }
command -v redis-server >/dev/null || { echo "Redis is missing (Debian: apt-get install redis-server)." >&2; exit 1; }

folder=$(mktemp -d "${TMPDIR:-/tmp}/samsyn-services.XXXXXX")
chmod 711 "$folder"
mkdir "$folder/postgres"
redis="" started="" command=""

# PostgreSQL refuses to run as root; then the user that Debian's package makes runs it.
if [ "$(id -u)" = 0 ]; then
    chown postgres: "$folder/postgres"
    own() { (cd "$folder/postgres" && runuser -u postgres -- "$@"); }
else
    own() { (cd "$folder/postgres" && "$@"); }
fi

end() {
    result=$?
    trap - EXIT
    trap '' INT TERM  # a second signal must not break this off
    if [ -n "$command" ]; then kill "$command" 2>/dev/null && wait "$command" || :; fi
    if [ -n "$redis" ]; then kill "$redis" 2>/dev/null && wait "$redis" || :; fi
    if [ -n "$started" ]; then
        own "$postgres/pg_ctl" -D "$folder/postgres/data" -m immediate -w -t "$WITHIN" stop >/dev/null || :
    fi
    rm -rf "$folder"
    exit "$result"
}
trap end EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

free_port() {
    "${PYTHON:-python3}" -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'
}

# Nothing here must survive a power cut, so nothing waits for the disk.
own "$postgres/initdb" -D "$folder/postgres/data" -A trust -U samsyn -E UTF8 --no-sync >/dev/null
port=$(free_port)
own "$postgres/pg_ctl" -D "$folder/postgres/data" -l "$folder/postgres/log" -w -t "$WITHIN" start \
    -o "-p $port -k $folder/postgres -c listen_addresses=127.0.0.1 -c fsync=off -c full_page_writes=off" \
    >/dev/null || { cat "$folder/postgres/log" >&2; exit 1; }
started=1
DATABASE_URL="postgres://samsyn@127.0.0.1:$port/postgres"

port=$(free_port)
redis-server --bind 127.0.0.1 --port "$port" --dir "$folder" --save "" --appendonly no >"$folder/redis.log" &
redis=$!
tries=0
until redis-cli -h 127.0.0.1 -p "$port" ping >/dev/null 2>&1; do
    tries=$((tries + 1))
    if [ "$tries" -gt $((WITHIN * 10)) ] || ! kill -0 "$redis" 2>/dev/null; then
        cat "$folder/redis.log" >&2
        exit 1
    fi
    sleep 0.1
done
REDIS_URL="redis://127.0.0.1:$port/0"
export DATABASE_URL REDIS_URL

# In the background, so that a signal ends everything at once.
"$@" &
command=$!
wait "$command" && result=0 || result=$?
command=""
exit "$result"
