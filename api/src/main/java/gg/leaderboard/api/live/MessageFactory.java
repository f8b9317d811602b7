package gg.leaderboard.api.live;

import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Serializes messages to clients. */
@Component
class MessageFactory {

    private final JsonMapper json;
    private final InstantSource time;

    MessageFactory(JsonMapper json, InstantSource time) {
        this.json = json;
        this.time = time;
    }

    OutgoingMessage update(LiveSnapshot snapshot, @Nullable LiveSnapshot before, String epoch, long sequence) {
        LiveMessage message = snapshot.message(time.instant(), before).withSequence(epoch, sequence);
        return new OutgoingMessage(message.type().label(), epoch + "-" + sequence, json.writeValueAsString(message));
    }

    OutgoingMessage ok(LiveMessage.Type type, Subject.Board board) {
        return answer(now -> LiveMessage.ok(type, board, now));
    }

    OutgoingMessage ok(LiveMessage.Type type, Subject.Player player) {
        return answer(now -> LiveMessage.ok(type, player, now));
    }

    OutgoingMessage pong() {
        return answer(LiveMessage::pong);
    }

    OutgoingMessage authenticated() {
        return answer(LiveMessage::authenticated);
    }

    OutgoingMessage error(LiveProblem problem) {
        return answer(now -> LiveMessage.error(problem, now));
    }

    private OutgoingMessage answer(Function<Instant, LiveMessage> make) {
        LiveMessage message = make.apply(time.instant());
        return new OutgoingMessage(message.type().label(), null, json.writeValueAsString(message));
    }
}
