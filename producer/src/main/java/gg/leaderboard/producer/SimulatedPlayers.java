package gg.leaderboard.producer;

import java.util.List;

/** The names and ids of simulated players and games by number, from 0 on. They are the same in every run. */
public final class SimulatedPlayers {

    private static final List<String> PLAYERS = List.of(
            "ShadowFox",
            "NovaStrike",
            "PixelQueen",
            "IronWolf",
            "Ærendil",
            "LunaByte",
            "TurboTom",
            "MightyMaya",
            "GhostPepper",
            "ZenArcher");

    private static final List<String> GAMES = List.of("arena", "capture-the-flag", "battle-royale");

    private static final List<String> FIRST = List.of(
            "Swift",
            "Silent",
            "Crimson",
            "Frozen",
            "Lucky",
            "Mystic",
            "Rusty",
            "Solar",
            "Brave",
            "Electric",
            "Velvet",
            "Wild");

    private static final List<String> SECOND = List.of(
            "Falcon", "Panda", "Viper", "Otter", "Golem", "Raven", "Kraken", "Lynx", "Comet", "Walrus", "Gecko",
            "Tiger", "Moth");

    private SimulatedPlayers() {}

    public static String playerId(int player) {
        return "player-" + (player + 1);
    }

    public static String playerName(int player) {
        return player < PLAYERS.size()
                ? PLAYERS.get(player)
                : FIRST.get(player % FIRST.size()) + SECOND.get(player % SECOND.size()) + (player + 1);
    }

    public static String gameId(int game) {
        return game < GAMES.size() ? GAMES.get(game) : "game-" + (game + 1);
    }
}
