package gg.leaderboard.standings.redis;

import static gg.leaderboard.events.Utf8.utf8;

import gg.leaderboard.standings.LogPartition;
import gg.leaderboard.standings.StandingsProperties.Dedup;
import gg.leaderboard.standings.ban.BansJson;
import gg.leaderboard.standings.definition.Violation;
import gg.leaderboard.standings.fold.BoardChange;
import gg.leaderboard.standings.fold.BoardChange.ChangedPeriod;
import gg.leaderboard.standings.fold.Moderation;
import gg.leaderboard.standings.fold.ProfileChange;
import gg.leaderboard.standings.fold.ScoreStateChange;
import gg.leaderboard.standings.fold.SeenId;
import gg.leaderboard.standings.fold.StandingsUpdate;
import gg.leaderboard.standings.fold.Streak;
import gg.leaderboard.standings.profile.Achievement;
import gg.leaderboard.standings.profile.AchievementJson;
import gg.leaderboard.standings.profile.ProfileCounter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The keys and arguments of the script for one update, in the order of {@code update.lua}. */
public final class ApplyCall {

    private final List<byte[]> keys = new ArrayList<>();
    private final List<byte[]> args = new ArrayList<>();
    private final Keys names;
    private final Dedup dedup;

    private ApplyCall(Keys names, Dedup dedup) {
        this.names = names;
        this.dedup = dedup;
    }

    public static ApplyCall of(StandingsUpdate update, Keys names, Dedup dedup) {
        return of(update, names, dedup, Keys.CHANGES_CHANNEL, null);
    }

    /**
     * @param channel channel for change notices; empty for none
     * @param trace the trace context for the change notice; null for none
     */
    static ApplyCall of(StandingsUpdate update, Keys names, Dedup dedup, String channel, @Nullable String trace) {
        ApplyCall call = new ApplyCall(names, dedup);
        call.head(update, channel, trace);
        update.counted().forEach(id -> call.id(update.shard(), id));
        update.known().forEach(id -> call.id(update.shard(), id));
        update.moderations().forEach(call::moderation);
        update.profiles().forEach(call::profile);
        update.boards().forEach(call::board);
        update.achievements().forEach(a -> call.args.add(AchievementJson.write(a)));
        call.violations(update);
        update.states().forEach(change -> call.states(update.partition(), change));
        if (call.usesFeed(update)) {
            call.key(names.feed());
        }
        return call;
    }

    Script.Call call() {
        return new Script.Call(keys, args);
    }

    public int keyCount() {
        return keys.size();
    }

    /** Keys first, then arguments, as EVALSHA expects them. */
    public byte[][] keysAndArguments() {
        List<byte[]> all = new ArrayList<>(keys.size() + args.size());
        all.addAll(keys);
        all.addAll(args);
        return all.toArray(byte[][]::new);
    }

    private void head(StandingsUpdate update, String channel, @Nullable String trace) {
        int shard = update.shard();
        key(names.progress(shard));
        key(names.totals(shard));
        key(names.hiddenPlayers(shard));
        arg(update.partition().field());
        arg(update.previous());
        arg(update.last());
        Instant lastTime = update.lastTime();
        arg(lastTime == null ? "" : String.valueOf(lastTime.toEpochMilli()));
        arg(update.events());
        arg(dedup.timeToLive().toMillis());
        arg(update.counted().size());
        arg(update.known().size());
        arg(update.moderations().size());
        arg(update.profiles().size());
        arg(update.boards().size());
        arg(update.achievements().size());
        arg(Achievement.KEPT);
        flag(usesFeed(update));
        arg(names.boards(shard));
        arg(names.hiddenBoards(shard));
        arg(names.periods(shard));
        arg(names.boardsOfPlayers(shard));
        // No reader waits for an offset without a record.
        arg(lastTime == null ? "" : channel);
        args.add(
                lastTime == null
                        ? new byte[0]
                        : ChangeNotification.of(update, lastTime, trace).json());
        arg(update.stamp().generation());
        arg(names.bans(shard));
        arg(names.bannedPlayers(shard));
        arg(names.banEnds(shard));
        arg(update.stamp().requireSettings().text());
        arg(names.scoreStates(shard));
        arg(update.violations().size());
        arg(update.states().size());
    }

    private boolean usesFeed(StandingsUpdate update) {
        return !update.achievements().isEmpty()
                || update.erasesAchievements(names.shards().feedShard());
    }

    private void id(int shard, SeenId seen) {
        int bucket = seen.id().bucket(dedup.buckets());
        key(names.counted(shard, seen.stretch(), bucket));
        key(names.counted(shard, seen.stretch() - 1, bucket));
        key(names.counted(shard, seen.stretch() + 1, bucket));
        args.add(seen.id().bytes());
    }

    private void moderation(Moderation moderation) {
        arg(moderation.playerId());
        flag(moderation.erased());
        flag(moderation.removedEverywhere());
        arg(moderation.bans().isEmpty() ? "" : BansJson.write(moderation.bans(), board -> names.seasonOf(board, 1)));
        arg(moderation.removedFrom().size());
        moderation.removedFrom().forEach(board -> arg(names.seasonOf(board, 1)));
    }

    private void profile(ProfileChange profile) {
        key(names.profile(profile.playerId()));
        Streak streak = profile.streak();
        flag(profile.reset());
        arg(profile.added().size());
        arg(profile.set().size());
        arg(profile.raised().size());
        arg(streak == null ? 0 : 1);
        arg(profile.types());
        profile.added().forEach((field, amount) -> field(field, String.valueOf(amount)));
        profile.set().forEach(this::field);
        profile.raised().forEach(this::field);
        if (streak != null) {
            String after = streak.died() ? String.valueOf(streak.current()) : "";
            field(ProfileCounter.CURRENT_STREAK.field(), streak.untilDeath() + " " + streak.best() + " " + after);
            arg(ProfileCounter.BEST_STREAK.field());
        }
    }

    private void field(String field, String operand) {
        arg(field);
        arg(operand);
    }

    private void board(BoardChange board) {
        String first = names.seasonOf(board.board(), 1);
        arg(first);
        arg(names.seasonOf(board.board(), board.season()).substring(first.length()));
        arg(board.rule().name().toLowerCase(Locale.ROOT));
        arg(board.periods().size());
        for (ChangedPeriod period : board.periods()) {
            key(names.board(board.board(), board.season(), period.period()));
            arg(
                    period.expiresAt().isPresent()
                            ? String.valueOf(period.expiresAt().getAsLong())
                            : "");
        }
        arg(board.scores().size());
        board.scores().forEach((player, score) -> {
            arg(player);
            arg(score);
        });
    }

    private void violations(StandingsUpdate update) {
        int index = 0;
        for (SeenId seen : update.counted()) {
            index++;
            Violation violation = update.violations().get(seen.id());
            if (violation != null) {
                arg(index);
                arg(violation.text());
            }
        }
    }

    private void states(LogPartition partition, ScoreStateChange change) {
        key(names.scoreStates(change.board(), change.season()));
        arg(change.expiresAt().isPresent() ? String.valueOf(change.expiresAt().getAsLong()) : "");
        arg(change.states().size());
        change.states().forEach((player, state) -> field(Keys.scoreState(partition, player), state.text()));
    }

    private void flag(boolean set) {
        arg(set ? "1" : "0");
    }

    private void key(String key) {
        keys.add(utf8(key));
    }

    private void arg(long number) {
        arg(String.valueOf(number));
    }

    private void arg(String value) {
        args.add(utf8(value));
    }
}
