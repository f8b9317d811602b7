#!/bin/bash
# The variables of the official image: POSTGRES_USER, _PASSWORD, _DB and _INITDB_ARGS. A directory with data is kept.
set -e
export LD_LIBRARY_PATH=/usr/local/pgsql/lib
if [ "$1" = postgres ] && [ "$(id -u)" = 0 ]; then
  mkdir -p "$PGDATA" /var/run/postgresql
  chown -R postgres "$PGDATA" /var/run/postgresql
  chmod 700 "$PGDATA"
  exec setpriv --reuid=postgres --regid=postgres --clear-groups "$0" "$@"
fi
if [ "$1" = postgres ] && [ ! -s "$PGDATA/PG_VERSION" ]; then
  database=${POSTGRES_DB:-$POSTGRES_USER}
  # shellcheck disable=SC2086 # The official image splits these arguments, too.
  initdb --username="$POSTGRES_USER" --pwfile=<(echo "$POSTGRES_PASSWORD") $POSTGRES_INITDB_ARGS -D "$PGDATA"
  echo 'host all all all scram-sha-256' >> "$PGDATA/pg_hba.conf"
  echo "listen_addresses = '*'" >> "$PGDATA/postgresql.conf"
  # The binaries include no psql, so a single-user server creates the database.
  [ "$database" = postgres ] || echo "CREATE DATABASE \"$database\"" | postgres --single -D "$PGDATA" postgres
  # The official image logs this line twice, and Testcontainers waits for the second one.
  echo 'database system is ready to accept connections (stand-in: database created)'
fi
exec "$@"
