package gg.leaderboard.producer.simulator;

import java.util.ArrayList;
import java.util.List;

/** The current match in a game: its players, and whether it is over. */
final class SimulatedMatch {

    private static final int MAX_PLAYERS = 10;
    private static final int EVENTS = 60;

    private final List<Integer> players = new ArrayList<>(MAX_PLAYERS);
    private int events;

    /** Counts an action of {@code player}, who joins the match. The earliest player leaves if there are too many. */
    void addAction(int player) {
        events++;
        if (!players.contains(player)) {
            if (players.size() == MAX_PLAYERS) {
                players.remove(0);
            }
            players.add(player);
        }
    }

    List<Integer> opponentsOf(int player) {
        return players.stream().filter(other -> other != player).toList();
    }

    boolean isOver() {
        return events >= EVENTS;
    }

    /** Starts the next match, and returns the players of this one. */
    List<Integer> end() {
        List<Integer> all = List.copyOf(players);
        players.clear();
        events = 0;
        return all;
    }
}
