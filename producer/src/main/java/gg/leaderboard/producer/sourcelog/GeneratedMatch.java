package gg.leaderboard.producer.sourcelog;

import java.util.Map;
import java.util.Random;

/** A generated match: its log, and what the log must come to. The same number makes the same match on every machine. */
public final class GeneratedMatch {

    private final byte[] log;
    private final Map<String, PlayerTotals> totals;

    private GeneratedMatch(byte[] log, Map<String, PlayerTotals> totals) {
        this.log = log;
        this.totals = totals;
    }

    /** @param number from 1 on; the next one is of the next kind of server, with the same players */
    public static GeneratedMatch of(int number) {
        return of(LogDialect.values()[(number - 1) % LogDialect.values().length], number);
    }

    static GeneratedMatch of(LogDialect dialect, int number) {
        MatchGenerator play = new MatchGenerator(dialect, number, new Random(number));
        play.run();
        return new GeneratedMatch(play.log().getBytes(dialect.charset()), play.totals());
    }

    /** How many kinds of servers there are. */
    public static int kinds() {
        return LogDialect.values().length;
    }

    public byte[] log() {
        return log.clone();
    }

    /** By the ids of the players. */
    public Map<String, PlayerTotals> totals() {
        return totals;
    }
}
