#!/bin/sh
# A tour of leaderboards with plain curl: create a leaderboard, send scores, read it, keep the better score, sum up scores,
# remove a player and delete the leaderboards. Start the leaderboard (./mvnw spring-boot:run), then run this in a second
# terminal:
#
#     examples/api-tour.sh                          # against http://localhost:8000
#     examples/api-tour.sh http://example.org:8000  # against another
#
# There is no wait between the calls, because the response to a write comes when every read sees it. Each response is
# compared with the expected one. The first difference ends the tour with status 1.

set -eu

base=${1:-http://localhost:8000}
api=$base/api/v1

# The boards are new for each run, so it can run again and in parallel.
run=$(date +%s)-$$
best=tour-best-$run
sum=tour-sum-$run

# call METHOD URL [JSON]: stores the response in $answer and its status in $status.
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

# expect STATUS [TEXT]...: checks that the response has this status and contains each of the texts.
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
