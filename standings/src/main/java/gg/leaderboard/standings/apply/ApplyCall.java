package gg.leaderboard.standings.apply;

import gg.leaderboard.standings.Keys;
import gg.leaderboard.standings.StandingsProperties.Dedup;
import gg.leaderboard.standings.feed.Achievement;
import gg.leaderboard.standings.feed.AchievementJson;
import gg.leaderboard.standings.fold.BoardChange;
import gg.leaderboard.standings.fold.BoardChange.InPeriod;
import gg.leaderboard.standings.fold.ProfileChange;
import gg.leaderboard.standings.fold.SeenId;
import gg.leaderboard.standings.fold.StandingsUpdate;
import gg.leaderboard.standings.fold.Streak;
import gg.leaderboard.standings.notice.ChangeNotice;
import gg.leaderboard.standings.profile.ProfileFields;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The keys and arguments of {@code apply.lua} for one update, in the order that the script's head describes. */
public final class ApplyCall {

    private final List<byte[]> keys = new ArrayList<>();
    private final List<byte[]> args = new ArrayList<>();
    private final Keys names;
    private final Dedup dedup;

    private ApplyCall(Keys names, Dedup dedup) {
        this.names = names;
        this.dedup = dedup;
    }

    /** Encodes {@code update}. */
    public static ApplyCall of(StandingsUpdate update, Keys names, Dedup dedup) {
        ApplyCall call = new ApplyCall(names, dedup);
        call.head(update);
        update.counted().forEach(id -> call.id(update.shard(), id));
        update.known().forEach(id -> call.id(update.shard(), id));
        update.profiles().forEach(call::profile);
        update.boards().forEach(call::board);
        update.achievements().forEach(a -> call.args.add(AchievementJson.write(a)));
        if (!update.achievements().isEmpty()) {
            call.key(names.feed());
        }
        return call;
    }

    public int keyCount() {
        return keys.size();
    }

    /** Keys first, then arguments, as EVALSHA takes them. */
    public byte[][] keysAndArguments() {
        List<byte[]> all = new ArrayList<>(keys.size() + args.size());
        all.addAll(keys);
        all.addAll(args);
        return all.toArray(byte[][]::new);
    }

    private void head(StandingsUpdate update) {
        key(names.progress(update.shard()));
        key(names.totals(update.shard()));
        arg(update.partition().field());
        arg(update.previous());
        arg(update.last());
        arg(update.counted().size());
        arg(update.known().size());
        arg(update.profiles().size());
        arg(update.boards().size());
        arg(update.achievements().size());
        arg(Achievement.KEPT);
        arg(dedup.timeToLive().toMillis());
        arg(update.events());
        arg(Keys.CHANGES_CHANNEL);
        args.add(ChangeNotice.of(update).json());
    }

    private void id(int shard, SeenId seen) {
        int bucket = seen.id().bucket(dedup.buckets());
        key(names.counted(shard, seen.stretch(), bucket));
        key(names.counted(shard, seen.stretch() - 1, bucket));
        key(names.counted(shard, seen.stretch() + 1, bucket));
        args.add(seen.id().bytes());
    }

    private void profile(ProfileChange profile) {
        key(profile.key());
        Streak streak = profile.streak();
        arg(profile.added().size());
        arg(profile.set().size());
        arg(profile.raised().size());
        arg(streak == null ? 0 : 1);
        profile.added().forEach((field, amount) -> field(field, String.valueOf(amount)));
        profile.set().forEach(this::field);
        profile.raised().forEach(this::field);
        if (streak != null) {
            String after = streak.died() ? String.valueOf(streak.current()) : "";
            field(ProfileFields.CURRENT_STREAK, streak.untilDeath() + " " + streak.best() + " " + after);
            arg(ProfileFields.BEST_STREAK);
        }
    }

    private void field(String field, String operand) {
        arg(field);
        arg(operand);
    }

    private void board(BoardChange board) {
        arg(board.periods().size());
        for (InPeriod period : board.periods()) {
            key(period.key());
            arg(
                    period.expiresAt().isPresent()
                            ? String.valueOf(period.expiresAt().getAsLong())
                            : "");
        }
        arg(board.added().size());
        board.added().forEach((player, amount) -> {
            arg(player);
            arg(amount);
        });
    }

    private void key(String key) {
        keys.add(text(key));
    }

    private void arg(long number) {
        arg(String.valueOf(number));
    }

    private void arg(String value) {
        args.add(text(value));
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
