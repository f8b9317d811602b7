package gg.leaderboard.processor;

import gg.leaderboard.events.Topics;
import gg.leaderboard.log.inlet.Inlets;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Counts the records that were copied to the log, by their topic. */
@Component
class RelayMetrics {

    private static final int MOST_INLETS = 25;
    private static final String OTHERS = "other";

    private final Map<String, Counter> relayed = new HashMap<>();
    private final Counter others;

    RelayMetrics(Inlets inlets, MeterRegistry meters) {
        Stream.concat(Stream.of(Topics.MODERATION), inlets.topics().stream())
                .limit(MOST_INLETS)
                .forEach(topic -> relayed.put(topic, counter(topic, meters)));
        this.others = counter(OTHERS, meters);
    }

    private static Counter counter(String inlet, MeterRegistry meters) {
        return Counter.builder("leaderboard.events.relayed")
                .description("Records of other topics that were copied to " + Topics.GAME_EVENTS)
                .tag("inlet", inlet)
                .register(meters);
    }

    void relayed(String topic, int records) {
        relayed.getOrDefault(topic, others).increment(records);
    }
}
