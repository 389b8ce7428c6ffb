#!/bin/sh
# Install Debian packages where that is possible, else say which ones are missing.
set -eu
if [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null; then
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null
else
  echo "Missing on this machine: $*. Install with: sudo apt-get install $*" >&2
  exit 1
fi
