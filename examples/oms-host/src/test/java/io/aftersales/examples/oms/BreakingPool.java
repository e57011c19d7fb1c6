package io.aftersales.examples.oms;

import java.net.SocketException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** The host's pool of connections, which a test can have refuse them. */
public final class BreakingPool extends DelegatingDataSource {
    private static final int UNBROKEN = Integer.MAX_VALUE;

    private final AtomicInteger left = new AtomicInteger(UNBROKEN);
    private volatile boolean refused;

    BreakingPool(DataSource real) {
        super(real);
    }

    /** Puts it before the pool of the host that is tested. */
    @TestConfiguration(proxyBeanMethods = false)
    public static class Installed {
        @Bean
        static BeanPostProcessor breakingPool() {
            return new BeanPostProcessor() {
                @Override
                public Object postProcessAfterInitialization(Object bean, String name) {
                    return bean instanceof DataSource real ? new BreakingPool(real) : bean;
                }
            };
        }
    }

    /** Gives so many connections more and then none, as if the database were gone. */
    public void breakAfter(int connections) {
        refused = false;
        left.set(connections);
    }

    /** Gives connections again. */
    public void mend() {
        left.set(UNBROKEN);
    }

    /** Whether a connection was refused since the pool was broken. */
    public boolean hasRefused() {
        return refused;
    }

    @Override
    public Connection getConnection() throws SQLException {
        if (left.getAndUpdate(now -> now == UNBROKEN ? now : Math.max(0, now - 1)) == 0) {
            refused = true;
            throw new SQLException(
                    "Connection to the database refused", "08001", new SocketException("Connection reset"));
        }
        return super.getConnection();
    }
}
