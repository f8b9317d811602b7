package gg.leaderboard.archive.crash;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** A data source whose client may crash before and after every statement, COPY and commit. */
final class CrashingDataSource extends DelegatingDataSource {

    private final Runnable step;

    /** @param step called between any two steps; throws {@link SimulatedCrash} to simulate a crash */
    CrashingDataSource(DataSource database, Runnable step) {
        super(database);
        this.step = step;
    }

    @Override
    public Connection getConnection() throws SQLException {
        return wrap(Connection.class, super.getConnection());
    }

    private <T> T wrap(Class<T> type, T real) {
        InvocationHandler handler = (proxy, method, arguments) -> {
            boolean isStep = method.getName().startsWith("execute")
                    || method.getName().equals("commit")
                    || method.getName().equals("unwrap");
            if (isStep) {
                step.run();
            }
            try {
                Object result = method.invoke(real, arguments);
                if (isStep) {
                    step.run();
                }
                return wrapStatement(result);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        };
        return type.cast(Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {type}, handler));
    }

    private Object wrapStatement(Object result) {
        if (result instanceof PreparedStatement statement) {
            return wrap(PreparedStatement.class, statement);
        }
        return result instanceof Statement statement ? wrap(Statement.class, statement) : result;
    }
}
