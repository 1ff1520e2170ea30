#!/bin/sh
# Browser tests need Chromium, which pip cannot bring. Install it where we can; else say what is skipped.
set -u
if command -v chromium >/dev/null 2>&1; then
    exit 0
fi
if [ ! -f /etc/debian_version ] || [ "$(id -u)" != 0 ]; then
    echo "Chromium is not here, and only root on Debian can install it: the browser tests will be skipped."
    exit 0
fi
echo "Installing Chromium for the browser tests ..."
export DEBIAN_FRONTEND=noninteractive
mkdir -p build
if { apt-get update && apt-get install -y --no-install-recommends chromium; } >build/chromium.log 2>&1; then
    exit 0
fi
tail -n 3 build/chromium.log
echo "Chromium could not be installed (build/chromium.log): the browser tests will be skipped."
