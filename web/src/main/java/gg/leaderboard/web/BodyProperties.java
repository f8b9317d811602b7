package gg.leaderboard.web;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How bodies of requests are received.
 *
 * @param deadline how long one may take to arrive, from the request's head to its last byte
 * @param max the largest body that is received; every call allows less, and says how much
 * @param memory how much all bodies that are under way may hold together
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
