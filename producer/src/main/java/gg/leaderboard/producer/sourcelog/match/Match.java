package gg.leaderboard.producer.sourcelog.match;

import java.util.Map;
import java.util.Random;

/** A generated match: its log, and what the log must come to. The same number makes the same match on every machine. */
public final class Match {

    private final byte[] log;
    private final Map<String, PlayerTotals> totals;

    private Match(byte[] log, Map<String, PlayerTotals> totals) {
        this.log = log;
        this.totals = totals;
    }

    /** @param number from 1 on; the next one is of the next kind of server, with the same players */
    public static Match of(int number) {
        return of(Dialect.values()[(number - 1) % Dialect.values().length], number);
    }

    static Match of(Dialect dialect, int number) {
        Play play = new Play(dialect, number, new Random(number));
        play.run();
        return new Match(play.log().getBytes(dialect.charset()), play.totals());
    }

    /** How many kinds of servers there are. */
    public static int kinds() {
        return Dialect.values().length;
    }

    public byte[] log() {
        return log.clone();
    }

    /** By the ids of the players. */
    public Map<String, PlayerTotals> totals() {
        return totals;
    }
}
