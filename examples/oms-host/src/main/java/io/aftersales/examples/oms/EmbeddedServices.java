package io.aftersales.examples.oms;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Starts the services that a sample host is not configured with: a PostgreSQL that is deleted with the application, and a payment provider
 * as a child process. Without the profile {@code sample} nothing is started: a shop's cases are not kept in a database that is deleted.
 */
final class EmbeddedServices implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        ConfigurableEnvironment environment = context.getEnvironment();
        if (!environment.matchesProfiles("sample")) {
            return;
        }
        Map<String, Object> found = new HashMap<>();
        try {
            if (!environment.containsProperty("spring.datasource.url")) {
                EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                        .setServerConfig("synchronous_commit", "on")
                        .setRegisterShutdownHook(false)
                        .start();
                found.put("spring.datasource.url", postgres.getJdbcUrl("postgres", "postgres"));
                atTheEnd(context, "postgres", postgres::close);
            }
            if (!environment.containsProperty("shop.provider-url")) {
                int port = freePort();
                Process provider = startProvider(port);
                found.put("shop.provider-url", "http://localhost:" + port);
                atTheEnd(context, "provider", provider::destroy);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        environment.getPropertySources().addLast(new MapPropertySource("surroundings", found));
    }

    /** Stops a service when the application ends. The bean registered first is destroyed last, after all beans that use the service. */
    private static void atTheEnd(ConfigurableApplicationContext context, String name, DisposableBean ending) {
        ((DefaultListableBeanFactory) context.getBeanFactory()).registerDisposableBean(name, ending);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** Starts the payment provider from the jar or class path of this program. */
    private static Process startProvider(int port) throws IOException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        String program = System.getProperty("java.class.path");
        var command = new ArrayList<>(List.of(java.toString()));
        command.addAll(
                program.endsWith(".jar") && !program.contains(File.pathSeparator)
                        ? List.of("-jar", program)
                        : List.of("-cp", program, OmsHost.class.getName()));
        File journal = File.createTempFile("payments-", ".journal");
        command.addAll(List.of("provider", journal.getPath(), Integer.toString(port)));
        return new ProcessBuilder(command).inheritIO().start();
    }
}
