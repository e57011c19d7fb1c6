package io.aftersales.examples.oms;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Starts the services that a sample host is not configured with: a PostgreSQL that is deleted with the application, and a payment provider
 * in a child process, the {@link Companion}, which ends with the application. Without the profile {@code sample} nothing is started: a shop's cases are not kept in a database that is deleted.
 */
final class EmbeddedServices implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        ConfigurableEnvironment environment = context.getEnvironment();
        if (!environment.matchesProfiles("sample")) {
            return;
        }
        boolean needsDatabase = !environment.containsProperty("spring.datasource.url");
        boolean needsProvider = !environment.containsProperty("shop.provider-url");
        if (!needsDatabase && !needsProvider) {
            return;
        }
        Map<String, Object> found = new HashMap<>();
        try {
            Path folder = Files.createTempDirectory("aftersales-sample-");
            int port = freePort();
            // First, so that it is there to clean up from the beginning.
            Process companion = startCompanion(folder, needsProvider ? port : 0);
            atTheEnd(context, "companion", () -> end(companion));
            if (needsDatabase) {
                EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                        .setDataDirectory(Companion.database(folder))
                        .setServerConfig("synchronous_commit", "on")
                        .setRegisterShutdownHook(false)
                        .start();
                found.put("spring.datasource.url", postgres.getJdbcUrl("postgres", "postgres"));
                atTheEnd(context, "postgres", postgres::close);
            }
            if (needsProvider) {
                found.put("shop.provider-url", "http://localhost:" + port);
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

    /** Lets the companion clean up, and waits for it. */
    private static void end(Process companion) throws IOException, InterruptedException {
        companion.getOutputStream().close();
        if (!companion.waitFor(30, TimeUnit.SECONDS)) {
            companion.destroyForcibly();
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /**
     * Starts the companion from the jar or class path of this program.
     *
     * @param port the port of its payment provider; 0 for none
     */
    private static Process startCompanion(Path folder, int port) throws IOException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        String program = System.getProperty("java.class.path");
        var command = new ArrayList<>(List.of(java.toString(), "-Xmx64m"));
        command.addAll(
                program.endsWith(".jar") && !program.contains(File.pathSeparator)
                        ? List.of("-jar", program)
                        : List.of("-cp", program, OmsHost.class.getName()));
        command.addAll(List.of("companion", folder.toString()));
        if (port != 0) {
            command.add(Integer.toString(port));
        }
        return new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}
