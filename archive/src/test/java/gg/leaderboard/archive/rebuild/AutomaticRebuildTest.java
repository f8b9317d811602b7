package gg.leaderboard.archive.rebuild;

import static org.assertj.core.api.Assertions.assertThat;

import gg.leaderboard.archive.fixture.ArchiveWithoutKafka;
import gg.leaderboard.embedded.EmbeddedKafka;
import gg.leaderboard.embedded.EmbeddedRedis;
import gg.leaderboard.log.DefinitionLog;
import gg.leaderboard.log.DefinitionWriter;
import gg.leaderboard.standings.definition.FoldSettings;
import gg.leaderboard.standings.definition.GenerationStamp;
import gg.leaderboard.standings.window.Window;
import gg.leaderboard.testing.Servers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AutomaticRebuildTest {

    @Test
    void previous_standings_are_dropped_unless_another_process_has_just_switched_back_to_them(@TempDir Path directory) {
        try (EmbeddedKafka kafka = Servers.ownKafka(directory.resolve("kafka"));
                EmbeddedRedis redis = Servers.ownRedis(directory.resolve("redis"));
                ArchiveWithoutKafka archive = new ArchiveWithoutKafka(
                        "--spring.kafka.bootstrap-servers=" + kafka.bootstrapServers(),
                        "--spring.data.redis.host=" + redis.host(),
                        "--spring.data.redis.port=" + redis.port());
                DefinitionLog other = new DefinitionLog(
                        Map.of("bootstrap.servers", kafka.bootstrapServers()), Duration.ofSeconds(10))) {
            DefinitionWriter writer = new DefinitionWriter(
                    Map.of("bootstrap.servers", kafka.bootstrapServers()), other, Duration.ofSeconds(10));
            AutomaticRebuild rebuild = archive.bean(AutomaticRebuild.class);
            DefinitionLog known = archive.bean(DefinitionLog.class);
            FoldSettings own = archive.bean(FoldSettings.class);
            FoldSettings previous = FoldSettings.of(own.version(), List.of(Window.ALLTIME), own.types());
            writer.changeGenerations(now -> now.generations()
                    .withRecordedSettings(new GenerationStamp(0, previous))
                    .withNext(own, Map.of())
                    .withActive(1));
            archive.bean(StandingsDatabases.class).live().begin(new GenerationStamp(1, own));

            known.catchUp();
            writer.changeGenerations(now -> now.generations().withActive(0));
            rebuild.step();
            assertThat(other.catchUp().generations().all()).containsOnlyKeys(0L, 1L);

            writer.changeGenerations(now -> now.generations().withActive(1));
            known.catchUp();
            rebuild.step();
            assertThat(other.catchUp().generations().all()).containsOnlyKeys(1L);
        }
    }
}
