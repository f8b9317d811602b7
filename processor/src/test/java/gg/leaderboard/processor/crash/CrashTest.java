package gg.leaderboard.processor.crash;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class CrashTest extends SeededCrashes {

    @Test
    void after_any_faults_the_standings_equal_a_plain_fold() throws Exception {
        assertExact(1);
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(mode = Mode.EXCLUDE, names = "AS_IT_IS")
    void a_processor_that_is_wrong_on_purpose_is_found_out(Variant variant) {
        for (long seed = 0; seed < SEEDS; seed++) {
            Set<String> differences = simulation(seed, 1, variant).run();
            if (!differences.isEmpty()) {
                System.out.printf(
                        "%s is found out by seed %d: %s%n",
                        variant, seed, differences.iterator().next());
                return;
            }
        }
        throw new AssertionError(variant + " was right in all of " + SEEDS + " runs");
    }
}
