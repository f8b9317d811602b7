package gg.leaderboard.bench.drain;

import gg.leaderboard.bench.CommandLine;
import gg.leaderboard.bench.Report;
import gg.leaderboard.bench.load.FilledBroker;
import gg.leaderboard.bench.load.GameEventsClient;
import gg.leaderboard.bench.load.LogTotals;
import gg.leaderboard.bench.testbed.Broker;
import gg.leaderboard.bench.testbed.Redis;
import gg.leaderboard.bench.testbed.TestBed;
import gg.leaderboard.processor.ProcessorProperties;
import gg.leaderboard.standings.StandingsProperties;
import gg.leaderboard.standings.redis.Keys;
import gg.leaderboard.standings.redis.RedisStandings;
import java.util.List;

/**
 * A broker with a full log.
 *
 * @param standings the standings settings of the processor
 * @param processor the settings of the processor
 * @param full the totals of the log
 */
record DrainSetup(
        TestBed bed,
        Broker broker,
        GameEventsClient log,
        StandingsProperties standings,
        ProcessorProperties processor,
        LogTotals full) {

    static DrainSetup open(CommandLine line, Report report) throws Exception {
        DrainOptions options = line.options(DrainOptions.class);
        FilledBroker filled =
                FilledBroker.open(options.events(), options.players(), options.duplicates(), options.seed(), report);
        return new DrainSetup(
                filled.bed(),
                filled.broker(),
                filled.log(),
                line.settings("standings", StandingsProperties.class),
                line.settings("leaderboard.processor", ProcessorProperties.class),
                filled.full());
    }

    ProcessorRun.DrainResult drain(Redis redis, List<String> settings) throws Exception {
        return new ProcessorRun(bed, broker, log, Keys.of(standings)).drain(redis, settings);
    }

    /** Records the calls that such a processor sends to {@code redis}. */
    RecordedCalls record(Redis redis) throws Exception {
        String digest = redis.commands().scriptLoad(RedisStandings.APPLY.source());
        CallRecorder recorder = new CallRecorder(bed.file("calls"), standings, digest);
        try (recorder) {
            new LogReplay(log, standings, processor.limits(), recorder).fold();
        }
        return recorder.calls();
    }
}
