package gg.leaderboard.log.consumer;

import java.util.Map;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.listener.MessageListenerContainer;

/** Up while nothing keeps the log from being folded. */
public final class ConsumerHealthIndicator implements HealthIndicator {

    private final CurrentProblems troubles;
    private final KafkaListenerEndpointRegistry listeners;

    /** @param listeners of the whole service */
    public ConsumerHealthIndicator(CurrentProblems troubles, KafkaListenerEndpointRegistry listeners) {
        this.troubles = troubles;
        this.listeners = listeners;
    }

    @Override
    public Health health() {
        Map<String, String> wrong = troubles.current();
        // Not listeners.isRunning(): to that one of several would be enough.
        if (!listeners.getListenerContainers().stream()
                .filter(MessageListenerContainer::isAutoStartup)
                .allMatch(listener -> listener.isRunning() && listener.isInExpectedState())) {
            wrong.put("listener", "stopped after an error; see the log");
        }
        return (wrong.isEmpty() ? Health.up() : Health.down())
                .withDetails(wrong)
                .build();
    }
}
