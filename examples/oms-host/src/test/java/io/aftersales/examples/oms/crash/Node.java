package io.aftersales.examples.oms.crash;

import io.aftersales.examples.oms.web.Client;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** A program of this module as a process of its own, to be killed and started again at the same port. */
final class Node {
    private static final long PATIENCE_NANOS = 180_000_000_000L;
    private static final long REST_NANOS = 50_000_000L;

    final int port = freePort();
    private final List<String> command;
    private final String sign;
    private final File log;
    private Process process;

    /**
     * A program that is not started yet.
     *
     * @param sign what it answers to once it is there
     * @param arguments with PORT for its port
     */
    Node(String name, Class<?> program, String sign, String... arguments) {
        this.sign = sign;
        this.log = new File("target", name + ".log");
        command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                program.getName()));
        for (String argument : arguments) {
            command.add(argument.replace("PORT", Integer.toString(port)));
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Node start() {
        try {
            process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
                    .start();
            // Whatever becomes of the tests, nothing of them goes on without them.
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Node awaitStarted() {
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (System.nanoTime() < end) {
            if (isThere()) {
                return this;
            }
            if (!process.isAlive()) {
                throw new IllegalStateException(log + " tells why the program ended with " + process.exitValue());
            }
            LockSupport.parkNanos(REST_NANOS);
        }
        throw new IllegalStateException(log + " tells why the program does not answer");
    }

    private boolean isThere() {
        try {
            return new Client(port).get(null, sign).status() == 200;
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    /** As {@code kill -9} does: nothing of the program runs any more, not even its end. */
    void kill() {
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
