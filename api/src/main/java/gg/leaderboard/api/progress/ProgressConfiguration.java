package gg.leaderboard.api.progress;

import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.SchedulingConfigurer;

@Configuration(proxyBeanMethods = false)
class ProgressConfiguration {

    private static final Duration INTERVAL = Duration.ofMillis(50);

    @Bean
    SchedulingConfigurer progressTasks(ProgressTracker progress) {
        return tasks -> tasks.addFixedDelayTask(progress::refresh, INTERVAL);
    }
}
