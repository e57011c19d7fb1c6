package io.aftersales.examples.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.aftersales.domain.shared.OneLine;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Runs of the workbench on hostile files: whatever is in them, there is an answer, or one line that names the place and the cause. */
public final class HostileRun {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Place and cause, such as {@code f.json:1:2: order.lines[0]: is missing}, or only the file for one that cannot be read. */
    private static final Pattern FAULT = Pattern.compile("[^:\\p{Cntrl}]+(:\\d+:\\d+)?: \\P{Cntrl}+\\R");

    /** What a run that went well may tell people: a warning with its place or count, a hint, or a sum. */
    private static final Pattern HINT = Pattern.compile(
            "[^:]+:\\d+:\\d+: [^:]+: warning: .+|warning: \\d+ more .+|Note: .+|[A-Z_]+: .+ in the journal, .+");

    private HostileRun() {}

    /** Runs a command; an exception that it did not expect, which a user would see as a stack trace, fails the test with the input. */
    public static Run of(byte[] input, String... args) {
        var out = new StringWriter();
        var err = new StringWriter();
        var line = Workbench.commandLine(new ByteArrayInputStream(input), new PrintWriter(out), new PrintWriter(err));
        var handler = line.getExecutionExceptionHandler();
        line.setExecutionExceptionHandler((mistake, command, parsed) -> {
            try {
                return handler.handleExecutionException(mistake, command, parsed);
            } catch (Exception e) {
                throw failed(input, e);
            }
        });
        line.setExitCodeExceptionMapper(unexpected -> {
            throw failed(input, unexpected);
        });
        try {
            return checked(new Run(line.execute(args), out.toString(), err.toString()));
        } catch (AssertionError e) {
            throw e.getCause() == null ? failed(input, e) : e;
        } catch (StackOverflowError | OutOfMemoryError e) {
            throw failed(input, e);
        }
    }

    private static AssertionError failed(byte[] input, Throwable cause) {
        return new AssertionError("the input is\n" + new String(input, StandardCharsets.UTF_8), cause);
    }

    private static Run checked(Run run) {
        if (run.status() == 2) {
            assertThat(run.out()).isEmpty();
            assertThat(run.err()).matches(FAULT);
        } else {
            assertThat(run.status()).isBetween(0, 1);
            assertThat(run.err().isEmpty() && run.status() == 1).isFalse();
            assertThat(run.err().lines())
                    .allMatch(OneLine::is, "is one line")
                    .allMatch(
                            told -> run.status() == 1 || HINT.matcher(told).matches(), "is a warning, a hint or a sum");
        }
        return run;
    }

    /** Returns what a run has printed. */
    public static JsonNode printed(Run run) {
        try {
            return JSON.readTree(run.out());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the right documents of a folder of the test resources. */
    public static List<String> documents(String folder) {
        try (Stream<Path> files = Files.list(Path.of("src/test/resources", folder))) {
            return HostileDocument.split(files.filter(file -> file.toString().endsWith(".json")
                            && !file.toString().endsWith(".answer.json"))
                    .sorted()
                    .map(HostileRun::text)
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
