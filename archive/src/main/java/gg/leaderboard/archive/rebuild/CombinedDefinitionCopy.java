package gg.leaderboard.archive.rebuild;

import gg.leaderboard.archive.ArchiveProperties;
import gg.leaderboard.archive.store.StandingsStore;
import gg.leaderboard.standings.definition.BoardHistory;
import gg.leaderboard.standings.definition.DefinitionCopy;
import gg.leaderboard.standings.definition.Generations;
import gg.leaderboard.standings.redis.RedisDefinitionCopy;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** Merges the copies of the definitions in PostgreSQL and Redis. */
@Component
public class CombinedDefinitionCopy implements DefinitionCopy {

    private static final Logger LOG = LoggerFactory.getLogger(CombinedDefinitionCopy.class);

    private final ArchivedDefinitions archived;
    private final RedisDefinitionCopy redis;
    private final boolean usesPostgres;

    CombinedDefinitionCopy(ArchivedDefinitions archived, RedisDefinitionCopy redis, ArchiveProperties properties) {
        this.archived = archived;
        this.redis = redis;
        this.usesPostgres = properties.folds().stream().anyMatch(properties::writes)
                || properties.standingsStore() == StandingsStore.POSTGRES;
    }

    @Override
    public String name() {
        return "PostgreSQL or Redis";
    }

    /** Leaves Redis out while it is unavailable: the archive works without it. */
    @Override
    public Contents read() {
        Contents archive = usesPostgres ? archived.read() : Contents.NOTHING;
        try {
            return merge(archive, redis.read());
        } catch (DataAccessException e) {
            LOG.debug("The definitions in Redis cannot be read", e);
            return archive;
        }
    }

    /** Reads both copies; fails if either is unavailable. */
    Contents readAll() {
        return merge(archived.read(), redis.read());
    }

    private static Contents merge(Contents archive, Contents standings) {
        Map<String, BoardHistory> all = new TreeMap<>();
        archive.histories().forEach(history -> all.put(history.id(), history));
        // The archive has the original rules of a board; Redis has its current rules.
        standings.histories().forEach(history -> all.merge(history.id(), history, BoardHistory::merged));
        Generations generations =
                archive.generations().equals(Generations.FIRST) ? standings.generations() : archive.generations();
        return new Contents(all.values(), generations);
    }
}
