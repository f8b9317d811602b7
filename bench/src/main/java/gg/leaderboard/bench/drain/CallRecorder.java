package gg.leaderboard.bench.drain;

import static gg.leaderboard.events.Utf8.utf8;

import gg.leaderboard.standings.LogPartition;
import gg.leaderboard.standings.StandingsProperties;
import gg.leaderboard.standings.definition.GenerationStamp;
import gg.leaderboard.standings.fold.EventId;
import gg.leaderboard.standings.fold.ScoreKey;
import gg.leaderboard.standings.fold.ScoreStates;
import gg.leaderboard.standings.fold.SeenId;
import gg.leaderboard.standings.fold.StandingsProgress;
import gg.leaderboard.standings.fold.StandingsUpdate;
import gg.leaderboard.standings.fold.StandingsWriter;
import gg.leaderboard.standings.fold.UpdateOutcome;
import gg.leaderboard.standings.redis.ApplyCall;
import gg.leaderboard.standings.redis.Keys;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Records the exact bytes of the calls that Redis would receive, and responds as Redis would. */
final class CallRecorder implements StandingsWriter, AutoCloseable {

    private final Map<String, Long> progress = new HashMap<>();
    private final Map<Integer, Set<EventId>> countedByShard = new HashMap<>();
    private final Keys keys;
    private final StandingsProperties properties;
    private final byte[] digest;
    private final Path file;
    private final OutputStream out;
    private long calls;
    private long applied;

    /** @param digest the SHA-1 digest by which Redis identifies the script */
    CallRecorder(Path file, StandingsProperties properties, String digest) throws IOException {
        this.keys = Keys.of(properties);
        this.properties = properties;
        this.digest = utf8(digest);
        this.file = file;
        this.out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16);
    }

    @Override
    public UpdateOutcome apply(StandingsUpdate update) {
        write(ApplyCall.of(update, keys, properties.dedup()));
        calls++;
        Set<EventId> counted = countedByShard.computeIfAbsent(update.shard(), shard -> new HashSet<>());
        Set<EventId> differing = Stream.concat(
                        ids(update.counted()).filter(counted::contains),
                        ids(update.known()).filter(id -> !counted.contains(id)))
                .collect(Collectors.toSet());
        if (!differing.isEmpty()) {
            return new UpdateOutcome.IdsDiffer(differing);
        }
        ids(update.counted()).forEach(counted::add);
        progress.put(place(update.shard(), update.partition()), update.last());
        applied++;
        return new UpdateOutcome.Applied();
    }

    @Override
    public Map<Integer, ScoreStates> scoreStates(
            LogPartition partition, long generation, Map<Integer, Set<ScoreKey>> keys) {
        throw new UnsupportedOperationException("the recorded log has no boards with bounds");
    }

    @Override
    public StandingsProgress progress(LogPartition partition) {
        List<Long> offsets = keys.shards()
                .all()
                .mapToObj(shard -> progress.getOrDefault(place(shard, partition), StandingsUpdate.NOTHING_APPLIED))
                .toList();
        return new StandingsProgress(offsets, Optional.empty(), new GenerationStamp(0, properties.foldSettings()));
    }

    /** Returns all recorded calls, after this has been closed. */
    RecordedCalls calls() {
        return new RecordedCalls(file, calls, applied);
    }

    private static String place(int shard, LogPartition partition) {
        return shard + " " + partition.field();
    }

    private static Stream<EventId> ids(List<SeenId> seen) {
        return seen.stream().map(SeenId::id);
    }

    private void write(ApplyCall call) {
        byte[][] words = call.keysAndArguments();
        try {
            out.write(utf8("*" + (words.length + 3) + "\r\n"));
            word(utf8("EVALSHA"));
            word(digest);
            word(utf8(String.valueOf(call.keyCount())));
            for (byte[] word : words) {
                word(word);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void word(byte[] word) throws IOException {
        out.write(utf8("$" + word.length + "\r\n"));
        out.write(word);
        out.write(utf8("\r\n"));
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
