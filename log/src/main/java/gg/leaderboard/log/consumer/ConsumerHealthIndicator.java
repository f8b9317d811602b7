package gg.leaderboard.log.consumer;

import java.util.Map;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.listener.MessageListenerContainer;

/** Up while there are no problems and all listeners run. */
public final class ConsumerHealthIndicator implements HealthIndicator {

    private final CurrentProblems problems;
    private final KafkaListenerEndpointRegistry listeners;

    /** @param listeners all listeners of the service */
    public ConsumerHealthIndicator(CurrentProblems problems, KafkaListenerEndpointRegistry listeners) {
        this.problems = problems;
        this.listeners = listeners;
    }

    @Override
    public Health health() {
        Map<String, String> details = problems.current();
        // Not listeners.isRunning(), which is true if any listener runs.
        if (!listeners.getListenerContainers().stream()
                .filter(MessageListenerContainer::isAutoStartup)
                .allMatch(listener -> listener.isRunning() && listener.isInExpectedState())) {
            details.put("listener", "stopped after an error; see the log");
        }
        return (details.isEmpty() ? Health.up() : Health.down())
                .withDetails(details)
                .build();
    }
}
