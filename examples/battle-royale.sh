#!/bin/sh
# Creates a board, and sends changing scores of a thousand players to it. Start the leaderboard (./mvnw spring-boot:run), run
# this in a second terminal, and open http://localhost:8000. Ctrl-C ends it.
#
#     examples/battle-royale.sh                     # 100 scores a second, until Ctrl-C
#     examples/battle-royale.sh --duration=1m       # any option of the producer's source `scores`
#     examples/battle-royale.sh --initial-only      # one score for each player, then stop
#
# A second run uses the same board, whose players have kept their best scores. The ranking does not change until the new
# scores exceed them. To start over: `curl -X POST http://localhost:8000/api/v1/leaderboards/battle-royale/reset`

set -eu

# The address of the leaderboard, if it is not on this machine.
api=${API:-http://localhost:8000}
kafka=${KAFKA:-localhost:9092}

cd "$(dirname "$0")/.."

# The board: the highest score is first, and the best score of each player counts. Status 201 means that the board is new,
# and 202 that it will exist in a moment. Status 409 means that it already exists, which is fine. Without a response, curl
# prints the reason.
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

# The producer with a thousand players, built if necessary. Scores go directly to Kafka, each with its player as the key.
jar=producer/target/producer-0.1.0-SNAPSHOT-exec.jar
if [ ! -f "$jar" ]; then
  ./mvnw -q -B -pl producer -am package -DskipTests
fi
exec java -jar "$jar" --kafka="$kafka" --source=scores --leaderboard=battle-royale "$@"
