package io.aftersales.examples.sharding;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.locks.LockSupport;

/** A PostgreSQL that is killed and goes on with the same files at the same port. */
final class KilledServer implements AutoCloseable {
    private static final int TRIES = 100;

    private final Path files = Files.createTempDirectory("killed-shard-");
    private EmbeddedPostgres postgres;

    KilledServer() throws IOException {
        postgres = start(0);
    }

    private EmbeddedPostgres start(int port) throws IOException {
        var builder = EmbeddedPostgres.builder()
                .setDataDirectory(files)
                .setCleanDataDirectory(false)
                .setServerConfig("synchronous_commit", "on");
        return (port == 0 ? builder : builder.setPort(port)).start();
    }

    String url() {
        return postgres.getJdbcUrl("postgres", "postgres");
    }

    /** Kills the server as {@code kill -9} does, with all its processes. */
    void kill() {
        try {
            long first = Long.parseLong(
                    Files.readAllLines(files.resolve("postmaster.pid")).get(0));
            ProcessHandle postmaster = ProcessHandle.of(first).orElseThrow();
            var others = postmaster.descendants().toList();
            postmaster.destroyForcibly();
            others.forEach(ProcessHandle::destroyForcibly);
            postmaster.onExit().join();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts the killed server again, once no process of it has its memory any more. */
    void restart() throws IOException {
        int port = postgres.getPort();
        postgres.close();
        for (int i = 1; ; i++) {
            try {
                postgres = start(port);
                return;
            } catch (IOException | RuntimeException e) {
                if (i == TRIES) {
                    throw e;
                }
                LockSupport.parkNanos(100_000_000L);
            }
        }
    }

    @Override
    public void close() throws IOException {
        postgres.close();
        try (var all = Files.walk(files)) {
            all.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        }
    }
}
