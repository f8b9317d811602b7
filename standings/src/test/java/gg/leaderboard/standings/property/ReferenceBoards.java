package gg.leaderboard.standings.property;

import gg.leaderboard.events.GameEvent;
import gg.leaderboard.events.GameEvent.PlayerErased;
import gg.leaderboard.events.GameEvent.PlayerHidden;
import gg.leaderboard.events.GameEvent.PlayerRemoved;
import gg.leaderboard.events.GameEvent.PlayerRestored;
import gg.leaderboard.events.GameEvent.PlayerScored;
import gg.leaderboard.events.GameEvent.ScoreAccepted;
import gg.leaderboard.events.GameEvent.ScoreSubmitted;
import gg.leaderboard.standings.board.BoardEntry;
import gg.leaderboard.standings.board.Ranking;
import gg.leaderboard.standings.definition.BoardDefinition;
import gg.leaderboard.standings.definition.BoardHistory;
import gg.leaderboard.standings.definition.BoardVersion;
import gg.leaderboard.standings.definition.SortOrder;
import gg.leaderboard.standings.definition.UpdateMode;
import gg.leaderboard.standings.property.RandomLog.Entry;
import gg.leaderboard.standings.window.Period;
import gg.leaderboard.standings.window.Window;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps boards with the simplest code: one event at a time, in maps. It shares nothing with the real fold or reader.
 */
final class ReferenceBoards {

    private final Map<String, BoardHistory> histories;
    private final Map<String, List<Instant>> seasonStarts = new HashMap<>();
    private final List<Window> windows;
    private final Map<Ranking, Map<String, Long>> scores = new LinkedHashMap<>();
    private final Set<String> counted = new HashSet<>();
    private final ReferenceBounds bounds = new ReferenceBounds();
    // Player, or player and board → the id of the event that hid the player there.
    private final Map<List<String>, String> bans = new HashMap<>();

    ReferenceBoards(Map<String, BoardHistory> histories, List<Window> windows) {
        this.histories = histories;
        this.windows = windows;
        histories.forEach((id, history) -> seasonStarts.put(id, ReferenceSeasons.starts(history)));
    }

    /** Adds an event. Returns false if the log would not accept it, so that it would become a dead letter. */
    boolean add(Entry entry) {
        GameEvent event = entry.event();
        if (!isAccepted(entry)) {
            return false;
        }
        if (counted.add(event.eventId())) {
            count(event, entry.logTime());
        }
        return true;
    }

    private boolean isAccepted(Entry entry) {
        if (entry.event() instanceof ScoreAccepted accepted) {
            return accepted.score() == null
                    || (definition(accepted.leaderboardId(), entry.logTime()).isPresent()
                            && definition(accepted.leaderboardId(), accepted.loggedAt())
                                    .isPresent());
        }
        String board = entry.event() instanceof ScoreSubmitted score
                ? score.leaderboardId()
                : entry.event() instanceof PlayerRemoved removed ? removed.leaderboardId() : null;
        List<String> named = entry.event() instanceof PlayerHidden ban
                ? ban.leaderboardIds()
                : board == null ? List.of() : List.of(board);
        return named.stream()
                .allMatch(id ->
                        id.equals("kills") || definition(id, entry.logTime()).isPresent());
    }

    private Optional<BoardDefinition> definition(String board, Instant logTime) {
        return Objects.requireNonNull(histories.get(board)).at(logTime);
    }

    private void count(GameEvent event, Instant logTime) {
        String player = event.playerId();
        if (event instanceof PlayerScored scored) {
            if (scored.points() != 0) {
                builtIn("global", event, scored.points());
            }
            builtIn("kills", event, 1);
        } else if (event instanceof ScoreSubmitted score) {
            submit(score, logTime);
        } else if (event instanceof ScoreAccepted accepted && accepted.score() != null) {
            add(accepted.leaderboardId(), accepted.loggedAt(), player, accepted.score(), accepted.scoredAt());
        } else if (event instanceof PlayerHidden ban) {
            if (ban.leaderboardIds().isEmpty()) {
                bans.put(List.of(player), event.eventId());
            }
            ban.leaderboardIds().forEach(board -> bans.put(List.of(player, board), event.eventId()));
        } else if (event instanceof PlayerRestored lifted) {
            bans.entrySet()
                    .removeIf(ban -> ban.getKey().get(0).equals(player)
                            && (lifted.leaderboardIds().isEmpty()
                                    || (ban.getKey().size() == 2
                                            && lifted.leaderboardIds()
                                                    .contains(ban.getKey().get(1))))
                            && (lifted.banId() == null || lifted.banId().equals(ban.getValue())));
        } else if (event instanceof PlayerErased) {
            bans.keySet().removeIf(ban -> ban.get(0).equals(player));
            bounds.remove(player, null);
            scores.values().forEach(all -> all.remove(player));
        } else if (event instanceof PlayerRemoved removed) {
            bounds.remove(player, removed.leaderboardId());
            scores.forEach((ranking, all) -> {
                if (removed.leaderboardId() == null || ranking.board().equals(removed.leaderboardId())) {
                    all.remove(player);
                }
            });
        }
    }

