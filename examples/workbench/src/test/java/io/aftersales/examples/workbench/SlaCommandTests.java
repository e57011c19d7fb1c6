package io.aftersales.examples.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code sla}: its figures at the limits, its formats and its faults. */
class SlaCommandTests {
    private static final String HEADER = "ticket_id,priority,opened_at,first_response_at,resolved_at\n";
    private static final String NOTHING = """
            "tickets": 0, "responded": 0, "response_within": 0, "resolved": 0, "resolution_within": 0,
            "overdue_response": 0, "overdue_resolution": 0,
            "mean_response_hours": null, "p50_response_hours": null, "p90_response_hours": null,
            "mean_resolution_hours": null, "p50_resolution_hours": null, "p90_resolution_hours": null""";

    @TempDir
    private Path folder;

    private Run sla(byte[] content, String name) throws IOException {
        Path file = Files.write(folder.resolve(name), content);
        return Run.of("sla", file.toString(), "--now", "2024-03-10T10:00:00", "--json");
    }

    private Run sla(String content) throws IOException {
        return sla(content.getBytes(StandardCharsets.UTF_8), "tickets.csv");
    }

    private static ObjectNode tree(String json) throws IOException {
        return (ObjectNode) JsonMapper.builder().build().readTree(json);
    }

    private ObjectNode figures(String rows, String priority) throws IOException {
        Run run = sla(HEADER + rows);
        assertThat(run.err()).isEmpty();
        assertThat(run.status()).isZero();
        return (ObjectNode) tree(run.out()).get(priority);
    }

    @Test
    void tellsOfEachPriority() throws IOException {
        Run run = sla(HEADER + """
                T1,HIGH,2024-03-01T10:00:00,2024-03-01T10:30:00,2024-03-02T10:00:00
                T2,HIGH,2024-03-01T10:00:00.250,2024-03-01T11:30:00.250,
                T3,HIGH,2024-03-10T09:30:00,,
                T4,HIGH,2024-03-10T08:00:00,,
                """);

        assertThat(run.err()).isEmpty();
        assertThat(tree(run.out())).isEqualTo(tree("""
                {"HIGH": {"tickets": 4, "responded": 2, "response_within": 1, "resolved": 1, "resolution_within": 1,
                  "overdue_response": 1, "overdue_resolution": 1,
                  "mean_response_hours": 1.0, "p50_response_hours": 1.5, "p90_response_hours": 1.5,
                  "mean_resolution_hours": 24.0, "p50_resolution_hours": 24.0, "p90_resolution_hours": 24.0},
                 "NORMAL": {%s}}""".formatted(NOTHING)));
    }

    @Test
    void tellsOfNothing() throws IOException {
        assertThat(tree(sla(HEADER).out()))
                .isEqualTo(tree("{\"HIGH\": {%1$s}, \"NORMAL\": {%1$s}}".formatted(NOTHING)));
    }

    @ParameterizedTest(name = "{0} {1} {2} within {3} {4}")
    @CsvSource({
        "HIGH,   2024-03-01T11:00:00,           2024-03-02T10:00:00,     1, 1",
        "HIGH,   2024-03-01T11:00:00.001,       2024-03-02T10:00:00.001, 0, 0",
        "HIGH,   2024-03-01T11:00:00.000000001, 2024-03-02T10:00,        0, 1",
        "NORMAL, 2024-03-01T14:00:00,           2024-03-04T10:00:00,     1, 1",
        "NORMAL, 2024-03-01T14:00:00.001,       2024-03-04T10:00:00.001, 0, 0"
    })
    void exactlyTheLimitIsInTime(String priority, String response, String end, int responses, int ends)
            throws IOException {
        ObjectNode figures = figures("T1," + priority + ",2024-03-01T10:00:00," + response + "," + end, priority);

        assertThat(figures.get("response_within").intValue()).isEqualTo(responses);
        assertThat(figures.get("resolution_within").intValue()).isEqualTo(ends);
        assertThat(figures.get("overdue_response").intValue()).isZero();
        assertThat(figures.get("overdue_resolution").intValue()).isZero();
    }

    @ParameterizedTest(name = "{0} since {1} is late {2} {3}")
    @CsvSource({
        "HIGH,   2024-03-10T09:00:00,     0, 0",
        "HIGH,   2024-03-10T08:59:59.999, 1, 0",
        "HIGH,   2024-03-09T10:00:00,     1, 0",
        "HIGH,   2024-03-09T09:59:59.999, 1, 1",
        "NORMAL, 2024-03-10T06:00:00,     0, 0",
        "NORMAL, 2024-03-10T05:59:59.999, 1, 0",
        "NORMAL, 2024-03-07T10:00:00,     1, 0",
        "NORMAL, 2024-03-07T09:59:59.999, 1, 1",
        "NORMAL, 2024-03-11T10:00:00,     0, 0"
    })
    void whatHasNotHappenedIsLateAfterItsLimit(String priority, String opened, int response, int resolution)
            throws IOException {
        ObjectNode figures = figures("T1," + priority + "," + opened + ",,", priority);

        assertThat(figures.get("overdue_response").intValue()).isEqualTo(response);
        assertThat(figures.get("overdue_resolution").intValue()).isEqualTo(resolution);
    }

    @Test
    void aTicketResolvedWithoutAResponseIsNotAnswered() throws IOException {
        ObjectNode figures = figures("T1,HIGH,2024-03-01T10:00:00,,2024-03-01T10:30:00", "HIGH");

        assertThat(figures.get("responded").intValue()).isZero();
        assertThat(figures.get("overdue_response").intValue()).isEqualTo(1);
        assertThat(figures.get("resolution_within").intValue()).isEqualTo(1);
    }

