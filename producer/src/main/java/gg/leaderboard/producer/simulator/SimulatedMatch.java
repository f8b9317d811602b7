package gg.leaderboard.producer.simulator;

import java.util.ArrayList;
import java.util.List;

/** A match that goes on in a game: who takes part, and whether it is over. */
final class SimulatedMatch {

    private static final int MOST_PLAYERS = 10;
    private static final int EVENTS = 60;

    private final List<Integer> players = new ArrayList<>(MOST_PLAYERS);
    private int events;

    /** {@code player} does something. Who came first leaves when there are too many. */
    void addAction(int player) {
        events++;
        if (!players.contains(player)) {
            if (players.size() == MOST_PLAYERS) {
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

    /** Starts the next match, and returns who took part in this one. */
    List<Integer> end() {
        List<Integer> all = List.copyOf(players);
        players.clear();
        events = 0;
        return all;
    }
}
