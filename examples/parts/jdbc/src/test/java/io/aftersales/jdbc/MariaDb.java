package io.aftersales.jdbc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A MariaDB server, started from the installed binaries, with its data in a folder that is deleted at the end. */
final class MariaDb {
    private static final List<String> FOLDERS = List.of("/usr/sbin", "/usr/bin", "/usr/local/bin");
    private static final AtomicInteger NEXT = new AtomicInteger();
    private static final int TRIES = 600;
    private static final long PAUSE_NANOS = 50_000_000L;

    // As root the server refuses to run, so it runs as another user.
    private final boolean root = "root".equals(System.getProperty("user.name"));
    private final Path folder;
    private final int port;
    private final String flush;
    private @Nullable Process server;

    /**
     * Creates the data of a server.
     *
     * @param durable whether commits are written to the disk before they are answered
     */
    MariaDb(boolean durable) {
        flush = "--innodb-flush-log-at-trx-commit=" + (durable ? 1 : 0);
        try {
            folder = Files.createTempDirectory("mariadb-");
            if (root) {
                folder.toFile().setReadable(true, false);
                folder.toFile().setExecutable(true, false);
                folder.toFile().setWritable(true, false);
            }
            port = freePort();
            Path log = folder.resolve("install.log");
            int installed = process(
                            log,
                            find("mariadb-install-db"),
                            "--no-defaults",
                            "--datadir=" + folder.resolve("data"),
                            "--auth-root-authentication-method=normal",
                            "--skip-test-db")
                    .waitFor();
            if (installed != 0) {
                throw new IllegalStateException("mariadb-install-db failed: " + Files.readString(log));
            }
            Runtime.getRuntime().addShutdownHook(new Thread(this::delete));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static final class Shared {
        static final MariaDb SERVER = new MariaDb(false).start();
    }

    /** Returns the server that the tests of this JVM share. */
    static MariaDb shared() {
        return Shared.SERVER;
    }

    static boolean isInstalled() {
        return Stream.of("mariadbd", "mariadb-install-db").allMatch(each -> find(each) != null);
    }

    private static @Nullable String find(String program) {
        return FOLDERS.stream()
                .map(each -> each + "/" + program)
                .filter(each -> Files.isExecutable(Path.of(each)))
                .findFirst()
                .orElse(null);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** Creates a database and returns its address. */
    String freshUrl() {
        String name = "fresh_" + NEXT.incrementAndGet();
        String address = "jdbc:mariadb://127.0.0.1:" + port + "/";
        try (var connection = DriverManager.getConnection(address + "?user=root");
                var statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return address + name + "?user=root";
    }

    /** Starts the server, and returns when it answers. */
    MariaDb start() {
        Path log = folder.resolve("out.log");
        try {
            Process started = process(
                    log,
                    find("mariadbd"),
                    "--no-defaults",
                    "--datadir=" + folder.resolve("data"),
                    "--port=" + port,
                    "--bind-address=127.0.0.1",
                    "--socket=" + folder.resolve("s.sock"),
                    "--pid-file=" + folder.resolve("m.pid"),
                    flush,
                    "--innodb-buffer-pool-size=64M",
                    "--skip-name-resolve",
                    "--max-connections=300",
                    "--character-set-server=utf8mb4");
            server = started;
            await(started, log);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Process process(Path log, @Nullable String... command) throws IOException {
        var all = new ArrayList<String>(root ? List.of("/usr/sbin/runuser", "-u", "nobody", "--") : List.of());
        all.addAll(List.of(command));
        return new ProcessBuilder(all)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
    }

    private void await(Process started, Path log) throws IOException {
        for (int left = TRIES; left > 0 && started.isAlive(); left--) {
            try {
                DriverManager.getConnection("jdbc:mariadb://127.0.0.1:" + port + "/?user=root")
                        .close();
                return;
            } catch (SQLException notYet) {
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
        throw new IllegalStateException("MariaDB did not start: " + Files.readString(log));
    }

    /** Kills the server with {@code kill -9}, and returns when it is gone. */
    void kill() {
        Process running = server;
        if (running != null) {
            // The server is a child of the command that changes the user.
            List<ProcessHandle> all = Stream.concat(running.descendants(), Stream.of(running.toHandle()))
                    .toList();
            all.forEach(ProcessHandle::destroyForcibly);
            all.forEach(each -> each.onExit().join());
        }
    }

    private void delete() {
        kill();
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(each -> each.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
