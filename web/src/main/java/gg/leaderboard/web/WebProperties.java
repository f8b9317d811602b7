package gg.leaderboard.web;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of every HTTP port.
 *
 * @param allowedHosts accepted host names, without ports; on loopback, loopback names are always accepted. On other
 *     addresses, a service without configured names accepts every name
 * @param patience maximum wait of a request while all threads except those of the health checks are in use
 */
@ConfigurationProperties("leaderboard.web")
record WebProperties(
        @DefaultValue List<String> allowedHosts,
        @DefaultValue("10s") Duration patience) {}
