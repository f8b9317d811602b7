package gg.leaderboard.api.moderation;

import gg.leaderboard.api.web.ReadResponse;
import gg.leaderboard.api.web.ReadResponses;
import gg.leaderboard.standings.ban.BannedPlayer;
import gg.leaderboard.standings.profile.PlayerLabel;
import gg.leaderboard.standings.redis.BanReader;
import gg.leaderboard.standings.redis.ProfileReader;
import gg.leaderboard.web.Envelope;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lists the players who are hidden. */
@Component
class HiddenPlayerReader {

    private final BanReader bans;
    private final ProfileReader profiles;
    private final ReadResponses answers;

    HiddenPlayerReader(BanReader bans, ProfileReader profiles, ReadResponses answers) {
        this.bans = bans;
        this.profiles = profiles;
        this.answers = answers;
    }

    /** @param cursor the last player of the previous page; empty for the first page */
    ReadResponse<Envelope<List<HiddenPlayer>>> page(int limit, String cursor) {
        return answers.enveloped(() -> read(limit, cursor), page -> page.size() < limit ? null : next(page));
    }

    private @Nullable String next(List<HiddenPlayer> page) {
        String last = page.get(page.size() - 1).playerId();
        return bans.page(last, 1).isEmpty() ? null : last;
    }

    private List<HiddenPlayer> read(int limit, String cursor) {
        List<BannedPlayer> page = bans.page(cursor, limit);
        Function<String, PlayerLabel> labels =
                profiles.labels(page.stream().map(BannedPlayer::playerId).toList());
        return page.stream()
                .map(player ->
                        HiddenPlayer.of(player, labels.apply(player.playerId()).name()))
                .toList();
    }
}
