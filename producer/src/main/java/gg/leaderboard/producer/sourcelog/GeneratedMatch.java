package gg.leaderboard.producer.sourcelog;

import java.util.List;
import java.util.Map;
import java.util.Random;

/** A generated match: its log, and the expected totals. The same number gives the same match on every machine. */
public final class GeneratedMatch {

    private final byte[] log;
    private final Map<String, PlayerTotals> totals;

    private GeneratedMatch(byte[] log, Map<String, PlayerTotals> totals) {
        this.log = log;
        this.totals = totals;
    }

    /**
     * Generates a match.
     *
     * @param number from 1 on; consecutive numbers have different kinds of servers and the same players
     */
    public static GeneratedMatch of(int number) {
        return of(List.of(LogDialect.values()).get((number - 1) % kinds()), number);
    }

    static GeneratedMatch of(LogDialect dialect, int number) {
        MatchGenerator play = new MatchGenerator(dialect, number, new Random(number));
        play.run();
        return new GeneratedMatch(play.log().getBytes(dialect.charset()), play.totals());
    }

    /** The number of kinds of servers. */
    public static int kinds() {
        return LogDialect.values().length;
    }

    public byte[] log() {
        return log.clone();
    }

    /** The expected totals by player id. */
    public Map<String, PlayerTotals> totals() {
        return totals;
    }
}
