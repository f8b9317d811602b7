#!/bin/sh
# A tour of leaderboards with plain curl: make one, send scores, read it, keep the better score, add scores up, remove a
# player, delete it all. Start the leaderboard first (./mvnw spring-boot:run), then run this beside it:
#
#     examples/api-tour.sh                          # against http://localhost:8000
#     examples/api-tour.sh http://example.org:8000  # against another
#
# There is not one wait between the calls: a write is answered when every read sees it. Each answer is compared with what
# it must be; the first that differs ends the tour with status 1.

set -eu

base=${1:-http://localhost:8000}
api=$base/api/v1

# Boards of this run's own, so that it can be run again and beside others.
run=$(date +%s)-$$
best=tour-best-$run
sum=tour-sum-$run

# call METHOD URL [JSON]: what was answered goes to $answer, its status to $status.
call() {
  if [ $# -gt 2 ]; then
    set -- "$1" "$2" --header 'Content-Type: application/json' --data "$3"
  fi
  method=$1
  url=$2
  shift 2
  echo "> $method $url"
  reply=$(curl --silent --show-error --max-time 20 --request "$method" --write-out '\n%{http_code}' "$@" "$url") || {
    echo "No answer from $base: is the leaderboard running?" >&2
    exit 1
  }
  status=$(printf '%s\n' "$reply" | tail -n 1)
  answer=$(printf '%s\n' "$reply" | sed '$d')
  echo "  $status $answer"
}

fail() {
  echo "WRONG: expected $1, but was: $status $answer" >&2
  exit 1
}

# expect STATUS [TEXT]...: the answer has this status and holds each of the texts.
expect() {
  [ "$status" = "$1" ] || fail "status $1"
  shift
  for text in "$@"; do
    case $answer in
      *"$text"*) ;;
      *) fail "$text" ;;
    esac
  done
}

echo "== Create a leaderboard: the highest score first, and of each player the best one counts"
call POST "$api/leaderboards" "{\"id\":\"$best\",\"name\":\"Tour\",\"update_mode\":\"best\"}"
expect 201 '"success":true' "\"id\":\"$best\"" '"sort_order":"desc"' '"update_mode":"best"'
call POST "$api/leaderboards" "{\"id\":\"$best\"}"
expect 409 '"success":false'

echo "== Send several scores at once; a bad one does not spoil the others"
call POST "$api/scores/batch" "{\"scores\":[
  {\"player_id\":\"ada\",\"player_name\":\"Ada\",\"leaderboard_id\":\"$best\",\"score\":300},
  {\"player_id\":\"bob\",\"leaderboard_id\":\"$best\",\"score\":200},
  {\"player_id\":\"cleo\",\"leaderboard_id\":\"$best\",\"score\":200},
  {\"player_id\":\"dan\",\"leaderboard_id\":\"$best\",\"score\":\"many\"},
  {\"player_id\":\"eve\",\"leaderboard_id\":\"$best\",\"score\":100}]}"
expect 200 '"received":5' '{"index":0,"status":"accepted"' '{"index":3,"status":"rejected"' '"score":300,"rank":1}' \
  '"score":100,"rank":4}'

echo "== The top: equal scores share a rank, and the next one is skipped"
call GET "$api/leaderboards/$best/top?limit=3"
expect 200 '"total_players":4' \
  '"rank":1,"player_id":"ada","player_name":"Ada"' '"rank":2,"player_id":"bob"' '"rank":2,"player_id":"cleo"' '"as_of"'

echo "== One player"
call GET "$api/leaderboards/$best/player/eve"
expect 200 '"player_id":"eve"' '"score":100' '"rank":4'

echo "== The players around one"
call GET "$api/leaderboards/$best/around/cleo?range=1"
expect 200 '"player_id":"bob"' '"player_id":"cleo"' '"player_id":"eve"'

echo "== A worse score changes nothing, a better one counts"
call POST "$api/scores" "{\"player_id\":\"eve\",\"leaderboard_id\":\"$best\",\"score\":50}"
expect 200 '"status":"accepted"' '"score":100' '"rank":4'
call POST "$api/scores" "{\"player_id\":\"eve\",\"leaderboard_id\":\"$best\",\"score\":400}"
expect 200 '"score":400' '"rank":1'
call GET "$api/leaderboards/$best/top?limit=1"
expect 200 '"rank":1,"player_id":"eve"' '"score":400'

echo "== A leaderboard that adds scores up; a score that is sent again with its id counts once"
call POST "$api/leaderboards" "{\"id\":\"$sum\",\"update_mode\":\"increment\"}"
expect 201 '"update_mode":"increment"'
call POST "$api/scores" "{\"player_id\":\"ada\",\"leaderboard_id\":\"$sum\",\"score\":30}"
expect 200 '"score":30'
again="{\"event_id\":\"$run\",\"player_id\":\"ada\",\"leaderboard_id\":\"$sum\",\"score\":12}"
call POST "$api/scores" "$again"
expect 200 '"score":42'
call POST "$api/scores" "$again"
expect 200 '"score":42'

echo "== Remove a player"
call DELETE "$api/leaderboards/$best/player/eve"
expect 200 '"status":"removed"'
call GET "$api/leaderboards/$best/player/eve"
expect 404 '"success":false'
call GET "$api/leaderboards/$best/top?limit=1"
expect 200 '"rank":1,"player_id":"ada"' '"total_players":3'

echo "== Delete the leaderboards"
for board in "$best" "$sum"; do
  call DELETE "$api/leaderboards/$board"
  expect 200 '"status":"deleted"'
  call GET "$api/leaderboards/$board/top"
  expect 404
done

echo "All as it should be."
