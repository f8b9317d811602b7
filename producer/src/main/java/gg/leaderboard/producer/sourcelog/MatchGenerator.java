package gg.leaderboard.producer.sourcelog;

import gg.leaderboard.producer.ScoredAction;
import gg.leaderboard.producer.SimulatedPlayers;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Generates a random match: its log in a dialect, and the expected totals. */
final class MatchGenerator {

    private static final int HUMANS = 8;
    private static final int FIGHTERS = 10;
    private static final int MOVES = 400;
    private static final LocalDateTime FIRST_DAY = LocalDateTime.of(2025, 1, 1, 20, 0);
    private static final List<String> WEAPONS = List.of("ak47", "awp", "deagle", "crossbow", "knife");

    private final LogDialect dialect;
    private final int number;
    private final Random random;
    private final List<MatchPlayer> fighters;
    private final StringBuilder log = new StringBuilder();
    private final Map<String, PlayerTotals> totals = new TreeMap<>();
    private LocalDateTime time;

    MatchGenerator(LogDialect dialect, int number, Random random) {
        this.dialect = dialect;
        this.number = number;
        this.random = random;
        this.time = FIRST_DAY.plusDays(number % 28);
        this.fighters = IntStream.range(0, FIGHTERS)
                .mapToObj(i -> new MatchPlayer(
                        i + 1, SimulatedPlayers.playerName(i), i < HUMANS ? 100_001 + 7 * i : 0, dialect.team(i)))
                .toList();
    }

    void run() {
        line("Log file started (file \"logs/match_" + number + ".log\")");
        for (MatchPlayer fighter : fighters) {
            line(written(fighter, "") + " entered the game");
            count(fighter, PlayerTotals.NONE);
        }
        List<Runnable> moves = moves();
        for (int i = 0; i < MOVES; i++) {
            moves.get(random.nextInt(moves.size())).run();
        }
        line("Log file closed");
    }

    String log() {
        return log.toString();
    }

    Map<String, PlayerTotals> totals() {
        return totals;
    }

    /** The possible moves, repeated by their weight. */
    private List<Runnable> moves() {
        List<Runnable> moves = new ArrayList<>(List.of(
                this::kill, this::kill, this::kill, this::kill, this::kill, this::assist, this::suicide, this::noise));
        if (dialect.hasTeams()) {
            moves.add(this::killMate);
        }
        addIf(LogFeature.BOMB, moves, this::bomb);
        addIf(LogFeature.FLASHES, moves, this::flashAssist);
        addIf(LogFeature.HOSTAGES, moves, () -> objective("Rescued_A_Hostage", ScoredAction.OBJECTIVE_CAPTURE));
        addIf(LogFeature.FLAGS, moves, () -> objective("dod_control_point", ScoredAction.OBJECTIVE_CAPTURE));
        addIf(LogFeature.POINTS, moves, this::capturePoint);
        addIf(LogFeature.FEIGNED_DEATHS, moves, this::feignDeath);
        return moves;
    }

    private void addIf(LogFeature feature, List<Runnable> moves, Runnable move) {
        if (dialect.has(feature)) {
            moves.add(move);
        }
    }

    private void kill() {
        MatchPlayer killer = any();
        MatchPlayer victim = enemyOf(killer);
        boolean bare = dialect.has(LogFeature.BARE_KILLS) && random.nextBoolean();
        boolean headshot = !bare && random.nextInt(4) == 0;
        line(at(killer) + " killed " + at(victim) + (bare ? "" : with(headshot)));
        count(killer, PlayerTotals.of(headshot ? ScoredAction.HEADSHOT : ScoredAction.KILL));
        count(victim, PlayerTotals.DEATH);
    }

    private void killMate() {
        MatchPlayer killer = any();
        MatchPlayer victim = any(killer.team());
        line(at(killer) + " killed " + at(victim) + with(false));
        count(victim, PlayerTotals.DEATH);
        line(assisted(any(killer.team()), victim));
    }

    private void assist() {
        MatchPlayer helper = any();
        line(assisted(helper, enemyOf(helper)));
        count(helper, PlayerTotals.of(ScoredAction.ASSIST));
    }

    private String assisted(MatchPlayer helper, MatchPlayer victim) {
        return dialect.has(LogFeature.TRIGGERED_ASSISTS)
                ? written(helper) + " triggered \"kill assist\" against " + written(victim)
                        + " (assister_position \"1 -2 3\") (attacker_position \"4 5 6\") (victim_position \"7 8 9\")"
                : written(helper) + " assisted killing " + written(victim);
    }

