package io.aftersales.examples.workbench;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** One run of the workbench and what came of it. */
public record Run(int status, String out, String err) {

    public static Run of(String... args) {
        return reading("", args);
    }

    public static Run reading(String standardInput, String... args) {
        return reading(standardInput.getBytes(StandardCharsets.UTF_8), args);
    }

    public static Run reading(byte[] standardInput, String... args) {
        var out = new StringWriter();
        var err = new StringWriter();
        int status = Workbench.commandLine(
                        new ByteArrayInputStream(standardInput), new PrintWriter(out), new PrintWriter(err))
                .execute(args);
        return new Run(status, out.toString(), err.toString());
    }

    /** A file of the test's resources. */
    static String resource(String name) {
        try (InputStream in = Run.class.getResourceAsStream("/" + name)) {
            if (in == null) {
                throw new IllegalArgumentException("no resource " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
