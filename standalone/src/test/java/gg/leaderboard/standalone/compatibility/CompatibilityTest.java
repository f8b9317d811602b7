package gg.leaderboard.standalone.compatibility;

import org.junit.jupiter.api.Nested;

/** Runs the tests of this package on one {@link Installation}. Separate classes could run in several JVMs. */
class CompatibilityTest {

    @Nested
    class GlobalLeaderboard extends GlobalLeaderboardTest {}

    @Nested
    class ScoreService extends ScoreServiceTest {}

    @Nested
    class TopK extends TopKTest {}

    @Nested
    class EventPipeline extends EventPipelineTest {}

    @Nested
    class Configuration extends ConfigurationTest {}

    @Nested
    class Traces extends TracesTest {}

    @Nested
    class MetricsList extends MetricsListTest {}
}
