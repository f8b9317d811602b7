package gg.leaderboard.processor.crash;

import gg.leaderboard.events.EventJson;
import gg.leaderboard.events.GameEvent;
import gg.leaderboard.events.GameEvent.AchievementUnlocked;
import gg.leaderboard.events.GameEvent.MatchEnded;
import gg.leaderboard.events.GameEvent.OtherEvent;
import gg.leaderboard.events.GameEvent.PlayerDied;
import gg.leaderboard.events.GameEvent.PlayerJoined;
import gg.leaderboard.events.GameEvent.PlayerScored;
import gg.leaderboard.events.InvalidEventException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The standings as the plainest code makes them: one event at a time, in maps. Shares nothing with the real fold. */
final class PlainFold {

    private final Set<String> counted = new HashSet<>();
    private final Map<String, Map<String, String>> boards = new TreeMap<>();
    private final Map<String, Map<String, String>> profiles = new TreeMap<>();
    private final List<String> achievements = new ArrayList<>();

    static Contents of(Iterable<ConsumerRecord<byte[], byte[]>> records) {
        PlainFold fold = new PlainFold();
        records.forEach(fold::add);
        return new Contents(
                fold.boards, fold.profiles, fold.achievements.stream().sorted().toList(), fold.counted.size());
    }

    private void add(ConsumerRecord<byte[], byte[]> record) {
        try {
            GameEvent event = EventJson.read(
                    record.value(),
                    Instant.ofEpochMilli(record.timestamp()),
                    () -> "at " + record.partition() + " " + record.offset());
            if (counted.add(event.eventId())) {
                count(event);
            }
        } catch (InvalidEventException e) {
            // Goes to the dead letters.
        }
    }

    private void count(GameEvent event) {
        Map<String, String> profile = profiles.computeIfAbsent(event.playerId(), id -> new TreeMap<>());
        add(profile, "events_count", 1);
        if (event.info().playerName() != null) {
            profile.put("player_name", event.info().playerName());
        }
        if (event.info().gameId() != null) {
            profile.put("last_game", event.info().gameId());
        }
        String time = event.timestamp().toString().replaceAll("(:\\d\\d)Z$", "$1.000Z");
        profile.merge("last_active", time, (a, b) -> a.compareTo(b) > 0 ? a : b);
        if (event instanceof PlayerScored scored) {
            score(scored, profile);
        } else if (event instanceof PlayerJoined) {
            add(profile, "games_joined", 1);
        } else if (event instanceof PlayerDied) {
            add(profile, "deaths", 1);
            profile.put("current_streak", "0");
            profile.putIfAbsent("best_streak", "0");
        } else if (event instanceof MatchEnded ended && ended.outcome() != MatchEnded.Outcome.DRAW) {
            add(profile, ended.outcome() == MatchEnded.Outcome.WIN ? "wins" : "losses", 1);
        } else if (event instanceof OtherEvent other) {
            add(profile, "event:" + other.type(), 1);
        } else if (event instanceof AchievementUnlocked unlocked) {
            achievements.add(event.playerId() + " " + unlocked.achievement() + " " + event.timestamp());
        }
    }

    private void score(PlayerScored event, Map<String, String> profile) {
        add(profile, "total_score", event.points());
        if (event.points() != 0) {
            addToBoard("global", event, event.points());
            if (event.info().gameId() != null) {
                addToBoard("game:" + event.info().gameId(), event, event.points());
            }
        }
        String action = event.action();
        if (action == null) {
            return;
        }
        add(profile, "action:" + action, 1);
        if (action.equals("kill") || action.equals("headshot")) {
            addToBoard("kills", event, 1);
            add(profile, "kills", 1);
            add(profile, "current_streak", 1);
            long best = Math.max(number(profile, "current_streak"), number(profile, "best_streak"));
            profile.put("best_streak", String.valueOf(best));
        }
        if (action.equals("headshot")) {
            addToBoard("headshots", event, 1);
        }
        if (action.equals("assist")) {
            addToBoard("assists", event, 1);
            add(profile, "assists", 1);
        }
        if (action.startsWith("objective_")) {
            addToBoard("objectives", event, 1);
        }
    }

    private void addToBoard(String board, GameEvent event, long amount) {
        LocalDate day = event.timestamp().atZone(ZoneOffset.UTC).toLocalDate();
        String week =
                "%d-W%02d".formatted(day.get(IsoFields.WEEK_BASED_YEAR), day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
        for (String window : List.of("", ":daily:" + day, ":weekly:" + week)) {
            add(
                    boards.computeIfAbsent("leaderboard:" + board + window, key -> new TreeMap<>()),
                    event.playerId(),
                    amount);
        }
    }

    private static void add(Map<String, String> numbers, String name, long amount) {
        numbers.put(name, String.valueOf(number(numbers, name) + amount));
    }

    private static long number(Map<String, String> numbers, String name) {
        return Long.parseLong(numbers.getOrDefault(name, "0"));
    }

    /** What standings hold, in a form that compares and prints well. */
    record Contents(
            Map<String, Map<String, String>> boards,
            Map<String, Map<String, String>> profiles,
            List<String> achievements,
            long events) {

        /** What is in one and not in the other, for a message. */
        Set<String> differences(Contents other) {
            Set<String> differing = new TreeSet<>();
            addDifferences(differing, boards, other.boards);
            addDifferences(differing, profiles, other.profiles);
            if (!achievements.equals(other.achievements)) {
                differing.add("achievements: " + achievements + " ≠ " + other.achievements);
            }
            if (events != other.events) {
                differing.add("events: " + events + " ≠ " + other.events);
            }
            return differing;
        }

        private static void addDifferences(
                Set<String> differing, Map<String, Map<String, String>> a, Map<String, Map<String, String>> b) {
            Set<String> names = new TreeSet<>(a.keySet());
            names.addAll(b.keySet());
            names.stream()
                    .filter(name -> !a.getOrDefault(name, Map.of()).equals(b.getOrDefault(name, Map.of())))
                    .forEach(name -> differing.add(name + ": " + a.get(name) + " ≠ " + b.get(name)));
        }
    }
}
