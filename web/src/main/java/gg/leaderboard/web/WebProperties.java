package gg.leaderboard.web;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of every HTTP port.
 *
 * @param allowedHosts host names, without ports, that the service answers for; on loopback also those of loopback. A
 *     service that listens elsewhere answers for every name if none is given
 * @param patience longest wait of a request while all threads except those of the health checks are in use
 */
@ConfigurationProperties("leaderboard.web")
record WebProperties(
        @DefaultValue List<String> allowedHosts,
        @DefaultValue("10s") Duration patience) {}
