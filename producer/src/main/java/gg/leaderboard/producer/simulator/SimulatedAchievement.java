package gg.leaderboard.producer.simulator;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The achievements of simulated players. Rarer ones are picked less often. */
enum SimulatedAchievement {
    FIRST_BLOOD("First Blood", Rarity.COMMON),
    WARMED_UP("Warmed Up", Rarity.COMMON),
    TEAM_PLAYER("Team Player", Rarity.COMMON),
    MARATHON("Marathon", Rarity.COMMON),
    SHARPSHOOTER("Sharpshooter", Rarity.UNCOMMON),
    TRIPLE_KILL("Triple Kill", Rarity.UNCOMMON),
    FLAG_BEARER("Flag Bearer", Rarity.UNCOMMON),
    UNTOUCHABLE("Untouchable", Rarity.RARE),
    COMEBACK("Comeback", Rarity.RARE),
    ACE("Ace", Rarity.EPIC),
    LAST_ONE_STANDING("Last One Standing", Rarity.EPIC),
    FLAWLESS_VICTORY("Flawless Victory", Rarity.LEGENDARY);

    private static final List<SimulatedAchievement> ALL = List.of(values());
    private static final WeightedDistribution WEIGHTS =
            WeightedDistribution.of(ALL.size(), i -> ALL.get(i).weight());

    private final String title;
    private final Rarity rarity;

    SimulatedAchievement(String title, Rarity rarity) {
        this.title = title;
        this.rarity = rarity;
    }

    static SimulatedAchievement pick(double random) {
        return ALL.get(WEIGHTS.pick(random));
    }

    String title() {
        return title;
    }

    String rarity() {
        return rarity.name().toLowerCase(Locale.ROOT);
    }

    private double weight() {
        return rarity.share
                / Arrays.stream(values()).filter(a -> a.rarity == rarity).count();
    }

    private enum Rarity {
        COMMON(0.55),
        UNCOMMON(0.25),
        RARE(0.13),
        EPIC(0.055),
        LEGENDARY(0.015);

        private final double share;

        Rarity(double share) {
            this.share = share;
        }
    }
}
