package gg.leaderboard.bench;

import gg.leaderboard.bench.drain.CalibrationRun;
import gg.leaderboard.bench.drain.DrainRun;
import gg.leaderboard.bench.drain.ProcessorsRun;
import gg.leaderboard.bench.run.ArchiveRun;
import gg.leaderboard.bench.run.AttackRun;
import gg.leaderboard.bench.run.CrowdRun;
import gg.leaderboard.bench.run.HotRun;
import gg.leaderboard.bench.run.IngestRun;
import gg.leaderboard.bench.run.LatencyRun;
import gg.leaderboard.bench.run.LimitsRun;
import gg.leaderboard.bench.run.ObservabilityRun;
import gg.leaderboard.bench.run.PointInTimeRun;
import gg.leaderboard.bench.run.ReadsRun;
import gg.leaderboard.bench.run.SubmitRun;
import gg.leaderboard.bench.testbed.BrokerMain;
import java.util.Locale;

/** The entry point of all benchmarks: {@code java -jar bench/target/bench-…-exec.jar drain}. */
public final class Bench {

    private static final String HELP = """
            drain        how fast a full log is folded, compared with Redis alone and a naive consumer
                         --events=1000000 --players=100000 --duplicates=0 --seed=1 --naive-events=50000
                         --assert  exit with 1 if an aim is missed
            calibrate    drains the same log with several chunk sizes and numbers of consumers
                         --changes=300,500,1000,1500,3000 --consumers=1,2,3,4,6 and the options of drain
            processors   drains the same log with several processors of one consumer each
                         --processors=1,2,3,4 and the options of drain
            latency      from Kafka's acceptance of an event to its arrival at a WebSocket client
                         --rate=1000 --warm-up=2m --duration=60s --assert
            hot          how long events wait while most go to one board, or are of one player
                         --rate=2000 --share=0.9 --warm-up=20s --duration=10s --rounds=3 --assert
            submit       scores over HTTP, from the request to the response with the player's rank
                         --connections=32 --rate=500 --warm-up=2m --duration=20s --assert
            reads        the top ten, a player's rank and the players around over HTTP, on boards of several sizes
                         --players=1000000,10000000 --connections=16 --rate=1000 --duration=10s --rounds=3 --assert
            limits       reads and scores with limits of calls, compared with an api without them
                         --connections=16 --warm-up=30s --duration=2s --rounds=15 --keys --assert
            observability  reads and drains with metrics and with traces, compared with neither
                         --events=200000 --players=100000 --warm-up=30s --duration=2s --rounds=15 --drains=5 --assert
            crowd        thousands of WebSocket clients on one api, some of which never read
                         --clients=2000 --stuck=10 --rate=1000 --warm-up=30s --duration=10m --heap=256m --assert
            archive      how fast the archive drains a full log, compared with COPY alone into the same tables
                         --events=1000000 --players=100000 --duplicates=0 --seed=1 --assert
            at           past standings, computed by an archive of many events
                         --events=10000000 --players=100000 --checkpoint-events=20000 --questions=20 --assert
            ingest       scores over HTTP in batches, compared with a producer of Kafka
                         --batch=100 --connections=4 --warm-up=20s --duration=3s --rounds=7 --assert
            table        most runs above several times, and one table of all figures that have a target
                         --runs=5 --only=drain,reads --assert
            attack       hostile input of all kinds, then a comparison of the results with the log by independent code
                         --inputs=1000000 --duration=12h --seed=1 --bomb=16MB
            Settings of the services are passed on: --leaderboard.processor.concurrency=6
            Before -jar, -Dleaderboard.redis=bundled or installed chooses the Redis; the default is auto.""";

    private Bench() {}

    /** Exits with 0 on success, 1 if a result is wrong or a target was missed, 2 for an invalid command line. */
    public static void main(String[] args) {
        Locale.setDefault(Locale.ROOT);
        try {
            System.exit(run(CommandLine.of(args)) ? 0 : 1);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(2);
        } catch (Exception e) {
            e.printStackTrace();
            System.exit(1);
        }
    }

    private static boolean run(CommandLine line) throws Exception {
        return switch (line.command()) {
            case "drain" -> new DrainRun(line).run();
            case "calibrate" -> new CalibrationRun(line).run();
            case "processors" -> new ProcessorsRun(line).run();
            case "latency" -> new LatencyRun(line).run();
            case "hot" -> new HotRun(line).run();
            case "submit" -> new SubmitRun(line).run();
            case "reads" -> new ReadsRun(line).run();
            case "limits" -> new LimitsRun(line).run();
            case "observability" -> new ObservabilityRun(line).run();
            case "crowd" -> new CrowdRun(line).run();
            case "at" -> new PointInTimeRun(line).run();
            case "attack" -> new AttackRun(line).run();
            case "archive" -> new ArchiveRun(line).run();
            case "ingest" -> new IngestRun(line).run();
            case "table" -> new TableRun(line).run();
            case BrokerMain.COMMAND -> BrokerMain.run(line);
            case "help", "--help" -> {
                System.out.println(HELP);
                yield true;
            }
            default -> throw new IllegalArgumentException("no command " + line.command() + "; there are\n" + HELP);
        };
    }
}
