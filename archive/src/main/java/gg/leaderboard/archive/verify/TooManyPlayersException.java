package gg.leaderboard.archive.verify;

import gg.leaderboard.archive.store.BoardPeriod;

/** A period has more players than a comparison may hold in memory. */
final class TooManyPlayersException extends RuntimeException {

    TooManyPlayersException(BoardPeriod part, long players) {
        super("season %d, %s has %d players".formatted(part.season(), part.key(), players));
    }
}