    @Test
    void aTicketAnsweredAfterItWasResolvedCountsAsItStands() throws IOException {
        ObjectNode figures = figures("""
                T1,HIGH,2024-03-01T10:00:00,2024-03-01T12:00:00,2024-03-01T10:30:00
                T2,HIGH,2024-03-01T10:00:00,2024-03-01T10:30:00,2024-03-01T10:30:00
                """, "HIGH");

        assertThat(figures).isEqualTo(tree("""
                {"tickets": 2, "responded": 2, "response_within": 1, "resolved": 2, "resolution_within": 2,
                  "overdue_response": 0, "overdue_resolution": 0,
                  "mean_response_hours": 1.25, "p50_response_hours": 2.0, "p90_response_hours": 2.0,
                  "mean_resolution_hours": 0.5, "p50_resolution_hours": 0.5, "p90_resolution_hours": 0.5}"""));
    }

    @Test
    void roundsHalfUpToThreeDecimals() throws IOException {
        ObjectNode figures = figures("""
                T1,HIGH,2024-03-01T10:00:00,2024-03-01T10:00:09,
                T2,HIGH,2024-03-01T10:00:00,2024-03-01T10:00:01.799,
                """, "HIGH");

        assertThat(figures.get("p50_response_hours").doubleValue()).isEqualTo(0.003);
        assertThat(figures.get("mean_response_hours").doubleValue()).isEqualTo(0.001);
    }

    @Test
    void readsWhatOtherProgramsWrite() throws IOException {
        String rows = HEADER + "T1,HIGH,2024-03-01T10:00:00,2024-03-01T10:30:00,\nT2,NORMAL,2024-03-01T10:00:00,,\n";
        String told = sla(rows).out();
        var packed = folder.resolve("packed.csv.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            out.write(rows.getBytes(StandardCharsets.UTF_8));
        }

        assertThat(sla(rows.replace("\n", "\r\n"))).isEqualTo(new Run(0, told, ""));
        assertThat(sla("\uFEFF" + rows)).isEqualTo(new Run(0, told, ""));
        assertThat(Run.of("sla", "--now", "2024-03-10T10:00:00", packed.toString()))
                .isEqualTo(new Run(0, told, ""));
        assertThat(sla("""
                resolved_at,note,first_response_at,opened_at,priority,ticket_id
                ,"one, two",2024-03-01T10:30:00,2024-03-01T10:00:00,HIGH,T1
                ,,,2024-03-01T10:00:00,NORMAL,T2
                """)).isEqualTo(new Run(0, told, ""));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "T1,URGENT,2024-03-01T10:00:00,,              | :2:2: priority: \"URGENT\" is none of [HIGH, NORMAL]",
                "T1,,2024-03-01T10:00:00,,                    | :2:2: priority: \"\" is none of [HIGH, NORMAL]",
                " ,HIGH,2024-03-01T10:00:00,,                 | :2:1: ticket_id: is blank",
                "T1,HIGH,,,                                   | :2:3: opened_at: \"\" is no local time such as 2024-05-31T18:30:00",
                "T1,HIGH,2024-03-01T10:00:00Z,,               | :2:3: opened_at: \"2024-03-01T10:00:00Z\" is no local time such as 2024-05-31T18:30:00",
                "T1,HIGH,2024-03-01T10:00:00,soon,            | :2:4: first_response_at: \"soon\" is no local time such as 2024-05-31T18:30:00",
                "T1,HIGH,2024-03-01T10:00:00,,2024-03-32      | :2:5: resolved_at: \"2024-03-32\" is no local time such as 2024-05-31T18:30:00",
                "T1,HIGH,2024-03-01T10:00:00,2024-03-01T09:59:59,| :2:4: first_response_at: 2024-03-01T09:59:59 is earlier than opened_at",
                "T1,HIGH,2024-03-01T10:00:00,,2024-03-01T09:59:59| :2:5: resolved_at: 2024-03-01T09:59:59 is earlier than opened_at",
                "T1,HIGH,2024-03-01T10:00:00                  | :2:4: $: 3 columns, the header has 5"
            })
    void aFileThatMakesNoSenseIsRefused(String row, String message) throws IOException {
        String line = row.startsWith("T1") ? row.strip() : row.stripTrailing();
        assertThat(sla(HEADER + line + "\n"))
                .isEqualTo(new Run(2, "", folder.resolve("tickets.csv") + message + System.lineSeparator()));
    }

    @Test
    void aTicketIsThereOnce() throws IOException {
        String row = "T1,HIGH,2024-03-01T10:00:00,,\n";
        assertThat(sla(HEADER + row + row).err()).contains(":3:1: ticket_id: ticket T1 is there already");
    }

    @Test
    void columnsMustBeThere() throws IOException {
        assertThat(sla("ticket_id,priority,opened_at,resolved_at\n").err())
                .contains(":1:1: first_response_at: the column is missing, there are [ticket_id, priority,");
        assertThat(sla("").status()).isEqualTo(2);
    }

    @Test
    void usageIsChecked() {
        assertThat(Run.of("sla", "nowhere.csv", "--now", "2024-03-10T10:00:00"))
                .isEqualTo(new Run(2, "", "nowhere.csv: no such file" + System.lineSeparator()));
        assertThat(Run.of("sla", "nowhere.csv").err()).contains("Missing required option: '--now=T'");
        assertThat(Run.of("sla", "nowhere.csv", "--now", "today"))
                .returns(2, Run::status)
                .satisfies(run -> assertThat(run.err()).contains("'--now'", "'today'"));
        assertThat(Run.of("sla", "--help").out()).contains("FILE", "--now=T", "--json", "first_response_at");
    }
}
