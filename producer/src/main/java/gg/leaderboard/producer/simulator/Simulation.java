package gg.leaderboard.producer.simulator;

import gg.leaderboard.events.EventInfo;
import gg.leaderboard.events.GameEvent;
import gg.leaderboard.events.GameEvent.AchievementUnlocked;
import gg.leaderboard.events.GameEvent.PlayerJoined;
import gg.leaderboard.events.GameEvent.PlayerScored;
import gg.leaderboard.producer.Deed;
import gg.leaderboard.producer.Outgoing;
import gg.leaderboard.producer.Population;
import gg.leaderboard.producer.Scoring;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/**
 * Makes events up: 70% player_scored, 20% player_joined, 10% achievement_unlocked. Nothing but the seed decides what
 * happens, so the same seed makes the same events; their ids and times come from outside.
 */
final class Simulation {

    private static final double SCORED = 0.7;
    private static final double JOINED = 0.2;
    private static final int REMEMBERED = 1_000;
    private static final List<Malformation> MALFORMATIONS = List.of(Malformation.values());

    // As in the logs of real matches: plain kills most, then headshots and assists, objectives seldom.
    private static final List<Deed> DEEDS = List.of(Deed.values());
    private static final Weights DEED_SHARES = Weights.of(DEEDS.size(), i -> switch (DEEDS.get(i)) {
        case KILL -> 0.45;
        case HEADSHOT -> 0.2;
        case ASSIST -> 0.2;
        case FLASH_ASSIST -> 0;
        case OBJECTIVE_CAPTURE -> 0.1;
        case OBJECTIVE_DEFEND -> 0.05;
    });

    // Of all generators of the JDK, the one whose algorithm is fixed in its specification.
    private final Random random;
    private final SimulatorProperties settings;
    private final Scoring scoring;
    private final Weights players;
    private final Weights games;
    private final Outgoing[] earlier = new Outgoing[REMEMBERED];
    private int remembered;

    Simulation(SimulatorProperties settings, Scoring scoring, long seed) {
        this.random = new Random(seed);
        this.settings = settings;
        this.scoring = scoring;
        this.players = Weights.skewed(settings.players());
        this.games = Weights.skewed(settings.games());
    }

    /** @param id makes the id of an event that is new */
    Outgoing next(Supplier<String> id, Instant now) {
        double share = random.nextDouble();
        if (share < settings.malformed()) {
            return MALFORMATIONS.get(random.nextInt(MALFORMATIONS.size())).of(event(id.get(), now));
        }
        if (share < settings.malformed() + settings.duplicates() && remembered > 0) {
            return earlier[random.nextInt(Math.min(remembered, REMEMBERED))];
        }
        return remember(Outgoing.of(event(id.get(), now)));
    }

    private Outgoing remember(Outgoing event) {
        earlier[remembered++ % REMEMBERED] = event;
        return event;
    }

    private GameEvent event(String id, Instant now) {
        int player = players.pick(random.nextDouble());
        String game = Population.gameId(games.pick(random.nextDouble()));
        EventInfo info = new EventInfo(id, now, Population.playerId(player), Population.playerName(player), game);
        double type = random.nextDouble();
        if (type < SCORED) {
            Deed deed = DEEDS.get(DEED_SHARES.pick(random.nextDouble()));
            return new PlayerScored(info, scoring.points(deed), deed.action());
        }
        if (type < SCORED + JOINED) {
            return new PlayerJoined(info);
        }
        Achievement achievement = Achievement.pick(random.nextDouble());
        return new AchievementUnlocked(info, achievement.title(), achievement.rarity());
    }
}
