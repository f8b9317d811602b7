package gg.leaderboard.web;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What every port of a service obeys.
 *
 * @param allowedHosts names, without ports, under which the service may be asked; on loopback those of loopback always
 *     are. Without any, a service that listens elsewhere may be asked under every name
 * @param patience how long a request may wait while all threads but those of the health checks are in use
 */
@ConfigurationProperties("leaderboard.web")
record WebProperties(
        @DefaultValue List<String> allowedHosts,
        @DefaultValue("10s") Duration patience) {}
