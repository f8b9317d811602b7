package gg.leaderboard.producer.sourcelog.match;

import static gg.leaderboard.producer.sourcelog.match.Feature.BARE_KILLS;
import static gg.leaderboard.producer.sourcelog.match.Feature.BOMB;
import static gg.leaderboard.producer.sourcelog.match.Feature.FEIGNED_DEATHS;
import static gg.leaderboard.producer.sourcelog.match.Feature.FLAGS;
import static gg.leaderboard.producer.sourcelog.match.Feature.FLASHES;
import static gg.leaderboard.producer.sourcelog.match.Feature.HOSTAGES;
import static gg.leaderboard.producer.sourcelog.match.Feature.POINTS;
import static gg.leaderboard.producer.sourcelog.match.Feature.POSITIONS;
import static gg.leaderboard.producer.sourcelog.match.Feature.TRIGGERED_ASSISTS;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The kinds of servers whose logs are understood. */
enum Dialect {
    CS2("'L 'MM/dd/uuuu - HH:mm:ss': '", Spelling.STEAM3, List.of("CT", "TERRORIST"), POSITIONS, BOMB, FLASHES),
    CS2_BY_HTTP(
            "MM/dd/uuuu - HH:mm:ss.SSS' - '", Spelling.STEAM3, List.of("CT", "TERRORIST"), POSITIONS, BOMB, FLASHES),
    CS2_BY_HTTP_WITH_COLON("MM/dd/uuuu - HH:mm:ss.SSS': '", Spelling.STEAM3, List.of("CT", "TERRORIST"), BOMB, FLASHES),
    CSGO("'L 'MM/dd/uuuu - HH:mm:ss': '", Spelling.STEAM_1, List.of("CT", "TERRORIST"), POSITIONS, BOMB),
    CSGO_IN_DOCKER("' L 'MM/dd/uuuu - HH:mm:ss': '", Spelling.STEAM_1, List.of("CT", "TERRORIST"), POSITIONS, BOMB),
    SOURCE_BY_UDP("'RL 'MM/dd/uuuu - HH:mm:ss': '", Spelling.STEAM_0, List.of("CT", "TERRORIST"), BOMB, HOSTAGES),
    COUNTER_STRIKE_ON_LAN("'L 'MM/dd/uuuu - HH:mm:ss': '", Spelling.LAN, List.of("CT", "TERRORIST"), BOMB, HOSTAGES),
    TEAM_FORTRESS(
            "'L 'MM/dd/uuuu - HH:mm:ss': '",
            Spelling.STEAM3,
            List.of("Red", "Blue"),
            FEIGNED_DEATHS,
            TRIGGERED_ASSISTS,
            POINTS),
    DAY_OF_DEFEAT("'L 'MM/dd/uuuu - HH:mm:ss': '", Spelling.STEAM_0, List.of("Allies", "Axis"), FLAGS),
    HALF_LIFE("'L 'MM/dd/uuuu - HH:mm:ss': '", Spelling.VALVE, List.of("", ""), BARE_KILLS),
    DEATHMATCH("'L 'MM/dd/uuuu - HH:mm:ss': '", Spelling.STEAM_1, List.of("unassigned", "Unassigned")),
    MOD("'L 'MM/dd/uuuu - HH:mm:ss': '", Spelling.STEAM64, List.of("Unassigned", "Unassigned"), BARE_KILLS);

    private final DateTimeFormatter start;
    private final Spelling spelling;
    private final List<String> teams;
    private final Set<Feature> features;

    Dialect(String start, Spelling spelling, List<String> teams, Feature... features) {
        this.start = DateTimeFormatter.ofPattern(start, Locale.ROOT);
        this.spelling = spelling;
        this.teams = teams;
        this.features = Set.of(features);
    }

    /** What every line starts with. */
    String start(LocalDateTime time) {
        return start.format(time);
    }

    Spelling spelling() {
        return spelling;
    }

    String team(int number) {
        return teams.get(number % 2);
    }

    /** Whether there are team mates. */
    boolean hasTeams() {
        return !teams.get(0).isEmpty() && !teams.get(0).equalsIgnoreCase("unassigned");
    }

    boolean has(Feature feature) {
        return features.contains(feature);
    }

    Charset charset() {
        return this == HALF_LIFE ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8;
    }
}
