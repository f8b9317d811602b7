package gg.leaderboard.producer.sourcelog;

/**
 * A player of a generated match.
 *
 * @param number the server's own, from 1 on
 * @param account of Steam; 0 for a bot
 */
record MatchPlayer(int number, String name, long account, String team) {

    boolean isBot() {
        return account == 0;
    }
}
