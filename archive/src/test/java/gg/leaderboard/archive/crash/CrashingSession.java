package gg.leaderboard.archive.crash;

import com.datastax.oss.driver.api.core.CqlSession;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;

/** A Cassandra whose client may die before and after every statement. What was on its way then may arrive much later. */
final class CrashingSession {

    private final List<Callable<Object>> late = new ArrayList<>();
    private final CrashSchedule faults;

    CrashingSession(CrashSchedule faults) {
        this.faults = faults;
    }

    CqlSession wrap(CqlSession real) {
        InvocationHandler handler = (proxy, method, arguments) -> {
            boolean isStep = method.getName().startsWith("execute");
            if (isStep) {
                dieOrGoOn(() -> method.invoke(real, arguments));
            }
            try {
                Object result = method.invoke(real, arguments);
                if (isStep) {
                    faults.step();
                }
                return result;
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        };
        return (CqlSession)
                Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {CqlSession.class}, handler);
    }

    private void dieOrGoOn(Callable<Object> statement) {
        try {
            faults.step();
        } catch (SimulatedCrash e) {
            // Every other time the statement was never sent.
            if (faults.crashes() % 2 == 0) {
                late.add(statement);
            }
            throw e;
        }
    }

    /** Lets everything arrive that was under way when the client died, and returns how much that was. */
    int deliverLate() throws Exception {
        for (Callable<Object> statement : late) {
            if (statement.call() instanceof CompletionStage<?> answer) {
                answer.toCompletableFuture().join();
            }
        }
        int delivered = late.size();
        late.clear();
        return delivered;
    }
}