    private void builtIn(String board, GameEvent event, long amount) {
        for (Window window : windows) {
            Period period = window.period(event.timestamp(), ZoneOffset.UTC);
            slot(new Ranking(board, 1, period, SortOrder.DESC, Long.MAX_VALUE, null))
                    .merge(event.playerId(), amount, Long::sum);
        }
    }

    private void submit(ScoreSubmitted event, Instant logTime) {
        BoardDefinition board = definition(event.leaderboardId(), logTime).orElseThrow();
        if (!bounds.counts(board, season(board.id(), logTime), unbounded(board.id(), logTime), event, logTime)) {
            return;
        }
        add(board.id(), logTime, event.playerId(), event.score(), event.timestamp());
    }

    private Instant unbounded(String board, Instant logTime) {
        List<BoardVersion> versions =
                Objects.requireNonNull(histories.get(board)).versions();
        Instant last = Instant.MIN;
        for (int i = 1; i < versions.size() && !versions.get(i).from().isAfter(logTime); i++) {
            if (!versions.get(i - 1).definition().bounds().needState()) {
                last = versions.get(i).from().minusMillis(1);
            }
        }
        return last;
    }

    private void add(String id, Instant logTime, String player, long score, Instant scored) {
        BoardDefinition board = definition(id, logTime).orElseThrow();
        for (Window window : windows) {
            Period period = sameOfEqualLabels(window.period(scored, board.timeZone()), board.timeZone());
            Ranking ranking = new Ranking(board.id(), season(board.id(), logTime), period, board.sortOrder(), 0, null);
            slot(ranking).merge(player, score, (old, now) -> joined(board, old, now));
        }
    }

    // At the end of summer time the clock shows an hour twice. Both hours have the same label and are one period.
    private static Period sameOfEqualLabels(Period period, ZoneId zone) {
        return period.window().period(period.label(), zone).orElse(period);
    }

    private static long joined(BoardDefinition board, long old, long now) {
        if (board.updateMode() == UpdateMode.BEST) {
            return board.sortOrder() == SortOrder.DESC ? Math.max(old, now) : Math.min(old, now);
        }
        return board.updateMode() == UpdateMode.INCREMENT ? old + now : now;
    }

    long season(String board, Instant logTime) {
        return Objects.requireNonNull(seasonStarts.get(board)).stream()
                .filter(start -> !start.isAfter(logTime))
                .count();
    }

    private Map<String, Long> slot(Ranking ranking) {
        return scores.computeIfAbsent(ranking, r -> new HashMap<>());
    }

    /** Returns every ranking that ever had a player, with the current depth of its board. */
    List<Ranking> rankings() {
        return scores.keySet().stream().map(this::atItsDepth).toList();
    }

    private Ranking atItsDepth(Ranking ranking) {
        BoardHistory history = histories.get(ranking.board());
        return history == null
                ? ranking
                : new Ranking(
                        ranking.board(),
                        ranking.season(),
                        ranking.period(),
                        ranking.order(),
                        history.versions()
                                .get(history.versions().size() - 1)
                                .definition()
                                .depth(),
                        0L);
    }

    /** Returns all visible players of a ranking with their ranks, best first. */
    List<BoardEntry> readable(Ranking ranking) {
        List<BoardEntry> all = everybody(ranking);
        return all.subList(0, (int) Math.min(all.size(), ranking.depth()));
    }

    private List<BoardEntry> everybody(Ranking ranking) {
        long depth = histories.containsKey(ranking.board()) ? 0 : Long.MAX_VALUE;
        Map<String, Long> seen = new HashMap<>(Objects.requireNonNull(scores.get(
                new Ranking(ranking.board(), ranking.season(), ranking.period(), ranking.order(), depth, null))));
        seen.keySet()
                .removeIf(player ->
                        bans.containsKey(List.of(player)) || bans.containsKey(List.of(player, ranking.board())));
        Comparator<Long> best =
                ranking.order() == SortOrder.DESC ? Comparator.reverseOrder() : Comparator.naturalOrder();
        return seen.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(best)
                        .thenComparing(e -> e.getKey().getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned))
                .map(e -> new BoardEntry(1 + better(seen.values(), e.getValue(), best), e.getKey(), e.getValue()))
                .toList();
    }

    private static long better(Collection<Long> scores, long score, Comparator<Long> best) {
        return scores.stream().filter(s -> best.compare(s, score) < 0).count();
    }
}
