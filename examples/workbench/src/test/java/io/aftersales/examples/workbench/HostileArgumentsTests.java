package io.aftersales.examples.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Arguments and compressed files that no user means: status 2 and a sentence, never a stack trace, and no memory without bound. */
class HostileArgumentsTests {
    @TempDir
    private Path folder;

    private static void isRefused(Run run, String problem) {
        assertThat(run.status()).as(run.err()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().lines().findFirst().orElse("")).contains(problem);
        assertThat(run.err()).doesNotContain("Exception", "java.", "\tat ");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "simulate --seed x                          | expected a whole number",
                "simulate --seed 9223372036854775808        | expected a whole number",
                "simulate --seed=                           | expected a whole number",
                "simulate --seed 1.5                        | expected a whole number",
                "simulate --histories -1                    | from 1 to 1000000000 histories",
                "simulate --histories 0                     | from 1 to 1000000000 histories",
                "simulate --histories 9223372036854775807   | from 1 to 1000000000 histories",
                "simulate --histories=                      | expected a whole number",
                "simulate --threads -1                      | from 1 to 1024 threads",
                "simulate --threads 2147483647              | from 1 to 1024 threads",
                "simulate --threads 2147483648              | expected a whole number",
                "simulate --history -1                      | a history number from 0",
                "simulate --history ten                     | expected a whole number",
                "simulate --personality ''                  | expected one of",
                "simulate --personality kind                | expected one of",
                "simulate --json                            | Unknown option",
                "simulate 7                                 | Unmatched argument",
                "diagram                                    | Missing required",
                "diagram --kind GIFT --format dot           | expected one of",
                "diagram --kind= --format dot               | expected one of",
                "diagram --kind -1 --format dot             | expected one of",
                "diagram --inbounds --format svg            | expected one of",
                "diagram --inbounds --format=               | expected one of",
                "diagram --inbounds=maybe --format dot      | expected true or false",
                "diagram --inbounds --format dot --seed 1   | Unknown option",
                "sla t.csv --now yesterday                  | expected a moment such as",
                "sla t.csv --now 2026-13-01                 | expected a moment such as",
                "replay --orders o --lines l --requests r --again=perhaps | expected true or false",
                "replay --orders o --lines l --requests r --window-days -1 | expected a number of days",
                "nothing                                    | Unmatched argument"
            })
    void argumentsAreRefusedWithASentence(String line, String problem) {
        String[] arguments = Arrays.stream(line.strip().split(" +"))
                .map(each -> each.equals("''") ? "" : each)
                .toArray(String[]::new);
        isRefused(Run.of(arguments), problem.strip());
    }

    @ParameterizedTest
    @ValueSource(strings = {"2024-05-31T18:30:00", "2024-05-31T18:30:00Z", "2024-05-31T20:30:00+02:00"})
    void theMomentOfFiguresMayNameItsOffset(String now) throws IOException {
        Path file = Files.writeString(
                folder.resolve("t.csv"),
                "ticket_id,priority,opened_at,first_response_at,resolved_at\n1,HIGH,2024-05-31T17:30:00,,\n");
        assertThat(Run.of("sla", file.toString(), "--now", now, "--json"))
                .isEqualTo(Run.of("sla", file.toString(), "--now", "2024-05-31T18:30:00", "--json"))
                .extracting(Run::status)
                .isEqualTo(0);
    }

    @Nested
    class CompressedFiles {
        private static final String HEADER = "ticket_id,priority,opened_at,first_response_at,resolved_at\n";
        private static final int MEBI = 1 << 20;

        private Run sla(byte[] content) throws IOException {
            Path file = Files.write(folder.resolve("t.csv.gz"), content);
            return Run.of("sla", file.toString(), "--now", "2024-05-31T18:30:00", "--json");
        }

        private static byte[] compressed(String text) throws IOException {
            var bytes = new ByteArrayOutputStream();
            try (OutputStream out = new GZIPOutputStream(bytes)) {
                out.write(text.getBytes(StandardCharsets.UTF_8));
            }
            return bytes.toByteArray();
        }

        @Test
        void thatAreCutOffAnywhereAreRefused() throws IOException {
            byte[] whole = compressed(HEADER + "1,HIGH,2024-05-31T17:30:00,,\n");
            assertThat(sla(whole).status()).isZero();
            for (int length = 0; length < whole.length; length++) {
                isRefused(sla(Arrays.copyOf(whole, length)), "t.csv.gz: cannot be read: ");
            }
        }

        @Test
        void thatAreDamagedAreRefused() throws IOException {
            byte[] whole = compressed(HEADER + "1,HIGH,2024-05-31T17:30:00,,\n");
            whole[whole.length - 6] ^= 1;
            isRefused(sla(whole), "t.csv.gz: cannot be read: ");
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "ticket_id", "PK\u0003\u0004", "\u001f\u008b"})
        void thatAreNoneAreRefused(String content) throws IOException {
            isRefused(sla(content.getBytes(StandardCharsets.ISO_8859_1)), "t.csv.gz: cannot be read: ");
        }

        /** A cell without end, larger than the memory that is allowed, in a file of some hundred kilobytes. */
        @Test
        void thatGrowWithoutEndAreRefusedInLittleMemory() throws IOException, InterruptedException {
            Path bomb = folder.resolve("bomb.csv.gz");
            try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(bomb))) {
                out.write(HEADER.getBytes(StandardCharsets.UTF_8));
                byte[] zeros = new byte[MEBI];
                Arrays.fill(zeros, (byte) '0');
                for (int i = 0; i < 256; i++) {
                    out.write(zeros);
                }
            }
            Path errors = folder.resolve("errors");
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx128m",
                            "-cp",
                            System.getProperty("java.class.path"),
                            Workbench.class.getName(),
                            "sla",
                            bomb.toString(),
                            "--now",
                            "2024-05-31T18:30:00")
                    .redirectOutput(folder.resolve("out").toFile())
                    .redirectError(errors.toFile())
                    .start();
            assertThat(process.waitFor()).as(Files.readString(errors)).isEqualTo(2);
            assertThat(Files.readString(errors).toLowerCase(Locale.ROOT))
                    .contains("bomb.csv.gz:2:1: $: no csv: ")
                    .doesNotContain("exception", "outofmemory");
        }
    }
}
