package gg.leaderboard.faults.schedule;

import gg.leaderboard.faults.schedule.Action.Lane;
import gg.leaderboard.faults.schedule.Fault.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What happens in one run. The same seed and setup give the same schedule.
 *
 * @param faults in the order of their beginning
 * @param actions in the order in which they are due
 * @param recreates whether the log is deleted and created again at the beginning
 */
public record Schedule(long seed, List<Fault> faults, List<Action> actions, boolean recreates) {

    /** How long the workload takes without faults. */
    public static final long MILLIS = 7000;

    private static final int FEWEST_FAULTS = 3;
    private static final int MORE_FAULTS = 4;

    private static final List<String> SERVICES = List.of("processor-1", "processor-2", "archive", "api-1", "api-2");

    public static Schedule of(long seed, Setup setup) {
        // The first numbers of Random are similar for seeds that follow each other.
        Random random = new Random(new SplittableRandom(seed).nextLong());
        List<Fault> faults = new ArrayList<>();
        int count = FEWEST_FAULTS + random.nextInt(MORE_FAULTS);
        while (faults.size() < count) {
            Fault next = fault(random, setup);
            if (faults.stream().noneMatch(other -> excludes(next, other))) {
                faults.add(next);
            }
        }
        List<Action> actions = new ArrayList<>();
        for (Action.Kind kind : Action.Kind.values()) {
            for (int i = 0; i < kind.perRun(); i++) {
                actions.add(new Action(random.nextLong(MILLIS), kind, random.nextLong()));
            }
        }
        boolean recreates = random.nextInt(6) == 0;
        if (random.nextInt(4) == 0) {
            long at = random.nextLong(MILLIS / 2);
            actions.add(new Action(at, Action.Kind.REBUILD, random.nextLong()));
            for (int i = 1; i <= 3; i++) {
                actions.add(new Action(at + i * 1500L, Action.Kind.SWITCH, random.nextLong()));
            }
        }
        faults.sort(Comparator.comparing(Fault::atMillis));
        actions.sort(Comparator.comparing(Action::atMillis));
        return new Schedule(seed, List.copyOf(faults), List.copyOf(actions), recreates);
    }

    // Two brokers of three at a time would be more than the replicas tolerate.
    private static boolean excludes(Fault one, Fault other) {
        return one.overlaps(other) && (one.target().equals(other.target()) || (isBroker(one) && isBroker(other)));
    }

    private static boolean isBroker(Fault fault) {
        return fault.target().startsWith("kafka") || fault.kind() == Kind.REASSIGN;
    }

    private static Fault fault(Random random, Setup setup) {
        if (setup.machine() && random.nextInt(3) == 0) {
            return ofMachine(random, setup);
        }
        List<String> processes = join(List.of(SERVICES, setup.servers()));
        int kind = random.nextInt(20);
        if (kind < 9) {
            return fault(random, Kind.KILL, pick(random, processes), 100, 2000);
        }
        if (kind < 12) {
            // A third is longer than the session of a consumer, 3 s.
            boolean isLong = random.nextInt(3) == 0;
            return fault(random, Kind.FREEZE, pick(random, processes), isLong ? 3500 : 200, 1500);
        }
        if (kind < 14) {
            String redis = pick(random, setup.redisNames());
            return random.nextBoolean()
                    ? fault(random, Kind.ROLL_BACK, redis, 200, 2500)
                    : fault(random, Kind.TEAR, redis, 100, 500);
        }
        if (kind == 14 && setup.brokers() > 1) {
            return fault(random, Kind.REASSIGN, "game-events", 500, 2000);
        }
        String connection = pick(random, connections(setup));
        return switch (random.nextInt(4)) {
            case 0 -> fault(random, Kind.CUT, connection, 200, 2500);
            case 1 -> fault(random, Kind.HALF_OPEN, connection, 300, 3500);
            case 2 -> fault(random, Kind.SLOW, connection, 500, 3500);
            default -> fault(random, Kind.RESET, connection, 0, 1);
        };
    }

    private static Fault ofMachine(Random random, Setup setup) {
        return random.nextBoolean()
                ? fault(random, Kind.DISK_FULL, pick(random, setup.servers()), 500, 2500)
                : fault(random, Kind.CLOCK, pick(random, join(List.of(SERVICES, setup.brokerNames()))), 1500, 2500);
    }

    private static Fault fault(Random random, Kind kind, String target, int least, int more) {
        return new Fault(kind, target, 300 + random.nextLong(MILLIS - 1000), least + random.nextInt(more));
    }

    private static String pick(Random random, List<String> names) {
        return names.get(random.nextInt(names.size()));
    }

    private static List<String> join(List<List<String>> names) {
        return names.stream().flatMap(List::stream).toList();
    }

    private static List<String> connections(Setup setup) {
        List<String> toServers = SERVICES.stream()
                .flatMap(service -> Stream.concat(
                                setup.isCluster() ? Stream.empty() : Stream.of("redis"), setup.brokerNames().stream())
                        .map(server -> service + ">" + server))
                .toList();
        // The nodes of a cluster have one address for all who connect, the other nodes included.
        List<String> toNodes = setup.isCluster()
                ? setup.redisNames().stream().map(node -> "all>" + node).toList()
                : List.of();
        return join(List.of(
                toServers,
                toNodes,
                List.of("archive>postgres", "api-1>archive", "api-2>archive", "client>api-1", "client>api-2")));
    }

    public List<Action> actions(Lane lane) {
        return actions.stream().filter(action -> action.kind().lane() == lane).toList();
    }

    /** Whether a clock jumps on which the time of a response depends. */
    public boolean movesLogTime() {
        return movesClock("api") || movesBrokerClock();
    }

    /** Whether the clock of a broker jumps, which gives records their log time. */
    public boolean movesBrokerClock() {
        return movesClock("kafka");
    }

    private boolean movesClock(String server) {
        return faults.stream()
                .anyMatch(fault -> fault.kind() == Kind.CLOCK && fault.target().startsWith(server));
    }

    public boolean rebuilds() {
        return actions.stream().anyMatch(action -> action.kind() == Action.Kind.REBUILD);
    }

    /** What the counts of runs are grouped by: each fault, and what else is special. */
    public List<String> groups() {
        List<String> groups = new ArrayList<>(faults.stream().map(Fault::group).toList());
        if (recreates) {
            groups.add("log created again");
        }
        if (rebuilds()) {
            groups.add("rebuild");
        }
        return groups;
    }

    /** The faults with their times, and the size of the workload. */
    @Override
    public String toString() {
        return (recreates ? "  the log is created again\n" : "")
                + (rebuilds() ? "  a rebuild\n" : "")
                + faults.stream().map(fault -> "  " + fault + "\n").collect(Collectors.joining()) + "  "
                + actions.size()
                + " actions in " + MILLIS + " ms\n";
    }
}
