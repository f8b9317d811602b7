#!/bin/sh
# A board of its own, and a thousand players whose scores on it keep changing. Start the leaderboard first
# (./mvnw spring-boot:run), run this beside it, and watch http://localhost:8000. Ctrl-C ends it.
#
#     examples/battle-royale.sh                     # 100 scores a second, until Ctrl-C
#     examples/battle-royale.sh --duration=1m       # any option of the producer's source `scores`
#     examples/battle-royale.sh --initial-only      # one score for each player, then stop
#
# Run again it sends to the same board, whose players have kept their best scores: the ranking stands still until the
# new scores have caught up. `curl -X POST http://localhost:8000/api/v1/leaderboards/battle-royale/reset` starts over.

set -eu

# Where the leaderboard is, if not on this machine.
api=${API:-http://localhost:8000}
kafka=${KAFKA:-localhost:9092}

cd "$(dirname "$0")/.."

# The board: highest score first, and of each player the best one counts. 201 says that it is new (202 that it will be there in a moment), 409 that it has been
# there before, which is as good. Without an answer curl's own message says why.
status=$(curl --silent --show-error --output /dev/null --write-out '%{http_code}' \
  --request POST "$api/api/v1/leaderboards" \
  --header 'Content-Type: application/json' \
  --data '{"id":"battle-royale","name":"Battle Royale","sort_order":"desc","update_mode":"best"}')
case $status in
  201 | 202) echo "Created the board battle-royale." ;;
  409) echo "The board battle-royale is there already." ;;
  *)
    echo "The board could not be created: $api answered $status." >&2
    exit 1
    ;;
esac
echo "See it with: curl '$api/api/v1/leaderboards/battle-royale/top?limit=10'"

# The producer with its thousand players, built if it is not yet. Scores go straight to Kafka, each under its player's key.
jar=producer/target/producer-0.1.0-SNAPSHOT-exec.jar
if [ ! -f "$jar" ]; then
  ./mvnw -q -B -pl producer -am package -DskipTests
fi
exec java -jar "$jar" --kafka="$kafka" --source=scores --leaderboard=battle-royale "$@"
