package gg.leaderboard.processor.crash;

import org.junit.jupiter.api.Test;

/** Apart from {@link CrashTest}, so that they run beside each other. */
class ShardsCrashTest extends SeededCrashes {

    @Test
    void after_any_faults_sixteen_shards_equal_a_plain_fold() throws Exception {
        assertExact(16);
    }
}
