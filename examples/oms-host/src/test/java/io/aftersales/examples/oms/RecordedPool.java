package io.aftersales.examples.oms;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Records what is sent to PostgreSQL, and sends it again about another order: the same rows, without the library. */
final class RecordedPool extends DelegatingDataSource {
    private static final String WRAPPING = " wrapping ";

    private final List<Sent> recorded = new ArrayList<>();
    private boolean recording;

    RecordedPool(DataSource real) {
        super(real);
    }

    private enum Kind {
        OPEN,
        BEGIN,
        EXECUTE,
        COMMIT,
        CLOSE
    }

    private record Sent(Kind kind, String sql) {}

    @Override
    public Connection getConnection() throws SQLException {
        if (!recording) {
            return super.getConnection();
        }
        recorded.add(new Sent(Kind.OPEN, ""));
        return (Connection) recorded(super.getConnection(), Connection.class);
    }

    private Object recorded(Object real, Class<?> type) {
        return Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    record(real, method, arguments);
                    try {
                        Object result = method.invoke(real, arguments);
                        return result instanceof PreparedStatement ? recorded(result, PreparedStatement.class) : result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private void record(Object real, Method method, Object[] arguments) {
        boolean connection = real instanceof Connection;
        if (method.getName().startsWith("execute")) {
            String shown = real.toString(); // the pool puts its own name before the statement
            recorded.add(new Sent(Kind.EXECUTE, shown.substring(shown.indexOf(WRAPPING) + WRAPPING.length())));
        } else if (connection && method.getName().equals("setAutoCommit") && arguments[0].equals(false)) {
            recorded.add(new Sent(Kind.BEGIN, ""));
        } else if (connection && method.getName().equals("commit")) {
            recorded.add(new Sent(Kind.COMMIT, ""));
        } else if (connection && method.getName().equals("close")) {
            recorded.add(new Sent(Kind.CLOSE, ""));
        }
    }

    /** Records what this work sends, on one thread. */
    void record(Runnable work) {
        recording = true;
        work.run();
        recording = false;
    }

    /** Sends what was recorded about one order again about another, with the same transactions. */
    void sendAgain(String order, String other) throws SQLException {
        var open = new ArrayDeque<Connection>();
        for (Sent each : recorded) {
            switch (each.kind()) {
                case OPEN -> open.push(getTargetDataSource().getConnection());
                case BEGIN -> open.element().setAutoCommit(false);
                case EXECUTE -> {
                    try (Statement statement = open.element().createStatement()) {
                        statement.execute(each.sql().replace(order, other));
                    }
                }
                case COMMIT -> open.element().commit();
                case CLOSE -> {
                    Connection done = open.pop();
                    done.setAutoCommit(true);
                    done.close();
                }
                default -> throw new IllegalStateException(each.toString());
            }
        }
    }
}
