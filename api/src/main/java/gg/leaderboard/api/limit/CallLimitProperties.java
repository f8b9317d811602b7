package gg.leaderboard.api.limit;

import gg.leaderboard.standings.definition.Rate;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Limits on what one client may call. A client is the caller with an API key or a token, otherwise the address. The rates
 * have the form number/period, such as {@code 10/1m}.
 *
 * @param apply the limited clients: {@code remote} (all but those without credentials on this machine), {@code all} or
 *     {@code none}
 * @param reads reads, including the files of the dashboard
 * @param writes events and scores; a batch is one call
 * @param operators changes of boards and players, and the calls of operators
 * @param live opened WebSockets and event streams
 * @param past past standings, histories and {@code verify}, which the archive answers from the log
 * @param newBoards boards that are created, also by the first score of a game
 * @param refused calls that are refused with 401 or 403; then 429 follows
 * @param keyFactor how many times as much a caller with the role submit, moderate or operate may do; all others have the
 *     limits of an address
 * @param pastAtOnce most questions of {@code past} that this process sends to the archive at the same time, of all limited
 *     clients together
 * @param connections most open WebSockets and event streams of one client on this process
 * @param tracked most clients, and most pairs of player and board, that this process counts in memory; beyond that the
 *     counts of the tenth that was idle longest are discarded
 * @param trustedProxies addresses or ranges such as {@code 10.0.0.0/8} of proxies whose {@code X-Forwarded-For} names the
 *     client
 */
@Validated
@ConfigurationProperties("leaderboard.limits")
record CallLimitProperties(
        @DefaultValue("remote") Applies apply,
        @DefaultValue("1000/10s") Rate reads,
        @DefaultValue("200/10s") Rate writes,
        @DefaultValue("120/1m") Rate operators,
        @DefaultValue("60/1m") Rate live,
        @DefaultValue("30/1m") Rate past,
        @DefaultValue("100/1h") Rate newBoards,
        @DefaultValue("100/1m") Rate refused,
        @DefaultValue("50") @Min(1) @Max(1_000_000) int keyFactor,
        @DefaultValue("4") @Min(1) @Max(1000) int pastAtOnce,
        @DefaultValue("100") @Min(1) @Max(1_000_000) int connections,
        @DefaultValue("20000") @Min(100) @Max(10_000_000) int tracked,
        @DefaultValue List<String> trustedProxies) {

    /** Which clients are limited. */
    enum Applies {
        REMOTE,
        ALL,
        NONE
    }

    Rate rate(CallGroup group) {
        return switch (group) {
            case READS -> reads;
            case WRITES -> writes;
            case OPERATORS -> operators;
            case LIVE -> live;
            case PAST -> past;
            case NEW_BOARDS -> newBoards;
            case REFUSED -> refused;
        };
    }

    /** The name of the option with the rate of {@code group}. */
    static String option(CallGroup group) {
        return "leaderboard.limits." + group.label();
    }
}
