package io.aftersales.examples.oms.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.examples.oms.OmsHost;
import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The processes and files that a host leaves behind, however it ends. */
class OrphansTest {
    private static final long PATIENCE_NANOS = 120_000_000_000L;

    private static Process start(Path temporary, ProcessBuilder.Redirect input, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xmx256m",
                "-Djava.io.tmpdir=" + temporary,
                "-cp",
                System.getProperty("java.class.path"),
                OmsHost.class.getName()));
        command.addAll(List.of(arguments));
        var log = new File("target", "orphans.log");
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectInput(input)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
                .start();
    }

    private static void await(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as(what).isLessThan(end);
            LockSupport.parkNanos(50_000_000L);
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static boolean answers(int port, String path) {
        try {
            var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                    .build();
            return HttpClient.newHttpClient()
                            .send(request, BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static List<Path> samples(Path temporary) {
        try (var files = Files.list(temporary)) {
            return files.filter(file -> file.getFileName().toString().startsWith("aftersales-sample-"))
                    .toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Returns the first process of the PostgreSQL, which is no child, and its own children. */
    private static Stream<ProcessHandle> database(Path temporary) throws IOException {
        assertThat(samples(temporary)).hasSize(1);
        Path pid = samples(temporary).get(0).resolve("postgres").resolve("postmaster.pid");
        ProcessHandle first =
                ProcessHandle.of(Long.parseLong(Files.readAllLines(pid).get(0))).orElseThrow();
        return Stream.concat(Stream.of(first), first.descendants());
    }

    private void endsWithoutOrphans(Path temporary, boolean killed) throws IOException {
        int port = freePort();
        Process host = start(
                temporary, ProcessBuilder.Redirect.PIPE, "--spring.profiles.active=sample", "--server.port=" + port);
        List<ProcessHandle> children = List.of();
        try {
            await("the host answers", () -> answers(port, "/actuator/health"));
            children = Stream.concat(host.descendants(), database(temporary)).toList();
            assertThat(children.stream()
                            .map(child -> child.info().command().orElse("").replaceAll(".*/", "")))
                    .contains("java", "postgres");
            if (killed) {
                host.destroyForcibly();
            } else {
                host.destroy();
            }
            for (ProcessHandle child : children) {
                await(child.info() + " ends", () -> !child.isAlive());
            }
            await("the files are deleted", () -> samples(temporary).isEmpty());
        } finally {
            host.destroyForcibly();
            children.forEach(ProcessHandle::destroyForcibly);
        }
    }

    @Test
    void aHostThatIsKilledLeavesNone(@TempDir Path temporary) throws IOException {
        endsWithoutOrphans(temporary, true);
    }

    @Test
    void aHostThatIsStoppedLeavesNone(@TempDir Path temporary) throws IOException {
        endsWithoutOrphans(temporary, false);
    }

    @Test
    void aProviderAloneGoesOnWithoutInput(@TempDir Path temporary) throws Exception {
        int port = freePort();
        Process provider = start(
                temporary,
                ProcessBuilder.Redirect.from(new File("/dev/null")),
                "provider",
                temporary.resolve("journal").toString(),
                Integer.toString(port));
        try {
            await("the provider answers", () -> answers(port, "/refunds"));
            assertThat(provider.waitFor(1, TimeUnit.SECONDS)).isFalse();
            assertThat(answers(port, "/refunds")).isTrue();
        } finally {
            provider.destroyForcibly();
        }
    }
}
