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

/** One MariaDB server for the test JVM, started from the installed binaries; for each caller a database of its own. */
final class MariaDb {
    private static final List<String> FOLDERS = List.of("/usr/sbin", "/usr/bin", "/usr/local/bin");
    private static final AtomicInteger NEXT = new AtomicInteger();
    private static final int TRIES = 600;
    private static final long PAUSE_NANOS = 50_000_000L;

    private MariaDb() {}

    private static final class Holder {
        static final int PORT = start();
    }

    static boolean isInstalled() {
        return Stream.of("mariadbd", "mariadb-install-db").allMatch(each -> find(each) != null);
    }

    private static String find(String program) {
        return FOLDERS.stream()
                .map(folder -> folder + "/" + program)
                .filter(each -> Files.isExecutable(Path.of(each)))
                .findFirst()
                .orElse(null);
    }

    /** Returns the address of a new database. */
    static String freshUrl() {
        String name = "fresh_" + NEXT.incrementAndGet();
        String server = "jdbc:mariadb://127.0.0.1:" + Holder.PORT + "/";
        try (var connection = DriverManager.getConnection(server + "?user=root");
                var statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return server + name + "?user=root";
    }

    private static int start() {
        try {
            Path folder = Files.createTempDirectory("mariadb-");
            // As root the server refuses to run, so it runs as another user.
            boolean root = "root".equals(System.getProperty("user.name"));
            if (root) {
                folder.toFile().setReadable(true, false);
                folder.toFile().setExecutable(true, false);
                folder.toFile().setWritable(true, false);
            }
            int port = freePort();
            Path log = folder.resolve("install.log");
            int installed = process(
                            root,
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
            Process server = process(
                    root,
                    folder.resolve("out.log"),
                    find("mariadbd"),
                    "--no-defaults",
                    "--datadir=" + folder.resolve("data"),
                    "--port=" + port,
                    "--bind-address=127.0.0.1",
                    "--socket=" + folder.resolve("s.sock"),
                    "--pid-file=" + folder.resolve("m.pid"),
                    "--innodb-flush-log-at-trx-commit=0",
                    "--innodb-buffer-pool-size=64M",
                    "--skip-name-resolve",
                    "--max-connections=300",
                    "--character-set-server=utf8mb4");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server, folder)));
            await(port, server, folder.resolve("out.log"));
            return port;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static Process process(boolean root, Path log, String... command) throws IOException {
        var all = new ArrayList<String>(root ? List.of("/usr/sbin/runuser", "-u", "nobody", "--") : List.of());
        all.addAll(List.of(command));
        return new ProcessBuilder(all)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
    }

    private static void await(int port, Process server, Path log) throws IOException {
        for (int left = TRIES; left > 0 && server.isAlive(); left--) {
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

    private static void stop(Process server, Path folder) {
        // The server is a child of the command that changes the user.
        server.descendants().forEach(ProcessHandle::destroy);
        server.destroy();
        try {
            server.waitFor();
            try (Stream<Path> files = Files.walk(folder)) {
                files.sorted(Comparator.reverseOrder())
                        .forEach(each -> each.toFile().delete());
            }
        } catch (IOException | InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
