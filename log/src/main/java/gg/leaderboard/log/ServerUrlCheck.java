package gg.leaderboard.log;

import java.net.URI;
import java.util.regex.Pattern;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Rejects invalid URLs of servers before a library does, because the libraries would log the URL with the password in it.
 */
final class ServerUrlCheck implements EnvironmentPostProcessor, Ordered {

    private static final String REDIS = "spring.data.redis.url";
    private static final String POSTGRES = "spring.datasource.url";
    private static final Pattern LOGIN_IN_JDBC = Pattern.compile("jdbc:[^/]*//[^/?]*@.*");

    /** @throws IllegalArgumentException naming the property, without its value */
    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        String redis = environment.getProperty(REDIS, "");
        if (!redis.isEmpty() && !isOfRedis(redis)) {
            throw new IllegalArgumentException(REDIS + " must be redis://user:password@host:port or rediss://…, with"
                    + " special characters percent-encoded");
        }
        if (LOGIN_IN_JDBC.matcher(environment.getProperty(POSTGRES, "")).matches()) {
            throw new IllegalArgumentException(POSTGRES
                    + " must not contain a login: use spring.datasource.username and" + " spring.datasource.password");
        }
    }

    private static boolean isOfRedis(String url) {
        try {
            URI uri = URI.create(url);
            return uri.getHost() != null && ("redis".equals(uri.getScheme()) || "rediss".equals(uri.getScheme()));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    // Runs after Spring Boot has read the files.
    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }
}
