package gg.leaderboard.bench.run;

import gg.leaderboard.attack.Attack;
import gg.leaderboard.attack.AttackOptions;
import gg.leaderboard.attack.Target;
import gg.leaderboard.attack.access.Access;
import gg.leaderboard.bench.CommandLine;
import gg.leaderboard.bench.testbed.MachineInfo;
import gg.leaderboard.bench.testbed.Standalone;
import gg.leaderboard.bench.testbed.TestBed;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/** The {@code attack} run: starts the whole system from its jar, attacks it, and compares its results with the log. */
public final class AttackRun {

    private static final Path LOG = Path.of("attack.log").toAbsolutePath();

    private final CommandLine line;
    private final Options options;

    public AttackRun(CommandLine line) {
        this.line = line;
        this.options = line.options(Options.class);
    }

    /** Returns whether no fault was found. */
    public boolean run() throws Exception {
        System.out.println(MachineInfo.describe());
        try (Standalone system = TestBed.open().startStandalone(line.serviceArguments())) {
            Target target = new Target(
                    system.ports().api(),
                    "127.0.0.1:" + system.ports().kafka(),
                    system.ports().redis(),
                    system.jvm().pid(),
                    Access.open());
            Attack attack =
                    new Attack(target, new AttackOptions(options.seed(), options.inputs(), options.duration(), (int)
                            options.bomb().toBytes()));
            List<String> findings = attack.run();
            System.out.println(findings.isEmpty() ? "Nothing was found." : findings.size() + " kinds of findings:");
            findings.forEach(System.out::println);
            if (!findings.isEmpty()) {
                system.jvm().saveLog(LOG);
                System.out.println("The log of the system: " + LOG);
            }
            return findings.isEmpty();
        }
    }

    /**
     * @param inputs the number of inputs to send
     * @param duration when to stop, even if inputs remain
     * @param seed the same seed generates the same inputs
     * @param bomb the largest decompressed size of a compressed record
     */
    record Options(
            @DefaultValue("1000000") long inputs,
            @DefaultValue("12h") Duration duration,
            @DefaultValue("1") long seed,
            @DefaultValue("16MB") DataSize bomb) {}
}
