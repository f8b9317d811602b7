package gg.leaderboard.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import gg.leaderboard.attack.Attack;
import gg.leaderboard.attack.AttackOptions;
import gg.leaderboard.attack.Target;
import gg.leaderboard.attack.access.Access;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Runs {@code bench attack} for a minute. */
@Tag("alone")
@Timeout(600)
class AttackTest {

    private static final long SEED = Long.getLong("attack.seed", 1);
    private static final long INPUTS = Long.getLong("attack.inputs", 30_000);

    // Large enough to exhaust a heap of 256 MB if each of a dozen consumers read it whole.
    private static final int BOMB_BYTES = 24 << 20;

    private final StandaloneProperties.Port ports = StandaloneProcess.freePorts();

    @TempDir
    Path temp;

    @Test
    void a_minute_of_hostile_input_causes_no_error_hang_growth_or_wrong_total() throws Exception {
        List<String> options = new ArrayList<>(ForeignLocale.NEPALI.jvmOptions());
        options.addAll(List.of("-Xmx1g", "-Dleaderboard.producer.rate=0.0001"));
        try (StandaloneProcess running = StandaloneProcess.start(temp, ports, options, Map.of())) {
            running.await("the start", running::isReady);
            running.awaitCounted("ilter");
            Attack attack = new Attack(
                    new Target(ports.api(), "127.0.0.1:" + ports.kafka(), ports.redis(), running.pid(), Access.open()),
                    new AttackOptions(SEED, INPUTS, Duration.ofMinutes(1), BOMB_BYTES));

            assertThat(attack.run())
                    .as(() -> "seed " + SEED + "\n" + running.console())
                    .isEmpty();
            assertThat(attack.inputs()).isGreaterThan(INPUTS / 20);
        }
    }
}
