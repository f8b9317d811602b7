package gg.leaderboard.producer.sourcelog;

/**
 * A player of a generated match.
 *
 * @param number the player's number on the server, from 1 on
 * @param account the Steam account; 0 for a bot
 */
record MatchPlayer(int number, String name, long account, String team) {

    boolean isBot() {
        return account == 0;
    }
}
