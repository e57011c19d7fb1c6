package io.aftersales.examples.oms.crash;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;

/** A PostgreSQL that is killed and goes on with the same files at the same port. */
final class Server implements AutoCloseable {
    private static final int TRIES = 100;

    private final Path files = Files.createTempDirectory("killed-postgres-");
    private EmbeddedPostgres postgres;

    Server() throws IOException {
        postgres = start(0);
    }

    private EmbeddedPostgres start(int port) throws IOException {
        var builder = EmbeddedPostgres.builder()
                .setDataDirectory(files)
                .setCleanDataDirectory(false)
                .setServerConfig("synchronous_commit", "on") // off by default here: what was committed could be lost
                .setServerConfig("max_connections", "100");
        return (port == 0 ? builder : builder.setPort(port)).start();
    }

    String url() {
        return postgres.getJdbcUrl("postgres", "postgres");
    }

    /** As {@code kill -9} of the whole server: its processes go with the first of them. */
    void killAndRestart() {
        try {
            long first = Long.parseLong(
                    Files.readAllLines(files.resolve("postmaster.pid")).get(0));
            ProcessHandle postmaster = ProcessHandle.of(first).orElseThrow();
            var others = postmaster.descendants().toList();
            postmaster.destroyForcibly();
            others.forEach(ProcessHandle::destroyForcibly);
            postmaster.onExit().join();
            int port = postgres.getPort();
            postgres.close();
            restart(port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** It does not start while a process of the dead one still has its memory. */
    private void restart(int port) throws IOException {
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
            all.sorted(java.util.Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        }
    }
}
