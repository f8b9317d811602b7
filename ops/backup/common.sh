# Functions of the scripts in this directory. Sourced with bash.
# shellcheck shell=bash

# For patterns and for the output of other commands. Programs in Java need the user's locale for names of files.
export user_locale=${user_locale-${LC_ALL-}}
export LC_ALL=C

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)

say() { printf '%s\n' "$*"; }

fail() {
  printf '%s\n' "$*" >&2
  exit 1
}

absolute() {
  case $1 in
    /*) printf '%s' "$1" ;;
    *) printf '%s/%s' "$PWD" "$1" ;;
  esac
}

# The newest complete backup in a directory, or the directory itself if it is a backup.
backup_in() {
  [ -d "$1" ] || fail "There is no directory $1."
  [ ! -f "$1/SHA256SUMS" ] || { printf '%s' "$1"; return; }
  # Names in the order of time. Other directories are not backups.
  local found newest=
  for found in "$1"/*/SHA256SUMS; do
    found=${found%/SHA256SUMS}
    [[ ! ${found##*/} =~ ^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{6}Z$ ]] || newest=$found
  done
  [ -n "$newest" ] || fail "There is no complete backup in $1."
  printf '%s' "$newest"
}

compose() {
  if docker compose version >/dev/null 2>&1; then
    docker compose --project-directory "$root" -f "$root/docker-compose.yml" "$@"
  else
    docker-compose --project-directory "$root" -f "$root/docker-compose.yml" "$@"
  fi
}

# Runs the jar of a service, such as producer.
run_jar() {
  local jar=("$root/$1/target/$1"-*-exec.jar)
  [ -f "${jar[0]}" ] || fail "The programs are missing. Run ./leaderboard, or ./mvnw -q package -DskipTests"
  [ "${#jar[@]}" = 1 ] || fail "There are programs of several versions: ${jar[*]}. Delete the old ones."
  LC_ALL=$user_locale "${JAVA_HOME:+$JAVA_HOME/bin/}java" -Xmx256m -XX:+UseSerialGC -jar "${jar[0]}" "${@:2}"
}

# Runs a command of the archive's image; the first arguments, up to --, are options of `compose run`.
archive_in_container() {
  local options=()
  while [ "$1" != -- ]; do
    options+=("$1")
    shift
  done
  shift
  compose run --rm --no-deps -T ${options[@]+"${options[@]}"} archive "$@"
}

# Starts everything with a log, and returns when it is up, or 1 if it ends before. $services is its pid.
start_leaderboard() {
  local log=$1
  shift
  : >"$log"
  LC_ALL=$user_locale "$root/leaderboard" --no-simulator "$@" >>"$log" 2>&1 &
  services=$!
  until grep -q 'The leaderboard is up' "$log"; do
    kill -0 "$services" 2>/dev/null || { tail -n 5 "$log"; return 1; }
    sleep 1
  done
}

stop_leaderboard() {
  [ -n "${services:-}" ] || return 0
  kill "$services" 2>/dev/null || true
  wait "$services" 2>/dev/null || true
  services=
}
