package io.aftersales.examples.oms;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Counts the statements that are sent, a batch as many as it has, and the transactions that are committed. */
public final class CountedPool extends DelegatingDataSource {
    private static final Pattern TICKETS = Pattern.compile("(from|into|update) aftersales_(ticket|agent)");

    private final AtomicInteger roundTrips = new AtomicInteger();
    private final AtomicInteger statements = new AtomicInteger();
    private final AtomicInteger aboutTickets = new AtomicInteger();
    private final AtomicInteger ticketStatements = new AtomicInteger();
    private final AtomicInteger commits = new AtomicInteger();

    /** Counts what goes through here. */
    public CountedPool(DataSource real) {
        super(real);
    }

    /**
     * How many were counted.
     *
     * @param roundTrips how often something was sent, one statement or several
     * @param statements the statements, counted one by one
     * @param aboutTickets those of the round trips that read or write tickets
     * @param ticketStatements those of the statements that read or write tickets
     */
    public record Count(int roundTrips, int statements, int aboutTickets, int ticketStatements, int transactions) {
        /** What came on top. */
        public Count since(Count before) {
            return new Count(
                    roundTrips - before.roundTrips,
                    statements - before.statements,
                    aboutTickets - before.aboutTickets,
                    ticketStatements - before.ticketStatements,
                    transactions - before.transactions);
        }
    }

    /** So far. A statement outside of a transaction is one of its own. */
    public Count count() {
        return new Count(roundTrips.get(), statements.get(), aboutTickets.get(), ticketStatements.get(), commits.get());
    }

    @Override
    public Connection getConnection() throws SQLException {
        return (Connection) counted(super.getConnection(), Connection.class);
    }

    private Object counted(Object real, Class<?> type) {
        return Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    count(real, method);
                    try {
                        Object result = method.invoke(real, arguments);
                        return result instanceof PreparedStatement ? counted(result, PreparedStatement.class) : result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private void count(Object real, Method method) throws SQLException {
        if (method.getName().startsWith("execute")) {
            roundTrips.incrementAndGet();
            List<String> sent = List.of(real.toString().split(";\n"));
            statements.addAndGet(sent.size());
            long onTickets = sent.stream().filter(TICKETS.asPredicate()).count();
            ticketStatements.addAndGet((int) onTickets);
            if (onTickets > 0) {
                aboutTickets.incrementAndGet();
            }
            if (((PreparedStatement) real).getConnection().getAutoCommit()) {
                commits.incrementAndGet();
            }
        } else if (method.getName().equals("commit")) {
            commits.incrementAndGet();
        }
    }
}
