package gg.leaderboard.bench.run;

import gg.leaderboard.attack.Attack;
import gg.leaderboard.attack.AttackOptions;
import gg.leaderboard.attack.Target;
import gg.leaderboard.bench.CommandLine;
import gg.leaderboard.bench.testbed.MachineInfo;
import gg.leaderboard.bench.testbed.Standalone;
import gg.leaderboard.bench.testbed.TestBed;
import java.nio.file.Path;
import java.util.List;

/** The {@code attack} run: starts the whole system from its jar, attacks it, and compares its results with the log. */
public final class AttackRun {

    private static final Path LOG = Path.of("attack.log").toAbsolutePath();

    private final CommandLine line;
    private final AttackRunOptions options;

    public AttackRun(CommandLine line) {
        this.line = line;
        this.options = line.options(AttackRunOptions.class);
    }

    /** Returns whether no fault was found. */
    public boolean run() throws Exception {
        System.out.println(MachineInfo.describe());
        try (Standalone system = TestBed.open().startStandalone(line.serviceArguments())) {
            Target target = new Target(
                    system.ports().api(),
                    "127.0.0.1:" + system.ports().kafka(),
                    system.ports().redis(),
                    system.jvm().pid());
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
}
