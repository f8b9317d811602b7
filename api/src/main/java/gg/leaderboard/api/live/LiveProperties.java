package gg.leaderboard.api.live;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param interval how often a board that keeps changing is read and sent
 * @param refresh how often a watched board is read without any notice, in case one was lost
 * @param patience how long one message may take to leave; a client stuck for longer is dropped
 * @param maxSubscriptions how many boards and players one client may watch
 * @param maxAnswers how many answers may wait for one client; one that does not read them is dropped
 * @param maxMessage how many characters a client's message may have
 * @param heartbeat how often an event stream that has nothing to say says so, for proxies that end silent connections
 * @param ping how often a WebSocket is pinged, for the same proxies and to find clients that went without a word
 * @param maxUnanswered how many pings a client may leave unanswered; one more, and it is dropped
 * @param readers how many threads read changed boards
 * @param playerReaders how many threads read followed players: their own, so that many players delay no board
 */
@Validated
@ConfigurationProperties("leaderboard.api.live")
record LiveProperties(
        @DefaultValue("100ms") Duration interval,
        @DefaultValue("2s") Duration refresh,
        @DefaultValue("10s") Duration patience,
        @DefaultValue("32") @Min(1) @Max(1000) int maxSubscriptions,
        @DefaultValue("64") @Min(1) @Max(10_000) int maxAnswers,
        @DefaultValue("4096") @Min(128) @Max(65_536) int maxMessage,
        @DefaultValue("15s") Duration heartbeat,
        @DefaultValue("20s") Duration ping,
        @DefaultValue("2") @Min(1) @Max(100) int maxUnanswered,
        @DefaultValue("4") @Min(1) @Max(64) int readers,
        @DefaultValue("2") @Min(1) @Max(64) int playerReaders) {}
