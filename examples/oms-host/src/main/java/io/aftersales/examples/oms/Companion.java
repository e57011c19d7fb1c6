package io.aftersales.examples.oms;

import io.aftersales.examples.oms.provider.PaymentProvider;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * Child process of a sample host that outlives it by a moment: the payment provider, if the host has none, and the end of what the host
 * started. Standard input is a pipe from the host, so its end tells that the host has ended, however it did. Then the companion stops the host's
 * PostgreSQL, deletes its files and the provider's journal, and ends.
 */
final class Companion {
    private static final int PATIENCE_SECONDS = 10;
    private static final int MOST_TRIES = 20;
    private static final long REST_NANOS = 500_000_000L;

    private final Path folder;

    private Companion(Path folder) {
        this.folder = folder;
    }

    /** Runs a companion; the arguments are the folder of the sample host's files and, for a provider, the port. */
    static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        if (arguments.length > 1) {
            PaymentProvider.main(
                    new String[] {folder.resolve("payments.journal").toString(), arguments[1]});
        }
        new Companion(folder).cleanAfterHost();
        System.exit(0); // the provider's threads would go on
    }

    /** Returns the folder of the PostgreSQL in the folder of a sample host. */
    static Path database(Path folder) {
        return folder.resolve("postgres");
    }

    private void cleanAfterHost() throws IOException {
        while (System.in.read() >= 0) {
            // the host writes nothing
        }
        // More than once: killed while it starts its PostgreSQL, the host has left a program that creates files for a
        // moment.
        for (int tries = 0; Files.exists(folder) && tries < MOST_TRIES; tries++) {
            stopDatabase();
            if (!isDeleted()) {
                LockSupport.parkNanos(REST_NANOS);
            }
        }
    }

    private void stopDatabase() throws IOException {
        Optional<ProcessHandle> server = server();
        if (server.isEmpty()) {
            return;
        }
        List<ProcessHandle> all =
                Stream.concat(server.stream(), server.get().descendants()).toList();
        server.get().destroy();
        if (!hasEnded(server.get())) {
            all.forEach(ProcessHandle::destroyForcibly);
            all.forEach(Companion::hasEnded);
        }
    }

    /** Returns the first process of the PostgreSQL, as its files tell; another program may have got the number of one that has ended. */
    private Optional<ProcessHandle> server() throws IOException {
        Path pid = database(folder).resolve("postmaster.pid");
        return Files.exists(pid)
                ? Files.readAllLines(pid).stream()
                        .findFirst()
                        .flatMap(number -> ProcessHandle.of(Long.parseLong(number.strip())))
                        .filter(process -> process.info().command().orElse("").endsWith("postgres"))
                : Optional.empty();
    }

    private static boolean hasEnded(ProcessHandle process) {
        try {
            process.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException | ExecutionException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private boolean isDeleted() {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
            return true;
        } catch (IOException | UncheckedIOException e) { // something is still written, or was deleted by another
            return false;
        }
    }
}
