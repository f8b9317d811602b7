package gg.leaderboard.attack.oracle;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The counted ids and the visibility of players, and for which players the log guarantees the result. */
final class ExpectedPlayers {

    private final Map<Id, Seen> counted = new HashMap<>();
    private final Map<String, BitSet> partitionsOf = new HashMap<>();
    private final Set<String> moderated = new HashSet<>();
    private final Set<String> ambiguous = new HashSet<>();
    private final Set<String> hidden = new HashSet<>();

    // Players whose visibility is unknown to this code, because their ban expires or covers single boards.
    private final Set<String> partlyHidden = new HashSet<>();

    /** Notes an event, and returns whether it counts: it is no copy of an earlier one. */
    boolean isNew(PlainEvent event, ConsumerRecord<byte[], byte[]> record, String place) {
        String player = event.player();
        partitionsOf.computeIfAbsent(player, p -> new BitSet()).set(record.partition());
        Seen seen = new Seen(record.partition(), Arrays.hashCode(record.value()), player);
        Seen first = counted.putIfAbsent(Id.of(event.id(place)), seen);
        if (first != null) {
            if (first.partition != seen.partition && first.content != seen.content) {
                ambiguous.add(player);
                ambiguous.add(first.player);
            }
            return false;
        }
        if (!event.hasKnownTime()) {
            ambiguous.add(player);
        }
        return true;
    }

    /** Applies an event of a moderator. */
    void moderate(PlainEvent event) {
        String player = event.player();
        moderated.add(player);
        if (event.has("leaderboard_ids") || event.has("until") || event.has("ban_id")) {
            partlyHidden.add(player);
        }
        switch (event.type()) {
            case "player_hidden" -> hidden.add(player);
            case "player_restored", "player_erased" -> hidden.remove(player);
            default -> {
                // A removal hides no player.
            }
        }
    }

    /** Returns whether the player must appear on no page. */
    boolean isHidden(String player) {
        return isBanned(player) && !partlyHidden.contains(player) && isJudged(player);
    }

    /** Returns whether the player must appear on every page. */
    boolean isShown(String player) {
        return !isBanned(player) && !partlyHidden.contains(player) && isJudged(player);
    }

    /** Returns whether a ban of the player is in the log that no later event lifts. It may have expired. */
    boolean isBanned(String player) {
        return hidden.contains(player);
    }

    /** Returns whether the visibility of some player is unknown, so that all ranks are. */
    boolean isVisibilityUnknown() {
        return !partlyHidden.isEmpty();
    }

    /** Returns whether the result for this player is independent of anything that the log does not guarantee. */
    boolean isJudged(String player) {
        return !ambiguous.contains(player) && (!isInSeveralPartitions(player) || !moderated.contains(player));
    }

    /** Returns whether the player's events are in several partitions. The log guarantees no order among them. */
    boolean isInSeveralPartitions(String player) {
        BitSet partitions = partitionsOf.get(player);
        return partitions != null && partitions.cardinality() > 1;
    }

    /** Returns the number of players with ambiguous copies. */
    int ambiguous() {
        return ambiguous.size();
    }

    /** Returns the number of counted events. */
    int events() {
        return counted.size();
    }

    private record Seen(int partition, int content, String player) {}

    /** Half of the digest of an id. It keeps a million ids in little memory. */
    private record Id(long high, long low) {

        static Id of(String text) {
            ByteBuffer digest = ByteBuffer.wrap(PlainCloudEvent.sha256(text));
            return new Id(digest.getLong(), digest.getLong());
        }
    }
}
