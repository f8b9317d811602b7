package gg.leaderboard.faults;

import gg.leaderboard.faults.schedule.Fault;
import gg.leaderboard.faults.schedule.Schedule;
import gg.leaderboard.faults.server.TcpProxy;
import gg.leaderboard.faults.server.TcpProxy.Mode;
import gg.leaderboard.faults.server.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Begins and ends the faults of a schedule. */
final class FaultPlayer {

    // Seconds.
    private static final List<Integer> JUMPS = List.of(-3600, -90, 90, 3600);

    private static final int MOST_TORN_BYTES = 3000;

    private final ScheduledExecutorService clock = Executors.newScheduledThreadPool(8);
    private final List<ScheduledFuture<?>> steps = new ArrayList<>();
    private final World world;

    /** Starts. */
    FaultPlayer(Schedule schedule, World world) {
        this.world = world;
        for (Fault fault : schedule.faults()) {
            steps.add(clock.schedule(() -> begin(fault), fault.atMillis(), TimeUnit.MILLISECONDS));
            steps.add(clock.schedule(() -> end(fault), fault.endMillis(), TimeUnit.MILLISECONDS));
        }
    }

    private void begin(Fault fault) {
        switch (fault.kind()) {
            case KILL -> world.server(fault.target()).kill();
            case FREEZE -> world.server(fault.target()).freeze();
            case CUT -> proxy(fault).set(Mode.CUT);
            case HALF_OPEN -> proxy(fault).set(Mode.HALF_OPEN);
            case SLOW -> proxy(fault).set(Mode.SLOW);
            case RESET -> proxy(fault).reset();
            case ROLL_BACK -> world.redis(fault.target()).copy();
            case DISK_FULL -> world.fillDisk(fault.target());
            case CLOCK ->
                world.moveClock(fault.target(), JUMPS.get(new Random(fault.atMillis()).nextInt(JUMPS.size())));
            case REASSIGN -> world.topics().move(new Random(fault.atMillis()));
            case TEAR -> world.redis(fault.target()).tear(1 + new Random(fault.atMillis()).nextInt(MOST_TORN_BYTES));
        }
    }

    private void end(Fault fault) {
        switch (fault.kind()) {
            case KILL, TEAR -> world.server(fault.target()).start();
            case FREEZE -> world.server(fault.target()).resume();
            case CUT, HALF_OPEN, SLOW -> proxy(fault).set(Mode.PASS);
            case RESET -> {
                // It lasts no time.
            }
            case DISK_FULL -> world.freeDisk(fault.target());
            case CLOCK -> {
                world.moveClock(fault.target(), 0);
                if (!fault.target().startsWith("kafka")) {
                    // Kafka's client may wait until the clock has the time of the jump again. See GUARANTEES.md.
                    world.server(fault.target()).kill();
                    world.server(fault.target()).start();
                }
            }
            case REASSIGN -> world.topics().moveBack();
            case ROLL_BACK -> {
                world.redis(fault.target()).rollBack();
                world.redis(fault.target()).start();
            }
        }
    }

    private TcpProxy proxy(Fault fault) {
        return world.proxy(fault.target());
    }

    /** Returns when all faults have ended. */
    void finish() throws InterruptedException {
        try {
            for (ScheduledFuture<?> step : steps) {
                step.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } finally {
            clock.shutdownNow();
        }
    }
}
