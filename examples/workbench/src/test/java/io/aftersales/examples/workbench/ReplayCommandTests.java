package io.aftersales.examples.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aftersales.domain.cases.CaseKind;
import io.aftersales.domain.cases.LifeCycleDiagram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What {@code replay} makes of the sample that comes with the workbench; every figure was worked out by hand. */
class ReplayCommandTests {
    private static final Path SAMPLE = Path.of("sample");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir
    private Path folder = SAMPLE;

    @Test
    void addsUpTheSample() throws IOException {
        Path outcomes = folder.resolve("outcomes.csv");

        JsonNode summary = summary(replay(SAMPLE, "--again", "--outcomes", outcomes.toString()));

        assertThat(summary).isEqualTo(JSON.readTree("""
                {"cases": 10, "items": 11, "accepted": 4, "rejected": 6,
                 "rejected_by_rule": {"EVIDENCE_REQUIRED": 1, "KIND_NOT_OFFERED": 1, "NOT_OWNER": 1,
                                      "ORDER_NOT_FOUND": 1, "QUANTITY_EXCEEDED": 1, "WINDOW_EXPIRED": 1},
                 "accepted_items": 5, "units_returned": 9,
                 "goods_refund_minor": 32000, "shipping_refund_minor": 1600, "total_refund_minor": 33600,
                 "refund_minor_by_channel": {"CARD": 29600, "GIFT": 4000},
                 "orders": 4, "orders_with_accepted_case": 3, "orders_fully_returned": 2,
                 "orders_with_2plus_cases": 1, "max_cases_on_one_order": 2,
                 "lines_returned": 4, "lines_fully_returned": 3, "lines_with_2plus_cases": 1,
                 "second_pass_refund_minor": 0}
                """));
        assertThat(Files.readAllLines(outcomes))
                .containsExactly(
                        "case_id,outcome,rule,goods_refund_minor,shipping_refund_minor",
                        "R1,ACCEPTED,,1900,0",
                        "R2,REJECTED,NOT_OWNER,0,0",
                        "R3,REJECTED,ORDER_NOT_FOUND,0,0",
                        "R4,ACCEPTED,,9000,500",
                        "R5,ACCEPTED,,17100,800",
                        "R6,REJECTED,QUANTITY_EXCEEDED,0,0",
                        "R7,REJECTED,WINDOW_EXPIRED,0,0",
                        "R8,ACCEPTED,,4000,300",
                        "R9,REJECTED,EVIDENCE_REQUIRED,0,0",
                        "R10,REJECTED,KIND_NOT_OFFERED,0,0");
    }

    @Test
    void withoutAWindowTheLateCaseIsAccepted() throws IOException {
        JsonNode summary = summary(replay(SAMPLE, "--window-days", "none"));

        assertThat(summary.get("accepted").asInt()).isEqualTo(5);
        assertThat(summary.get("goods_refund_minor").asLong()).isEqualTo(33500);
    }

    @Test
    void theWindowIsInclusiveToTheSecond() throws IOException {
        copySample();
        edit("requests.csv", "2026-01-13T09:00:01", "2026-01-13T09:00:00");

        assertThat(summary(replay(folder)).get("accepted").asInt()).isEqualTo(5);
    }

    @Test
    void anotherPolicyPaysOtherAmounts() throws IOException {
        Path policy = folder.resolve("policy.json");
        Files.writeString(policy, "{\"restockingFee\": {\"percent\": 10}}");

        JsonNode summary = summary(replay(SAMPLE, "--policy", policy.toString()));

        // 10 % of 1900 and of 17100; nobody but the carrier is to blame for R8, and 900 of the 9000 of R4
        assertThat(summary.get("total_refund_minor").asLong()).isEqualTo(33600 - 190 - 1710 - 900);
    }

    @ParameterizedTest
    @CsvSource({
        "requests.csv, 'R1,2026-01-09T09:00:00', 'R1,yesterday', requests.csv:2",
        "requests.csv, 'MUG,1,RETURN_REFUND,NO_REASON,no,\nR2', 'MUG,one,RETURN_REFUND,NO_REASON,no,\nR2', requests.csv:2",
        "requests.csv, 'R3,2026-01-10', 'R3,2026-01-01', requests.csv:4",
        "requests.csv, 'R6,', 'R1,', requests.csv:8",
        "requests.csv, WRONG_SIZE, TOO_BLUE, requests.csv:9",
        "lines.csv, amount_minor, amount, lines.csv",
        "orders.csv, COMPLETED, EATEN, orders.csv:3",
        "orders.csv, 'c1,2026-01-05T10:00:00', 'c1,soon', orders.csv:2"
    })
    void aFaultNamesFileAndLine(String file, String right, String wrong, String place) throws IOException {
        copySample();
        edit(file, right, wrong);

        Run run = replay(folder);

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains(place);
    }

    @ParameterizedTest
    @EnumSource(CaseKind.class)
    void diagramPrintsTheTable(CaseKind kind) {
        assertThat(Run.of("diagram", "--kind", kind.name(), "--format", "mermaid")
                        .out())
                .isEqualTo(LifeCycleDiagram.of(kind).mermaid());
        assertThat(Run.of("diagram", "--kind", kind.name(), "--format", "dot").out())
                .isEqualTo(LifeCycleDiagram.of(kind).dot());
    }

    @Test
    void explainsItself() {
        assertThat(Run.of("replay", "--help").out()).contains("--orders", "--window-days", "--again");
    }

    static Run replay(Path folder, String... options) {
        var command = new ArrayList<>(List.of("replay", "--json"));
        for (String file : List.of("orders", "lines", "requests", "tenders")) {
            command.add("--" + file);
            command.add(folder.resolve(file + ".csv").toString());
        }
        command.addAll(List.of(options));
        return Run.of(command.toArray(String[]::new));
    }

    /** The summary without how long it took. */
    private static JsonNode summary(Run run) throws IOException {
        assertThat(run.err()).isEmpty();
        assertThat(run.status()).isZero();
        var summary = (ObjectNode) JSON.readTree(run.out());
        return summary.without(List.of("seconds", "cases_per_second"));
    }

    private void copySample() throws IOException {
        for (String file : List.of("orders.csv", "lines.csv", "requests.csv", "tenders.csv")) {
            Files.copy(SAMPLE.resolve(file), folder.resolve(file));
        }
    }

    private void edit(String file, String right, String wrong) throws IOException {
        String text = Files.readString(folder.resolve(file));
        assertThat(text).contains(right);
        int at = text.indexOf(right);
        Files.writeString(folder.resolve(file), text.substring(0, at) + wrong + text.substring(at + right.length()));
    }
}
