#!/bin/sh
# What the tests need besides Python's packages: a Chromium for the journeys and gettext for the
# check of the translations; called with "services", PostgreSQL, Redis and Caddy instead of Chromium. As
# root on Debian they are installed; elsewhere one line says what to do.
set -eu
missing=""
if [ "${1:-}" = services ]; then
    ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || missing="postgresql"
    command -v redis-server >/dev/null 2>&1 || missing="$missing redis-server"
    command -v caddy >/dev/null 2>&1 || missing="$missing caddy"
else
    command -v chromium >/dev/null 2>&1 || missing="chromium"
fi
command -v xgettext >/dev/null 2>&1 || missing="$missing gettext"
[ -n "$missing" ] || exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "Installing from Debian: $missing …"
    apt-get update -qq >/dev/null
    # shellcheck disable=SC2086
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq $missing >/dev/null
else
    echo "The tests need: $missing. Install them (Debian: sudo apt-get install $missing), then make test again." >&2
    exit 1
fi
