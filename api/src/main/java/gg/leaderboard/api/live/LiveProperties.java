package gg.leaderboard.api.live;

import gg.leaderboard.standings.definition.Rate;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param interval longest wait between two reads of a changing board. Reads and sends that would take more than a tenth of
 *     the time are spread up to this wait
 * @param minInterval shortest wait between two reads of a changing board. Boards that cost little are read this often
 * @param refresh time between two reads of a watched board without a notice of a change, in case a notice was lost
 * @param patience longest time to send one message; slower clients are disconnected
 * @param maxSubscriptions most boards and players that one client may watch
 * @param maxAnswers most answers that may wait for one client; a client with more is disconnected
 * @param maxMessage most characters of a client's message; {@code authenticate} may have a token of 8192
 * @param messages most messages of a client, such as {@code 1000/10s}; a client that sends more is disconnected
 * @param heartbeat time between two heartbeats of an idle event stream, for proxies that close silent connections
 * @param ping time between two pings of a WebSocket, for the same proxies and to find clients that are gone
 * @param maxUnanswered most pings that may stay unanswered; after one more the client is disconnected
 * @param readers threads that read changed boards
 * @param playerReaders threads that read followed players, separate so that many players delay no board
 */
@Validated
@ConfigurationProperties("leaderboard.api.live")
record LiveProperties(
        @DefaultValue("100ms") Duration interval,
        @DefaultValue("20ms") Duration minInterval,
        @DefaultValue("2s") Duration refresh,
        @DefaultValue("10s") Duration patience,
        @DefaultValue("32") @Min(1) @Max(1000) int maxSubscriptions,
        @DefaultValue("64") @Min(1) @Max(10_000) int maxAnswers,
        @DefaultValue("4096") @Min(128) @Max(65_536) int maxMessage,
        @DefaultValue("1000/10s") Rate messages,
        @DefaultValue("15s") Duration heartbeat,
        @DefaultValue("20s") Duration ping,
        @DefaultValue("2") @Min(1) @Max(100) int maxUnanswered,
        @DefaultValue("4") @Min(1) @Max(64) int readers,
        @DefaultValue("2") @Min(1) @Max(64) int playerReaders) {}
