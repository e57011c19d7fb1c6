package io.aftersales.jdbc;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;

/** Records the different statements that are prepared on the connections of a data source. */
final class RecordedStatements {
    private final Set<String> all = ConcurrentHashMap.newKeySet();

    /** Returns the data source, with connections that record. */
    DataSource of(DataSource real) {
        return recording(real, DataSource.class);
    }

    /** Returns the statements so far, with single blanks. */
    Set<String> all() {
        return Set.copyOf(all);
    }

    private <T> T recording(T real, Class<T> type) {
        Object proxy =
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    if (method.getName().equals("createStatement")) {
                        throw new AssertionError("only prepared statements are recorded");
                    }
                    if (method.getName().equals("prepareStatement")) {
                        all.add(arguments[0].toString().replaceAll("\\s+", " "));
                    }
                    try {
                        Object result = method.invoke(real, arguments);
                        return result instanceof Connection connection
                                ? recording(connection, Connection.class)
                                : result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
        return type.cast(proxy);
    }
}
