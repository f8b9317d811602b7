package gg.leaderboard.archive.event;

import static gg.leaderboard.archive.fixture.ArchiveWithoutKafka.NOON;
import static gg.leaderboard.archive.fixture.ArchiveWithoutKafka.PARTITION;
import static org.assertj.core.api.Assertions.assertThat;

import gg.leaderboard.archive.fixture.ArchiveWithoutKafka;
import gg.leaderboard.archive.fixture.FixedDefinitions;
import gg.leaderboard.archive.rebuild.PartitionReplay;
import gg.leaderboard.archive.store.FoldName;
import gg.leaderboard.archive.store.ProgressTable;
import gg.leaderboard.standings.StandingsProperties;
import gg.leaderboard.standings.StandingsProperties.Dedup;
import gg.leaderboard.standings.definition.Definitions;
import gg.leaderboard.standings.redis.Keys;
import gg.leaderboard.standings.redis.RedisStandings;
import gg.leaderboard.standings.window.Window;
import gg.leaderboard.testing.RedisAddress;
import gg.leaderboard.testing.Servers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

/** Tests offsets of the log without a record. */
class PassedOffsetsTest {

    private static final String EVENT = "{\"event_id\":\"e\",\"event_type\":\"player_scored\",\"player_id\":\"p1\","
            + "\"points\":5,\"timestamp\":\"" + NOON + "\"}";

    private final ArchiveWithoutKafka archive = new ArchiveWithoutKafka();

    @AfterEach
    void stop() {
        archive.close();
    }

    private long progress(FoldName fold) {
        return archive.bean(ProgressTable.class).lastOffset(fold, PARTITION);
    }

    @Test
    void every_fold_passes_offsets_without_records_and_keeps_its_log_time() {
        archive.skipOffsets(2);
        assertThat(progress(FoldName.EVENTS)).isEqualTo(1);
        assertThat(archive.bean(ProgressTable.class).times(FoldName.EVENTS)).containsEntry(PARTITION, Instant.EPOCH);

        long offset = archive.log(EVENT);
        archive.skipOffsets(3);

        for (FoldName fold : List.of(FoldName.EVENTS, FoldName.STATISTICS, FoldName.LEADERBOARDS)) {
            assertThat(progress(fold)).as(fold.label()).isEqualTo(offset + 3);
            assertThat(archive.bean(ProgressTable.class).times(fold)).containsEntry(PARTITION, NOON);
        }
        assertThat(archive.bean(ArchivedLog.class).start(PARTITION)).hasValue(0);
        assertThat(archive.bean(EventFoldFactory.class).create(PARTITION).lastTime())
                .contains(NOON);
    }

    @Test
    void a_fold_of_the_archive_passes_them_as_well() {
        long offset = archive.log(EVENT);
        archive.skipOffsets(3);
        RedisAddress redis = Servers.redis();
        LettuceConnectionFactory connections = new LettuceConnectionFactory(redis.host(), redis.port());
        connections.afterPropertiesSet();
        connections.start();
        try {
            connections.getConnection().serverCommands().flushAll();
            StandingsProperties properties =
                    new StandingsProperties(16, List.of(Window.ALLTIME), new Dedup(Duration.ofHours(24), 16384));
            PartitionReplay catchUp = PartitionReplay.toRedis(
                    new RedisStandings(connections, Keys.of(properties), properties.dedup()),
                    properties,
                    archive.bean(ArchivedLog.class),
                    PARTITION);

            while (catchUp.writeBatch(new FixedDefinitions(() -> Definitions.NONE))) {
                // To the end of the archive.
            }

            assertThat(catchUp.progress()).isEqualTo(offset + 3);
        } finally {
            connections.destroy();
        }
    }
}
