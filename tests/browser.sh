#!/bin/sh
# The journeys need a Chromium. As root on Debian it is installed; elsewhere one line says what to do.
set -eu
for name in chromium chromium-browser google-chrome; do
    if command -v "$name" >/dev/null 2>&1; then exit 0; fi
done
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "Installing Debian's chromium for the journeys …"
    apt-get update -qq >/dev/null && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium >/dev/null
else
    echo "The journeys need Chromium: install it (Debian: sudo apt-get install chromium) and run make test again." >&2
    exit 1
fi
