package gg.leaderboard.faults.work;

import gg.leaderboard.faults.schedule.Action;
import gg.leaderboard.faults.schedule.Action.Lane;
import gg.leaderboard.faults.schedule.Schedule;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The workload of one run, one thread for each lane. */
public final class Workload {

    private final ExecutorService lanes = Executors.newFixedThreadPool(Lane.values().length, task -> {
        Thread thread = new Thread(task, "workload");
        thread.setDaemon(true);
        return thread;
    });
    private final Answers answers = new Answers();
    private final EventSender events;
    private final List<Future<?>> running;

    /** Starts it. */
    public Workload(Schedule schedule, ApiClient apis, EventSender events) {
        this.events = events;
        String run = "run" + schedule.seed();
        events.begin(run);
        ScoreSender scores = new ScoreSender(apis, answers, run);
        Operator operator = new Operator(apis, answers, run);
        Reader reader = new Reader(apis, answers);
        long start = System.nanoTime();
        running = Stream.of(Lane.values())
                .<Future<?>>map(lane -> {
                    Consumer<Action> step = switch (lane) {
                        case LOG -> events::act;
                        case SCORES_1, SCORES_2, SCORES_3 -> scores::act;
                        case OPERATOR -> operator::act;
                        case READS -> reader::act;
                    };
                    return lanes.submit(() -> act(schedule.actions(lane), start, step));
                })
                .toList();
    }

    private static void act(List<Action> actions, long start, Consumer<Action> step) {
        for (Action action : actions) {
            try {
                long wait = TimeUnit.MILLISECONDS.toNanos(action.atMillis()) - (System.nanoTime() - start);
                TimeUnit.NANOSECONDS.sleep(wait);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
            step.accept(action);
        }
    }

    /** Returns when all is sent. Ends faults before, or this may take as long as they last. */
    public Answers finish() throws InterruptedException {
        try {
            for (Future<?> lane : running) {
                lane.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
        lanes.shutdown();
        events.flush();
        return answers;
    }
}
