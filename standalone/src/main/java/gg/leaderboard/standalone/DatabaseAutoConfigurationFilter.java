package gg.leaderboard.standalone;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;

/** Prevents a database in services that need none. All services share the class path of the one that has a database. */
final class DatabaseAutoConfigurationFilter implements AutoConfigurationImportFilter, EnvironmentAware {

    private boolean isArchive;

    @Override
    public void setEnvironment(Environment environment) {
        isArchive = "archive".equals(environment.getProperty("spring.application.name"));
    }

    @Override
    public boolean[] match(@Nullable String[] configurations, AutoConfigurationMetadata metadata) {
        boolean[] matches = new boolean[configurations.length];
        for (int i = 0; i < configurations.length; i++) {
            String name = Objects.requireNonNullElse(configurations[i], "");
            matches[i] = isArchive || !(name.contains(".boot.jdbc.") || name.contains(".boot.flyway."));
        }
        return matches;
    }
}
