package gg.leaderboard.producer.sourcelog;

import static gg.leaderboard.producer.sourcelog.LogFeature.BARE_KILLS;
import static gg.leaderboard.producer.sourcelog.LogFeature.BOMB;
import static gg.leaderboard.producer.sourcelog.LogFeature.FEIGNED_DEATHS;
import static gg.leaderboard.producer.sourcelog.LogFeature.FLAGS;
import static gg.leaderboard.producer.sourcelog.LogFeature.FLASHES;
import static gg.leaderboard.producer.sourcelog.LogFeature.HOSTAGES;
import static gg.leaderboard.producer.sourcelog.LogFeature.POINTS;
import static gg.leaderboard.producer.sourcelog.LogFeature.POSITIONS;
import static gg.leaderboard.producer.sourcelog.LogFeature.TRIGGERED_ASSISTS;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The supported kinds of servers. */
enum LogDialect {
    CS2("'L 'MM/dd/uuuu - HH:mm:ss': '", PlayerIdFormat.STEAM3, List.of("CT", "TERRORIST"), POSITIONS, BOMB, FLASHES),
    CS2_BY_HTTP(
            "MM/dd/uuuu - HH:mm:ss.SSS' - '",
            PlayerIdFormat.STEAM3,
            List.of("CT", "TERRORIST"),
            POSITIONS,
            BOMB,
            FLASHES),
    CS2_BY_HTTP_WITH_COLON(
            "MM/dd/uuuu - HH:mm:ss.SSS': '", PlayerIdFormat.STEAM3, List.of("CT", "TERRORIST"), BOMB, FLASHES),
    CSGO("'L 'MM/dd/uuuu - HH:mm:ss': '", PlayerIdFormat.STEAM_1, List.of("CT", "TERRORIST"), POSITIONS, BOMB),
    CSGO_IN_DOCKER(
            "' L 'MM/dd/uuuu - HH:mm:ss': '", PlayerIdFormat.STEAM_1, List.of("CT", "TERRORIST"), POSITIONS, BOMB),
    SOURCE_BY_UDP("'RL 'MM/dd/uuuu - HH:mm:ss': '", PlayerIdFormat.STEAM_0, List.of("CT", "TERRORIST"), BOMB, HOSTAGES),
    COUNTER_STRIKE_ON_LAN(
            "'L 'MM/dd/uuuu - HH:mm:ss': '", PlayerIdFormat.LAN, List.of("CT", "TERRORIST"), BOMB, HOSTAGES),
    TEAM_FORTRESS(
            "'L 'MM/dd/uuuu - HH:mm:ss': '",
            PlayerIdFormat.STEAM3,
            List.of("Red", "Blue"),
            FEIGNED_DEATHS,
            TRIGGERED_ASSISTS,
            POINTS),
    DAY_OF_DEFEAT("'L 'MM/dd/uuuu - HH:mm:ss': '", PlayerIdFormat.STEAM_0, List.of("Allies", "Axis"), FLAGS),
    HALF_LIFE("'L 'MM/dd/uuuu - HH:mm:ss': '", PlayerIdFormat.VALVE, List.of("", ""), BARE_KILLS),
    DEATHMATCH("'L 'MM/dd/uuuu - HH:mm:ss': '", PlayerIdFormat.STEAM_1, List.of("unassigned", "Unassigned")),
    MOD("'L 'MM/dd/uuuu - HH:mm:ss': '", PlayerIdFormat.STEAM64, List.of("Unassigned", "Unassigned"), BARE_KILLS);

    private final DateTimeFormatter start;
    private final PlayerIdFormat idFormat;
    private final List<String> teams;
    private final Set<LogFeature> features;

    LogDialect(String start, PlayerIdFormat idFormat, List<String> teams, LogFeature... features) {
        this.start = DateTimeFormatter.ofPattern(start, Locale.ROOT);
        this.idFormat = idFormat;
        this.teams = teams;
        this.features = Set.of(features);
    }

    /** The start of every line. */
    String start(LocalDateTime time) {
        return start.format(time);
    }

    PlayerIdFormat idFormat() {
        return idFormat;
    }

    String team(int number) {
        return teams.get(number % 2);
    }

    /** Whether there are team mates. */
    boolean hasTeams() {
        return !teams.get(0).isEmpty() && !teams.get(0).equalsIgnoreCase("unassigned");
    }

    boolean has(LogFeature feature) {
        return features.contains(feature);
    }

    Charset charset() {
        return this == HALF_LIFE ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8;
    }

    /** The formats of player ids in logs. */
    enum PlayerIdFormat {
        STEAM3,
        STEAM_0,
        STEAM_1,
        STEAM64,
        VALVE,
        LAN;

        String format(MatchPlayer fighter) {
            if (fighter.isBot()) {
                return "BOT";
            }
            long account = fighter.account();
            return switch (this) {
                case STEAM3 -> "[U:1:" + account + "]";
                case STEAM_0 -> halves("STEAM_0", account);
                case STEAM_1 -> halves("STEAM_1", account);
                case STEAM64 -> String.valueOf(76561197960265728L + account);
                case VALVE -> halves("VALVE_0", account);
                case LAN -> "STEAM_ID_LAN";
            };
        }

        /** The id of the player's events. */
        String playerId(MatchPlayer fighter) {
            return switch (this) {
                case STEAM3, STEAM_0, STEAM_1, STEAM64 -> halves("STEAM_1", fighter.account());
                case VALVE -> format(fighter);
                case LAN -> "LAN:" + fighter.name().replace("Æ", "%C3%86");
            };
        }

        private static String halves(String prefix, long account) {
            return String.format(Locale.ROOT, "%s:%d:%d", prefix, account % 2, account / 2);
        }
    }
}
