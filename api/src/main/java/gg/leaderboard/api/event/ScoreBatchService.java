package gg.leaderboard.api.event;

import gg.leaderboard.api.board.BoardFinder;
import gg.leaderboard.api.event.BatchAccepted.Result;
import gg.leaderboard.api.event.PlacementLookup.Placement;
import gg.leaderboard.events.EventJson;
import gg.leaderboard.events.InvalidEventException;
import gg.leaderboard.standings.definition.BoardHistory;
import gg.leaderboard.web.ProblemException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Accepts batches of scores. An invalid score does not affect the others. */
@Component
class ScoreBatchService {

    /** The most scores in one batch. */
    static final int MOST = 1000;

    private static final String SCORES = "scores";

    private final ScoreService scores;
    private final BoardFinder finder;
    private final IdempotencyCheck idempotency;

    ScoreBatchService(ScoreService scores, BoardFinder finder, IdempotencyCheck idempotency) {
        this.scores = scores;
        this.finder = finder;
        this.idempotency = idempotency;
    }

    CompletableFuture<ResponseEntity<BatchAccepted>> submit(ObjectNode json, WriteOptions options) {
        JsonNode list = list(json);
        idempotency.check(options, json);
        Batch batch = new Batch(list, options);
        return scores.write(batch.accepted(), options, batch::answer).exceptionallyCompose(e -> {
            throw batch.failure(e);
        });
    }

    private static JsonNode list(ObjectNode json) {
        JsonNode list = json.path(SCORES);
        if (!list.isArray() || list.isEmpty() || list.size() > MOST) {
            String was = list.isArray() ? "had " + list.size() : "was " + (list.isMissingNode() ? "missing" : "none");
            throw new InvalidEventException(SCORES, "must be a list of 1 to " + MOST + " scores; " + was);
        }
        return list;
    }

    private final class Batch {

        private final Map<Integer, ScoreSubmission> submissions = new TreeMap<>();
        private final Map<Integer, Result> rejected = new TreeMap<>();
        private final int size;

        // Caches lookups, so that a thousand scores for one missing board cause one lookup.
        private final Map<String, Optional<BoardHistory>> boards = new HashMap<>();
        private final Function<String, Optional<BoardHistory>> lookup = finder.batchLookup();

        Batch(JsonNode list, WriteOptions options) {
            size = list.size();
            for (int i = 0; i < size; i++) {
                read(i, list.get(i), options);
            }
            Set<ScoreSubmission> used = scores.findReused(new ArrayList<>(submissions.values()));
            submissions.forEach((index, submission) -> {
                if (used.contains(submission)) {
                    String id = submission.event().id();
                    rejected.put(
                            index,
                            Result.rejected(
                                    index,
                                    "event_id",
                                    IdempotencyCheck.keyReused("event_id", id).detail()));
                }
            });
            submissions.keySet().removeAll(rejected.keySet());
            Set<String> counted = scores.findCounted(submissions.values(), options, this::board);
            submissions.forEach((index, submission) -> {
                if (!counted.contains(submission.score().eventId())) {
                    limit(index, submission);
                }
            });
            submissions.keySet().removeAll(rejected.keySet());
        }

        private void limit(int index, ScoreSubmission submission) {
            try {
                scores.limit(submission, board(submission.board()));
            } catch (ProblemException e) {
                rejected.put(index, Result.rejected(index, "leaderboard_id", e.detail()));
            }
        }

        private Optional<BoardHistory> board(String id) {
            return boards.computeIfAbsent(id, lookup);
        }

        private void read(int index, JsonNode item, WriteOptions options) {
            try {
                ObjectNode score = EventJson.object(SCORES + "[" + index + "]", item);
                submissions.put(index, scores.read(score, options.eventId(index), options.caller(), this::board));
            } catch (InvalidEventException e) {
                rejected.put(index, Result.rejected(index, e.field(), e.getMessage()));
            } catch (ProblemException e) {
                if (e.getStatusCode().is5xxServerError()) {
                    throw e;
                }
                rejected.put(index, Result.rejected(index, e.field("leaderboard_id"), e.detail()));
            }
        }

        List<ScoreSubmission> accepted() {
            return List.copyOf(submissions.values());
        }

        BatchAccepted answer(Map<ScoreSubmission, Placement> places) {
            Map<Integer, Result> all = new TreeMap<>(rejected);
            submissions.forEach((index, s) -> all.put(index, Result.of(index, s, places.get(s))));
            return BatchAccepted.of(size, List.copyOf(all.values()));
        }

        // The id of each score, with which the caller can safely retry.
        RuntimeException failure(Throwable e) {
            Throwable cause = e instanceof CompletionException && e.getCause() != null ? e.getCause() : e;
            if (cause instanceof ProblemException problem) {
                Map<Integer, Result> all = new TreeMap<>(rejected);
                submissions.forEach((index, s) -> all.put(index, Result.unknown(index, s)));
                return problem.with("results", List.copyOf(all.values()));
            }
            return new CompletionException(cause);
        }
    }
}
