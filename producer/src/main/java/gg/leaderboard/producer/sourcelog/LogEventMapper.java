package gg.leaderboard.producer.sourcelog;

import gg.leaderboard.events.EventInfo;
import gg.leaderboard.events.GameEvent;
import gg.leaderboard.events.GameEvent.PlayerDied;
import gg.leaderboard.events.GameEvent.PlayerJoined;
import gg.leaderboard.events.GameEvent.PlayerScored;
import gg.leaderboard.events.InvalidEventException;
import gg.leaderboard.producer.ScoredAction;
import gg.leaderboard.producer.ScoringProperties;
import gg.leaderboard.producer.files.Line;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Maps lines of a log to events of humans. Bots have no events. */
final class LogEventMapper {

    private static final Pattern HEADSHOT = Pattern.compile("\\bheadshot\\b");
    private static final Pattern FEIGNED = Pattern.compile("\\bfeign_death\\b");

    private final String gameId;
    private final boolean freeForAll;
    private final ScoringProperties scoring;
    private final Duration shift;
    private final UnrecognizedLines unrecognized;

    /**
     * @param shift added to all times
     * @param unrecognized receives every line without an event, or with players that could not be identified
     */
    LogEventMapper(
            ServerLogProperties settings, ScoringProperties scoring, Duration shift, UnrecognizedLines unrecognized) {
        this.gameId = settings.gameId();
        this.freeForAll = settings.freeForAll();
        this.scoring = scoring;
        this.shift = shift;
        this.unrecognized = unrecognized;
    }

    /**
     * The events of one line: up to two, or one for each player who captured a point.
     *
     * @throws InvalidEventException if a shifted time is out of range
     */
    List<GameEvent> map(Line line) {
        String text = line.text();
        LogLine log = line.isWhole() ? LogLine.parse(text) : null;
        if (log == null || !isRecognized(log)) {
            unrecognized.add(text);
        }
        return log == null ? List.of() : new LineMapper(line, log).events();
    }

    private static boolean isRecognized(LogLine log) {
        return switch (log.kind()) {
            case JOINED -> true;
            case TRIGGERED -> trigger(log.detail()) != null && log.namesKnownPlayers();
            default -> log.namesKnownPlayers();
        };
    }

    private final class LineMapper {
        private final Line line;
        private final LogLine log;
        private final List<GameEvent> events = new ArrayList<>(2);

        LineMapper(Line line, LogLine log) {
            this.line = line;
            this.log = log;
        }

        List<GameEvent> events() {
            switch (log.kind()) {
                case JOINED -> joined();
                case TRIGGERED -> scored(log.player(), trigger(log.detail()));
                case CAPTURED -> log.players().forEach(player -> scored(player, ScoredAction.OBJECTIVE_CAPTURE));
                case DIED -> died(log.player(), null);
                case ASSISTED -> againstVictim(ScoredAction.ASSIST);
                case FLASH_ASSISTED -> againstVictim(ScoredAction.FLASH_ASSIST);
                case KILLED -> killed();
            }
            return events;
        }

        private void joined() {
            String id = log.player().id();
            if (id != null) {
                events.add(new PlayerJoined(info(PlayerJoined.TYPE, id, log.player())));
            }
        }

        private void killed() {
            if (!FEIGNED.matcher(log.detail()).find()) {
                againstVictim(HEADSHOT.matcher(log.detail()).find() ? ScoredAction.HEADSHOT : ScoredAction.KILL);
                died(log.victim(), log.player().id());
            }
        }

        private void againstVictim(ScoredAction action) {
            boolean harmsOwnTeam = log.player().isSameHumanAs(log.victim())
                    || (!freeForAll && log.player().isTeamMateOf(log.victim()));
            scored(log.player(), harmsOwnTeam ? null : action);
        }

        private void scored(LogPlayer player, @Nullable ScoredAction action) {
            if (action != null && player.id() != null) {
                EventInfo info = info(PlayerScored.TYPE, player.id(), player);
                events.add(new PlayerScored(info, scoring.points(action), action.action()));
            }
        }

        private void died(LogPlayer victim, @Nullable String killer) {
            if (victim.id() != null) {
                events.add(new PlayerDied(info(PlayerDied.TYPE, victim.id(), victim), killer));
            }
        }

        private EventInfo info(String type, String id, LogPlayer player) {
            try {
                return info(type, id, player.name());
            } catch (InvalidEventException e) {
                // The game may allow longer names than events do. The event then has no name but still counts.
                return info(type, id, (String) null);
            }
        }

        private EventInfo info(String type, String id, @Nullable String name) {
            long before =
                    events.stream().filter(event -> event.type().equals(type)).count();
            String eventId = line.eventId(before == 0 ? type : type + ":" + before);
            return new EventInfo(eventId, log.time().plus(shift), id, name, gameId);
        }
    }

    private static @Nullable ScoredAction trigger(String name) {
        return switch (name) {
            case "Planted_The_Bomb", "Rescued_A_Hostage", "dod_control_point" -> ScoredAction.OBJECTIVE_CAPTURE;
            case "Defused_The_Bomb" -> ScoredAction.OBJECTIVE_DEFEND;
            default -> null;
        };
    }
}
