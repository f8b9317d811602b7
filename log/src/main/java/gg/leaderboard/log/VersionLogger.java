package gg.leaderboard.log;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationPreparedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.Environment;

/** Logs the version of a service when it starts, unless its start-up messages are switched off. */
final class VersionLogger implements ApplicationListener<ApplicationPreparedEvent> {

    private static final Logger LOG = LoggerFactory.getLogger(VersionLogger.class);

    @Override
    public void onApplicationEvent(ApplicationPreparedEvent event) {
        Environment environment = event.getApplicationContext().getEnvironment();
        if (environment.getProperty("spring.main.log-startup-info", Boolean.class, true)) {
            LOG.info("{} {}", environment.getProperty("spring.application.name", "leaderboard"), Version.current());
        }
    }
}
