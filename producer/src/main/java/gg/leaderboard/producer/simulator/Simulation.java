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
 * Simulates events: 70% player_scored, 20% player_joined, 10% achievement_unlocked; and in addition a player_died for each
 * kill and a match_ended for each player of a match. The same seed produces the same events, except for their ids and times.
 */
final class Simulation {

    private static final double SCORED = 0.7;
    private static final double JOINED = 0.2;
    private static final double DRAWN = 0.1;
    private static final int MAX_REMEMBERED = 1_000;
    private static final List<Malformation> MALFORMATIONS = List.of(Malformation.values());

    // As in logs of real matches: mostly kills, then headshots and assists, rarely objectives.
    private static final List<ScoredAction> ACTIONS = List.of(ScoredAction.values());
    private static final WeightedDistribution ACTION_SHARES =
            WeightedDistribution.of(ACTIONS.size(), i -> switch (ACTIONS.get(i)) {
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

    // The only generator of the JDK whose specification fixes the algorithm.
    private final Random random;
    private final SimulatorProperties settings;
    private final ScoringProperties scoring;
    private final WeightedDistribution players;
    private final WeightedDistribution games;
    private final List<SimulatedMatch> matches;
    private final Queue<Consequence> consequences = new ArrayDeque<>();
    private final OutgoingRecord[] earlier = new OutgoingRecord[MAX_REMEMBERED];
    private int remembered;

    Simulation(SimulatorProperties settings, ScoringProperties scoring, long seed) {
        this.random = new Random(seed);
        this.settings = settings;
        this.scoring = scoring;
        this.players = WeightedDistribution.skewed(settings.players());
        this.games = WeightedDistribution.skewed(settings.games());
        this.matches = IntStream.range(0, settings.games())
                .mapToObj(game -> new SimulatedMatch())
                .toList();
    }

    /** @param id supplies the ids of new events */
    OutgoingRecord next(Supplier<String> id, Instant now) {
        double share = random.nextDouble();
        if (share < settings.malformed()) {
            return MALFORMATIONS.get(random.nextInt(MALFORMATIONS.size())).applyTo(event(id.get(), now));
        }
        if (share < settings.malformed() + settings.duplicates() && remembered > 0) {
            return earlier[random.nextInt(Math.min(remembered, MAX_REMEMBERED))];
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
        earlier[remembered++ % MAX_REMEMBERED] = event;
        return event;
    }

    private GameEvent event(String id, Instant now) {
        Consequence next = consequences.poll();
        return next == null ? act(id, now) : next.what().apply(info(id, now, next.player(), next.game()));
    }

    private GameEvent act(String id, Instant now) {
        int player = players.pick(random.nextDouble());
        int game = games.pick(random.nextDouble());
        EventInfo info = info(id, now, player, game);
        matches.get(game).addAction(player);
        GameEvent event = act(info, player, game);
        if (matches.get(game).isOver()) {
            endMatch(game);
        }
        return event;
    }

    private GameEvent act(EventInfo info, int player, int game) {
        double type = random.nextDouble();
        if (type < SCORED) {
            ScoredAction action = ACTIONS.get(ACTION_SHARES.pick(random.nextDouble()));
            if (WITH_WEAPON.contains(action.action())) {
                killRival(info.playerId(), player, game);
            }
            return new PlayerScored(info, scoring.points(action), action.action());
        }
        if (type < SCORED + JOINED) {
            return new PlayerJoined(info);
        }
        SimulatedAchievement achievement = SimulatedAchievement.pick(random.nextDouble());
        return new AchievementUnlocked(info, achievement.title(), achievement.rarity());
    }

    private void killRival(String killerId, int killer, int game) {
        List<Integer> rivals = matches.get(game).opponentsOf(killer);
        if (!rivals.isEmpty()) {
            int victim = rivals.get(random.nextInt(rivals.size()));
            consequences.add(new Consequence(victim, game, info -> new PlayerDied(info, killerId)));
        }
    }

    // Players alternate between the teams in order of arrival.
    private void endMatch(int game) {
        List<Integer> all = matches.get(game).end();
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

    /** An event that follows from an earlier one, and is sent next. */
    private record Consequence(int player, int game, Function<EventInfo, GameEvent> what) {}
}
