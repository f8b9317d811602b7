package gg.leaderboard.producer.sourcelog;

import gg.leaderboard.events.EventInfo;
import gg.leaderboard.events.GameEvent;
import gg.leaderboard.events.GameEvent.PlayerDied;
import gg.leaderboard.events.GameEvent.PlayerJoined;
import gg.leaderboard.events.GameEvent.PlayerScored;
import gg.leaderboard.events.InvalidEventException;
import gg.leaderboard.producer.Deed;
import gg.leaderboard.producer.lines.Line;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the lines of a log mean: events of humans. Bots score nothing and their deaths are not recorded. */
final class LogEvents {

    private static final Pattern HEADSHOT = Pattern.compile("\\bheadshot\\b");

    private final String gameId;
    private final Duration shift;

    /** @param shift is added to all times */
    LogEvents(String gameId, Duration shift) {
        this.gameId = gameId;
        this.shift = shift;
    }

    /**
     * The events of one line: none, one, or two for a kill.
     *
     * @throws InvalidEventException if the shift leads out of all bounds; never without one
     */
    List<GameEvent> of(Line line) {
        LogLine log = line.isWhole() ? LogLine.parse(line.text()) : null;
        return log == null ? List.of() : new One(line, log).events();
    }

    private final class One {
        private final Line line;
        private final LogLine log;
        private final List<GameEvent> events = new ArrayList<>(2);

        One(Line line, LogLine log) {
            this.line = line;
            this.log = log;
        }

        List<GameEvent> events() {
            switch (log.kind()) {
                case JOINED -> joined();
                case TRIGGERED -> scored(trigger(log.detail()));
                case ASSISTED -> scored(Deed.ASSIST);
                case KILLED -> {
                    scored(HEADSHOT.matcher(log.detail()).find() ? Deed.HEADSHOT : Deed.KILL);
                    died();
                }
            }
            return events;
        }

        private void joined() {
            if (log.player().isHuman()) {
                events.add(new PlayerJoined(info(PlayerJoined.TYPE, log.player())));
            }
        }

        private void scored(@Nullable Deed deed) {
            boolean harmsOwnTeam = log.victim() != null && log.victim().isTeamMateOf(log.player());
            if (deed != null && log.player().isHuman() && !harmsOwnTeam) {
                events.add(new PlayerScored(info(PlayerScored.TYPE, log.player()), deed.points(), deed.action()));
            }
        }

        private void died() {
            LogPlayer victim = log.victim();
            if (victim != null && victim.isHuman()) {
                String killer = log.player().isHuman() ? log.player().id() : null;
                events.add(new PlayerDied(info(PlayerDied.TYPE, victim), killer));
            }
        }

        private EventInfo info(String type, LogPlayer player) {
            try {
                return info(type, player, player.name());
            } catch (InvalidEventException e) {
                // The games allow longer names than we do. Such a name costs the name, not the points.
                return info(type, player, null);
            }
        }

        private EventInfo info(String type, LogPlayer player, @Nullable String name) {
            return new EventInfo(line.eventId(type), log.time().plus(shift), player.id(), name, gameId);
        }
    }

    private static @Nullable Deed trigger(String name) {
        return switch (name) {
            case "Planted_The_Bomb" -> Deed.OBJECTIVE_CAPTURE;
            case "Defused_The_Bomb" -> Deed.OBJECTIVE_DEFEND;
            default -> null;
        };
    }
}
