package gg.leaderboard.web;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Limits on request bodies.
 *
 * @param deadline maximum time to receive a body, from the request's head to its last byte
 * @param max largest body that is received; every endpoint has a lower limit
 * @param memory maximum memory of all bodies that are being received
 */
@ConfigurationProperties("leaderboard.web.body")
record BodyProperties(
        @DefaultValue("10s") Duration deadline,
        @DefaultValue("9MB") DataSize max,
        @DefaultValue("64MB") DataSize memory) {

    int maxBytes() {
        return Math.toIntExact(max.toBytes());
    }

    String tooLarge() {
        return "The body may have at most " + maxBytes() + " bytes.";
    }
}
