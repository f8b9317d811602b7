package gg.leaderboard.standings.fold;

import gg.leaderboard.events.Actions;
import gg.leaderboard.events.GameEvent.AchievementUnlocked;
import gg.leaderboard.events.GameEvent.Cases;
import gg.leaderboard.events.GameEvent.MatchEnded;
import gg.leaderboard.events.GameEvent.OtherEvent;
import gg.leaderboard.events.GameEvent.PlayerDied;
import gg.leaderboard.events.GameEvent.PlayerJoined;
import gg.leaderboard.events.GameEvent.PlayerScored;
import gg.leaderboard.events.GameEvent.ScoreSubmitted;
import gg.leaderboard.standings.board.BuiltInBoards;
import java.util.ArrayList;
import java.util.List;

/** Which boards an event feeds. */
enum Contributions implements Cases<List<Contribution>> {
    OF_EVENT;

    @Override
    public List<Contribution> scored(PlayerScored event) {
        List<Contribution> all = new ArrayList<>(4);
        // An event without points puts nobody on the boards of points.
        if (event.points() != 0) {
            all.add(new Contribution(BuiltInBoards.GLOBAL, event.points()));
            String game = event.info().gameId();
            if (game != null) {
                all.add(new Contribution(BuiltInBoards.game(game), event.points()));
            }
        }
        String action = event.action();
        if (action != null) {
            addCounts(all, action);
        }
        return all;
    }

    private static void addCounts(List<Contribution> all, String action) {
        switch (action) {
            case Actions.KILL -> all.add(new Contribution(BuiltInBoards.KILLS, 1));
            case Actions.HEADSHOT -> {
                all.add(new Contribution(BuiltInBoards.KILLS, 1));
                all.add(new Contribution(BuiltInBoards.HEADSHOTS, 1));
            }
            case Actions.ASSIST -> all.add(new Contribution(BuiltInBoards.ASSISTS, 1));
            case Actions.OBJECTIVE_CAPTURE, Actions.OBJECTIVE_DEFEND ->
                all.add(new Contribution(BuiltInBoards.OBJECTIVES, 1));
            default -> {
                // Any other action counts in the profile only.
            }
        }
    }

    @Override
    public List<Contribution> joined(PlayerJoined event) {
        return List.of();
    }

    @Override
    public List<Contribution> achieved(AchievementUnlocked event) {
        return List.of();
    }

    @Override
    public List<Contribution> submitted(ScoreSubmitted event) {
        return List.of();
    }

    @Override
    public List<Contribution> died(PlayerDied event) {
        return List.of();
    }

    @Override
    public List<Contribution> matchEnded(MatchEnded event) {
        return List.of();
    }

    @Override
    public List<Contribution> other(OtherEvent event) {
        return List.of();
    }
}
