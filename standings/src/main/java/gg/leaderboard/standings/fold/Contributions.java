package gg.leaderboard.standings.fold;

import gg.leaderboard.events.Actions;
import gg.leaderboard.events.GameEvent.AchievementUnlocked;
import gg.leaderboard.events.GameEvent.MatchEnded;
import gg.leaderboard.events.GameEvent.ModerationEvent;
import gg.leaderboard.events.GameEvent.OtherEvent;
import gg.leaderboard.events.GameEvent.PlayerDied;
import gg.leaderboard.events.GameEvent.PlayerHidden;
import gg.leaderboard.events.GameEvent.PlayerJoined;
import gg.leaderboard.events.GameEvent.PlayerRemoved;
import gg.leaderboard.events.GameEvent.PlayerScored;
import gg.leaderboard.events.GameEvent.ScoreSubmitted;
import gg.leaderboard.events.GameEvent.Visitor;
import gg.leaderboard.standings.definition.BoardSeason;
import gg.leaderboard.standings.definition.BuiltInBoards;
import gg.leaderboard.standings.definition.Definitions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Which boards an event of this log time feeds. */
record Contributions(Definitions definitions, Instant logTime) implements Visitor<List<Contribution>> {

    private static final BoardSeason GLOBAL = BoardSeason.builtIn(BuiltInBoards.GLOBAL);
    private static final Contribution KILL = one(BuiltInBoards.KILLS);
    private static final Contribution HEADSHOT = one(BuiltInBoards.HEADSHOTS);
    private static final Contribution ASSIST = one(BuiltInBoards.ASSISTS);
    private static final Contribution OBJECTIVE = one(BuiltInBoards.OBJECTIVES);

    private static Contribution one(String board) {
        return new Contribution(BoardSeason.builtIn(board), 1);
    }

    @Override
    public List<Contribution> scored(PlayerScored event) {
        List<Contribution> all = new ArrayList<>(4);
        // An event without points puts nobody on the boards of points.
        if (event.points() != 0) {
            all.add(new Contribution(GLOBAL, event.points()));
            String game = event.info().gameId();
            if (game != null) {
                all.add(new Contribution(BoardSeason.builtIn(BuiltInBoards.game(game)), event.points()));
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
            case Actions.KILL -> all.add(KILL);
            case Actions.HEADSHOT -> {
                all.add(KILL);
                all.add(HEADSHOT);
            }
            case Actions.ASSIST -> all.add(ASSIST);
            case Actions.OBJECTIVE_CAPTURE, Actions.OBJECTIVE_DEFEND -> all.add(OBJECTIVE);
            default -> {
                // Any other action counts in the profile only.
            }
        }
    }

    @Override
    public List<Contribution> submitted(ScoreSubmitted event) {
        return List.of(
                new Contribution(definitions.accept(event.leaderboardId(), event.score(), logTime), event.score()));
    }

    @Override
    public List<Contribution> moderated(ModerationEvent event) {
        if (event instanceof PlayerRemoved removed && removed.leaderboardId() != null) {
            definitions.require(removed.leaderboardId(), logTime);
        } else if (event instanceof PlayerHidden hidden) {
            hidden.leaderboardIds().forEach(board -> definitions.require(board, logTime));
        }
        return List.of();
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
