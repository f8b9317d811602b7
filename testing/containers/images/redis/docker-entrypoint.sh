#!/bin/sh
# As the official image: a server that is started as root runs as the user redis, without protected mode.
set -e
if [ "$1" = redis-server ]; then
  if [ "$(id -u)" = 0 ]; then
    chown -R redis:redis .
    exec setpriv --reuid=redis --regid=redis --clear-groups "$0" "$@"
  fi
  set -- "$@" --protected-mode no
fi
exec "$@"
