package gg.leaderboard.standings.fold;

import gg.leaderboard.standings.definition.BoardSeason;
import gg.leaderboard.standings.profile.Achievement;
import gg.leaderboard.standings.profile.ProfileCounter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The effect of one event on boards, profile and feed. {@link EffectTable} fills it. It does not change after that. */
final class EventEffect {

    private final List<Contribution> contributions = new ArrayList<>(4);
    private final Map<String, Long> added = new LinkedHashMap<>();
    private @Nullable UnaryOperator<Streak> streak;
    private @Nullable Achievement achievement;

    EventEffect board(BoardSeason board, long score) {
        return board(new Contribution(board, score));
    }

    EventEffect board(Contribution contribution) {
        contributions.add(contribution);
        return this;
    }

    EventEffect board(String builtIn, long score) {
        return board(BoardSeason.builtIn(builtIn), score);
    }

    EventEffect count(ProfileCounter counter) {
        return count(counter, 1);
    }

    EventEffect count(ProfileCounter counter, long amount) {
        return count(counter.field(), amount);
    }

    /** @param field of the profile, see {@link gg.leaderboard.standings.profile.ProfileFields} */
    EventEffect count(String field, long amount) {
        added.put(field, amount);
        return this;
    }

    EventEffect streak(UnaryOperator<Streak> change) {
        streak = change;
        return this;
    }

    EventEffect feed(Achievement entry) {
        achievement = entry;
        return this;
    }

    /**
     * This effect after the bounds of boards were applied.
     *
     * @param counts whether it has an effect on boards
     */
    EventEffect judged(boolean counts) {
        EventEffect judged = new EventEffect();
        if (counts) {
            contributions.forEach(c -> judged.board(new Contribution(c.board().withoutBounds(), c.score(), c.at())));
        }
        judged.added.putAll(added);
        judged.streak = streak;
        judged.achievement = achievement;
        return judged;
    }

    List<Contribution> contributions() {
        return contributions;
    }

    /** Field of the profile → amount to add. */
    Map<String, Long> added() {
        return added;
    }

    /** The change of the player's kill streak; null for none. */
    @Nullable UnaryOperator<Streak> streak() {
        return streak;
    }

    /** The entry of the feed; null for none. */
    @Nullable Achievement achievement() {
        return achievement;
    }
}
