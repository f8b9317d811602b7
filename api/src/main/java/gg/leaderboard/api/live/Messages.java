package gg.leaderboard.api.live;

import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes what clients receive. */
@Component
class Messages {

    private final JsonMapper json;
    private final InstantSource time;

    Messages(JsonMapper json, InstantSource time) {
        this.json = json;
        this.time = time;
    }

    State update(Snapshot snapshot, @Nullable Snapshot before, String epoch, long sequence) {
        LiveMessage message = snapshot.message(time.instant(), before).numbered(epoch, sequence);
        return new State(message.type(), epoch + "-" + sequence, json.writeValueAsString(message));
    }

    State ok(String type, Subject.Board board) {
        return answer(now -> LiveMessage.ok(type, board, now));
    }

    State ok(String type, Subject.Player player) {
        return answer(now -> LiveMessage.ok(type, player, now));
    }

    State pong() {
        return answer(LiveMessage::pong);
    }

    State error(String problem) {
        return answer(now -> LiveMessage.error(problem, now));
    }

    private State answer(Function<Instant, LiveMessage> make) {
        LiveMessage message = make.apply(time.instant());
        return new State(message.type(), null, json.writeValueAsString(message));
    }
}
