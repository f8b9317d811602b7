package gg.leaderboard.log.consumer;

import gg.leaderboard.events.Topics;
import gg.leaderboard.log.LostDefinitionsException;
import gg.leaderboard.standings.definition.IncompatibleGenerationException;
import gg.leaderboard.standings.redis.IncompatibleRedisException;
import gg.leaderboard.standings.redis.MixedGenerationsException;
import java.util.Locale;

/** Kinds of problems, for metrics. */
public enum ProblemKind {
    LOG_GAP,
    /** The standings were folded by other rules or by another release. */
    GENERATION,
    DEFINITIONS,
    REDIS,
    KAFKA,
    DATABASE,
    OTHER;

    static ProblemKind of(String name) {
        return name.equals(Topics.LEADERBOARDS) || name.equals(CurrentProblems.DEFINITIONS) ? DEFINITIONS : OTHER;
    }

    static ProblemKind of(String name, Throwable cause) {
        if (cause instanceof LogGapException) {
            return LOG_GAP;
        }
        if (cause instanceof IncompatibleGenerationException || cause instanceof MixedGenerationsException) {
            return GENERATION;
        }
        if (cause instanceof IncompatibleRedisException) {
            return REDIS;
        }
        return cause instanceof LostDefinitionsException ? DEFINITIONS : of(name);
    }

    static ProblemKind ofServer(String server) {
        return switch (server) {
            case "redis" -> REDIS;
            case CurrentProblems.KAFKA -> KAFKA;
            default -> DATABASE;
        };
    }

    /** As in metrics: {@code log_gap}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
