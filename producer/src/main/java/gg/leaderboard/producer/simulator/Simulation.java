package gg.leaderboard.producer.simulator;

import gg.leaderboard.events.Actions;
import gg.leaderboard.events.EventInfo;
import gg.leaderboard.events.EventJson;
import gg.leaderboard.events.GameEvent;
import gg.leaderboard.events.GameEvent.AchievementUnlocked;
import gg.leaderboard.events.GameEvent.MatchEnded;
import gg.leaderboard.events.GameEvent.MatchEnded.Outcome;
import gg.leaderboard.events.GameEvent.PlayerDied;
import gg.leaderboard.events.GameEvent.PlayerJoined;
import gg.leaderboard.events.GameEvent.PlayerScored;
import gg.leaderboard.producer.OutgoingRecord;
import gg.leaderboard.producer.ScoredAction;
import gg.leaderboard.producer.ScoringProperties;
import gg.leaderboard.producer.SimulatedPlayers;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Makes events up: 70% player_scored, 20% player_joined, 10% achievement_unlocked; and in addition a player_died for each
 * kill and match_ended for everyone in a match. Nothing but the seed decides what happens, so the same seed makes the same
 * events; their ids and times come from outside.
 */
final class Simulation {

    private static final double SCORED = 0.7;
    private static final double JOINED = 0.2;
    private static final double DRAWN = 0.1;
    private static final int REMEMBERED = 1_000;
    private static final List<Malformation> MALFORMATIONS = List.of(Malformation.values());

    // As in the logs of real matches: plain kills most, then headshots and assists, objectives seldom.
    private static final List<ScoredAction> DEEDS = List.of(ScoredAction.values());
    private static final WeightedDistribution DEED_SHARES =
            WeightedDistribution.of(DEEDS.size(), i -> switch (DEEDS.get(i)) {
                case KILL -> 0.45;
                case HEADSHOT -> 0.2;
                case ASSIST -> 0.2;
                case FLASH_ASSIST -> 0;
                case OBJECTIVE_CAPTURE -> 0.1;
                case OBJECTIVE_DEFEND -> 0.05;
            });

    private static final Set<String> WITH_WEAPON = Set.of(Actions.KILL, Actions.HEADSHOT);
    private static final List<String> WEAPONS =
            List.of("rifle", "sniper_rifle", "pistol", "shotgun", "crossbow", "rocket_launcher", "grenade", "knife");

    // Of all generators of the JDK, the one whose algorithm is fixed in its specification.
    private final Random random;
    private final SimulatorProperties settings;
    private final ScoringProperties scoring;
    private final WeightedDistribution players;
    private final WeightedDistribution games;
    private final List<SimulatedMatch> contests;
    private final Queue<Consequence> consequences = new ArrayDeque<>();
    private final OutgoingRecord[] earlier = new OutgoingRecord[REMEMBERED];
    private int remembered;

    Simulation(SimulatorProperties settings, ScoringProperties scoring, long seed) {
        this.random = new Random(seed);
        this.settings = settings;
        this.scoring = scoring;
        this.players = WeightedDistribution.skewed(settings.players());
        this.games = WeightedDistribution.skewed(settings.games());
        this.contests = IntStream.range(0, settings.games())
                .mapToObj(game -> new SimulatedMatch())
                .toList();
    }

    /** @param id makes the id of an event that is new */
    OutgoingRecord next(Supplier<String> id, Instant now) {
        double share = random.nextDouble();
        if (share < settings.malformed()) {
            return MALFORMATIONS.get(random.nextInt(MALFORMATIONS.size())).applyTo(event(id.get(), now));
        }
        if (share < settings.malformed() + settings.duplicates() && remembered > 0) {
            return earlier[random.nextInt(Math.min(remembered, REMEMBERED))];
        }
        return remember(withWeapon(event(id.get(), now), now));
    }

    private OutgoingRecord withWeapon(GameEvent event, Instant now) {
        if (event instanceof PlayerScored scored && WITH_WEAPON.contains(scored.action())) {
            String weapon = WEAPONS.get(random.nextInt(WEAPONS.size()));
            return OutgoingRecord.of(
                    event,
                    EventJson.write(EventJson.parse(EventJson.write(event, now)).put("weapon", weapon)));
        }
        return OutgoingRecord.of(event);
    }

    private OutgoingRecord remember(OutgoingRecord event) {
        earlier[remembered++ % REMEMBERED] = event;
        return event;
    }

    private GameEvent event(String id, Instant now) {
        Consequence due = consequences.poll();
        return due == null ? act(id, now) : due.what().apply(info(id, now, due.player(), due.game()));
    }

    private GameEvent act(String id, Instant now) {
        int player = players.pick(random.nextDouble());
        int game = games.pick(random.nextDouble());
        EventInfo info = info(id, now, player, game);
        contests.get(game).addAction(player);
        GameEvent event = act(info, player, game);
        if (contests.get(game).isOver()) {
            endMatch(game);
        }
        return event;
    }

    private GameEvent act(EventInfo info, int player, int game) {
        double type = random.nextDouble();
        if (type < SCORED) {
            ScoredAction deed = DEEDS.get(DEED_SHARES.pick(random.nextDouble()));
            if (WITH_WEAPON.contains(deed.action())) {
                killRival(info.playerId(), player, game);
            }
            return new PlayerScored(info, scoring.points(deed), deed.action());
        }
        if (type < SCORED + JOINED) {
            return new PlayerJoined(info);
        }
        SimulatedAchievement achievement = SimulatedAchievement.pick(random.nextDouble());
        return new AchievementUnlocked(info, achievement.title(), achievement.rarity());
    }

    private void killRival(String killerId, int killer, int game) {
        List<Integer> rivals = contests.get(game).opponentsOf(killer);
        if (!rivals.isEmpty()) {
            int victim = rivals.get(random.nextInt(rivals.size()));
            consequences.add(new Consequence(victim, game, info -> new PlayerDied(info, killerId)));
        }
    }

    // Players take sides in the order in which they came.
    private void endMatch(int game) {
        List<Integer> all = contests.get(game).end();
        boolean drawn = random.nextDouble() < DRAWN;
        int winners = random.nextInt(2);
        for (int i = 0; i < all.size(); i++) {
            Outcome outcome = drawn ? Outcome.DRAW : i % 2 == winners ? Outcome.WIN : Outcome.LOSS;
            consequences.add(new Consequence(all.get(i), game, info -> new MatchEnded(info, outcome)));
        }
    }

    private static EventInfo info(String id, Instant now, int player, int game) {
        return new EventInfo(
                id,
                now,
                SimulatedPlayers.playerId(player),
                SimulatedPlayers.playerName(player),
                SimulatedPlayers.gameId(game));
    }

    /** What follows from an event: the next event. */
    private record Consequence(int player, int game, Function<EventInfo, GameEvent> what) {}
}