    private void flashAssist() {
        MatchPlayer helper = any();
        line(written(helper) + " flash-assisted killing " + written(enemyOf(helper)));
        count(helper, PlayerTotals.of(ScoredAction.FLASH_ASSIST));
    }

    private void suicide() {
        MatchPlayer fighter = any();
        line(at(fighter)
                + (dialect.has(LogFeature.BOMB) && random.nextBoolean()
                        ? " was killed by the bomb."
                        : " committed suicide with \"world\""));
        count(fighter, PlayerTotals.DEATH);
    }

    private void feignDeath() {
        MatchPlayer killer = any();
        line(written(killer) + " killed " + written(enemyOf(killer)) + " with \"pipe\" (customkill \"feign_death\")");
    }

    private void bomb() {
        boolean planted = random.nextBoolean();
        objective(
                planted ? "Planted_The_Bomb" : "Defused_The_Bomb",
                planted ? ScoredAction.OBJECTIVE_CAPTURE : ScoredAction.OBJECTIVE_DEFEND);
    }

    private void objective(String trigger, ScoredAction action) {
        MatchPlayer fighter = any();
        line(written(fighter) + " triggered \"" + trigger + "\"" + (random.nextBoolean() ? " at bombsite A" : ""));
        count(fighter, PlayerTotals.of(action));
    }

    private void capturePoint() {
        String team = any().team();
        List<MatchPlayer> cappers = fighters.stream()
                .filter(fighter -> fighter.team().equals(team))
                .limit(1 + random.nextInt(3))
                .toList();
        String who = IntStream.range(0, cappers.size())
                .mapToObj(i ->
                        " (player" + (i + 1) + " " + written(cappers.get(i)) + ") (position" + (i + 1) + " \"1 2 3\")")
                .collect(Collectors.joining());
        line("Team \"" + team + "\" triggered \"pointcaptured\" (cp \"2\") (cpname \"#Gravelpit_cap_A\") (numcappers \""
                + cappers.size() + "\")" + who);
        cappers.forEach(capper -> count(capper, PlayerTotals.of(ScoredAction.OBJECTIVE_CAPTURE)));
    }

    private void noise() {
        MatchPlayer fighter = any();
        switch (random.nextInt(4)) {
            case 0 -> line("World triggered \"Round_Start\"");
            case 1 -> line(written(fighter) + " say \"I killed the whole team\"");
            case 2 -> line(at(fighter) + " killed other \"chicken<99>\" [1 2 3]" + with(false));
            default -> line(at(fighter) + " attacked " + at(enemyOf(fighter)) + with(false) + " (damage \"27\")");
        }
    }

    private String with(boolean headshot) {
        String how = " with \"" + WEAPONS.get(random.nextInt(WEAPONS.size())) + "\"";
        if (dialect.has(LogFeature.POINTS)) {
            return how + (headshot ? " (customkill \"headshot\")" : "") + " (attacker_position \"1 -2 3\")";
        }
        return headshot ? how + " (headshot)" : how;
    }

    private String at(MatchPlayer fighter) {
        return written(fighter) + (dialect.has(LogFeature.POSITIONS) ? " [" + random.nextInt(2000) + " -17 64]" : "");
    }

    private String written(MatchPlayer fighter) {
        return written(fighter, fighter.team());
    }

    private String written(MatchPlayer fighter, String team) {
        return "\"" + fighter.name() + "<" + fighter.number() + "><"
                + dialect.idFormat().format(fighter) + "><" + team + ">\"";
    }

    private MatchPlayer any() {
        return fighters.get(random.nextInt(FIGHTERS));
    }

    private MatchPlayer any(String team) {
        return chosen(
                fighters.stream().filter(other -> other.team().equals(team)).toList());
    }

    private MatchPlayer enemyOf(MatchPlayer fighter) {
        return chosen(fighters.stream()
                .filter(other -> !other.equals(fighter))
                .filter(other -> !dialect.hasTeams() || !other.team().equals(fighter.team()))
                .toList());
    }

    private MatchPlayer chosen(List<MatchPlayer> among) {
        return among.get(random.nextInt(among.size()));
    }

    private void line(String body) {
        time = time.plus(random.nextInt(8_000), ChronoUnit.MILLIS);
        log.append(dialect.start(time)).append(body).append('\n');
    }

    private void count(MatchPlayer fighter, PlayerTotals totalsOfAction) {
        if (!fighter.isBot()) {
            totals.merge(dialect.idFormat().playerId(fighter), totalsOfAction, PlayerTotals::plus);
        }
    }
}
