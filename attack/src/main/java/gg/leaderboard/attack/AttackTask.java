package gg.leaderboard.attack;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;

/** The inputs of one thread. Each depends only on the seed, the kind, the lane and its number. */
final class AttackTask implements Callable<Long> {

    private static final int HISTORY = 5;

    private final InputKind kind;
    private final int number;
    private final AttackOptions options;
    private final Attacker attacker;
    private final Findings findings;
    private final long deadline;
    private final Deque<String> recent = new ArrayDeque<>();

    AttackTask(InputKind kind, int number, AttackOptions options, Attacker attacker, Findings findings, long deadline) {
        this.kind = kind;
        this.number = number;
        this.options = options;
        this.attacker = attacker;
        this.findings = findings;
        this.deadline = deadline;
    }

    /** Returns the number of inputs sent. */
    @Override
    public Long call() {
        long input = 0;
        try (attacker) {
            for (long most = kind.inputsPerThread(options.inputs());
                    input < most && System.nanoTime() < deadline;
                    input++) {
                attack(input);
            }
        }
        return input;
    }

    private void attack(long input) {
        try {
            recent.addLast(attacker.attack(random(input)));
            if (recent.size() > HISTORY) {
                recent.removeFirst();
            }
        } catch (AssertionError e) {
            String message = String.valueOf(e.getMessage());
            findings.add(kind + ": " + firstLine(message), message + "\n" + place(input));
        } catch (Exception e) {
            StackTraceElement[] trace = e.getStackTrace();
            findings.add(
                    kind + ": " + e.getClass().getName(),
                    e + "\n" + (trace.length == 0 ? "" : trace[0]) + "\n" + place(input));
        }
    }

    private SplittableRandom random(long input) {
        long mixed = options.seed();
        for (long part : new long[] {List.of(InputKind.values()).indexOf(kind), number, input}) {
            mixed = new SplittableRandom(mixed ^ (part + 1) * 0x9E3779B97F4A7C15L).nextLong();
        }
        return new SplittableRandom(mixed);
    }

    private String place(long input) {
        return "seed " + options.seed() + ", " + kind + " lane " + number + " input " + input
                + "; the inputs before it:\n" + String.join("\n", recent);
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse("");
    }
}
