package gg.leaderboard.archive.crash;

import com.datastax.oss.driver.api.core.CqlSession;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;

/**
 * A session with Cassandra whose client may crash before and after every statement. Statements in flight at a crash may
 * arrive much later.
 */
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
            // Every second statement was never sent.
            if (faults.crashes() % 2 == 0) {
                late.add(statement);
            }
            throw e;
        }
    }

    /** Delivers the statements that were in flight at crashes, and returns their number. */
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
