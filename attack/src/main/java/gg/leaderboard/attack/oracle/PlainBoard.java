package gg.leaderboard.attack.oracle;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A board created by users, read from its record in {@code leaderboards}. */
final class PlainBoard {

    private final List<Version> versions = new ArrayList<>();

    /** @param written when the newest version of the record takes effect: one millisecond after its log time */
    static Optional<PlainBoard> read(byte[] record, Instant written) {
        try {
            PlainBoard board = new PlainBoard();
            Instant last = Instant.MIN;
            for (Object each :
                    PlainJson.list(PlainJson.object(PlainJson.parse(record)).get("versions"))) {
                Version version = Version.of(PlainJson.object(each), written, last);
                board.versions.add(version);
                last = version.from;
            }
            return board.versions.isEmpty() ? Optional.empty() : Optional.of(board);
        } catch (PlainJson.NotJson | DateTimeException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Returns whether this code can compute the board: it has one season without end. */
    boolean isSimple() {
        return versions.stream().allMatch(v -> v.reset.equals("never"))
                && versions.stream().skip(1).allMatch(v -> v.change.equals("changed"));
    }

    /** Returns whether a score with this log time is accepted. */
    ExpectedVerdict accepts(long score, Instant logTime) {
        Version inForce = null;
        for (Version version : versions) {
            if (!version.from.isAfter(logTime)) {
                inForce = version;
            }
        }
        boolean taken = inForce != null
                && !inForce.change.equals("deleted")
                && (!inForce.mode.equals("increment") || Math.abs(score) <= 1_000_000_000L);
        return taken ? ExpectedVerdict.COUNTS : ExpectedVerdict.REFUSED;
    }

    long join(long before, long score) {
        Version first = versions.get(0);
        return switch (first.mode) {
            case "increment" -> before + score;
            case "best" -> first.order.equals("desc") ? Math.max(before, score) : Math.min(before, score);
            default -> score;
        };
    }

    /** Returns whether the order of scores matters. */
    boolean keepsLatestScore() {
        return versions.get(0).mode.equals("replace");
    }

    ZoneId zone() {
        return versions.get(0).zone;
    }

    private record Version(Instant from, String change, String order, String mode, String reset, ZoneId zone) {

        static Version of(Map<String, Object> json, Instant written, Instant last) {
            Instant from = PlainJson.text(json.get("from")).map(Instant::parse).orElse(written);
            return new Version(
                    from.isBefore(last) ? last : from,
                    field(json, "change"),
                    field(json, "sort_order"),
                    field(json, "update_mode"),
                    field(json, "reset_period"),
                    PlainJson.text(json.get("time_zone")).map(ZoneId::of).orElse(ZoneOffset.UTC));
        }

        private static String field(Map<String, Object> json, String name) {
            return PlainJson.text(json.get(name)).orElseThrow(() -> new IllegalArgumentException(name + " is missing"));
        }
    }
}
