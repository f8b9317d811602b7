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
import gg.leaderboard.events.GameEvent.ScoreAccepted;
import gg.leaderboard.events.GameEvent.ScoreSubmitted;
import gg.leaderboard.events.GameEvent.Visitor;
import gg.leaderboard.standings.definition.BuiltInBoards;
import gg.leaderboard.standings.definition.Definitions;
import gg.leaderboard.standings.profile.Achievement;
import gg.leaderboard.standings.profile.ProfileCounter;
import gg.leaderboard.standings.profile.ProfileFields;
import java.time.Instant;

/**
 * The effect of each event type on boards, profile and feed. Every event of a player also sets the profile's name, game
 * and last activity ({@link ProfileBuilder}).
 */
record EffectTable(Definitions definitions, Instant logTime) implements Visitor<EventEffect> {

    private static EventEffect effect() {
        return new EventEffect().count(ProfileCounter.EVENTS_COUNT);
    }

    @Override
    public EventEffect scored(PlayerScored event) {
        EventEffect effect = effect().count(ProfileCounter.TOTAL_SCORE, event.points());
        // An event without points does not add the player to the boards of points.
        if (event.points() != 0) {
            effect.board(BuiltInBoards.GLOBAL, event.points());
            String game = event.info().gameId();
            if (game != null) {
                effect.board(BuiltInBoards.game(game), event.points());
            }
        }
        String action = event.action();
        return action == null ? effect : action(effect.count(ProfileFields.ACTION_PREFIX + action, 1), action);
    }

    private static EventEffect action(EventEffect effect, String action) {
        return switch (action) {
            case Actions.KILL -> kill(effect);
            case Actions.HEADSHOT -> kill(effect).board(BuiltInBoards.HEADSHOTS, 1);
            case Actions.ASSIST -> effect.board(BuiltInBoards.ASSISTS, 1).count(ProfileCounter.ASSISTS);
            case Actions.OBJECTIVE_CAPTURE, Actions.OBJECTIVE_DEFEND -> effect.board(BuiltInBoards.OBJECTIVES, 1);
            default -> effect;
        };
    }

    private static EventEffect kill(EventEffect effect) {
        return effect.board(BuiltInBoards.KILLS, 1).count(ProfileCounter.KILLS).streak(Streak::withKill);
    }

    @Override
    public EventEffect died(PlayerDied event) {
        return effect().count(ProfileCounter.DEATHS).streak(Streak::withDeath);
    }

    @Override
    public EventEffect joined(PlayerJoined event) {
        return effect().count(ProfileCounter.GAMES_JOINED);
    }

    @Override
    public EventEffect matchEnded(MatchEnded event) {
        return switch (event.outcome()) {
            case WIN -> effect().count(ProfileCounter.WINS);
            case LOSS -> effect().count(ProfileCounter.LOSSES);
            case DRAW -> effect();
        };
    }

    @Override
    public EventEffect achieved(AchievementUnlocked event) {
        return effect().feed(new Achievement(
                event.playerId(), event.info().playerName(), event.achievement(), event.rarity(), event.timestamp()));
    }

    @Override
    public EventEffect submitted(ScoreSubmitted event) {
        return effect().board(definitions.accept(event.leaderboardId(), event.score(), logTime), event.score());
    }

    /** Checks that the boards exist, and adds an accepted score. A decision that changes no score needs no board. {@link UpdateBuilder} removes, hides, restores and erases the player. */
    @Override
    public EventEffect moderated(ModerationEvent event) {
        if (event instanceof PlayerRemoved removed && removed.leaderboardId() != null) {
            definitions.require(removed.leaderboardId(), logTime);
        } else if (event instanceof PlayerHidden hidden) {
            hidden.leaderboardIds().forEach(board -> definitions.require(board, logTime));
        } else if (event instanceof ScoreAccepted accepted) {
            return accepted(accepted);
        }
        return new EventEffect();
    }

    // The clocks of two brokers may differ, but the boards are known up to this log time only.
    private EventEffect accepted(ScoreAccepted event) {
        String board = event.leaderboardId();
        Long score = event.score();
        if (score == null) {
            return new EventEffect();
        }
        definitions.require(board, logTime);
        Instant logged = event.loggedAt().isAfter(logTime) ? logTime : event.loggedAt();
        return new EventEffect()
                .board(new Contribution(
                        definitions.accept(board, score, logged).withoutBounds(), score, event.scoredAt()));
    }

    @Override
    public EventEffect other(OtherEvent event) {
        return effect().count(ProfileFields.EVENT_PREFIX + event.type(), 1);
    }
}
