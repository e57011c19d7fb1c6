package io.aftersales.examples.workbench.play;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.aftersales.examples.workbench.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the command prints, and how it ends. */
class PlayCommandTests {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final String SCRIPT = """
            { "id": "s", "now": "2026-03-02T10:00:00Z",
              "order": { "lines": [ {"line": "L1", "sku": "MUG", "quantity": 2, "amount": 4000} ], "parcels": [ {"id": "P1"} ] },
              "partners": {"refund": ["REJECTED"]},
              "steps": [
                {"by": "BUYER b1", "open": {"as": "c", "kind": "REFUND_ONLY", "items": [ {"line": "L1", "quantity": 1, "reason": "ORDER_CANCELLED"} ]}},
                {"by": "REVIEWER r1", "approve": {"case": "c"}} ],
              "expect": %s }
            """;

    private static Run expecting(String expected) {
        return Run.reading(SCRIPT.formatted(expected), "play", "-");
    }

    @Test
    void helpIsPlainAndItsExampleIsPlayed() {
        String help = Run.of("play", "--help").out();
        String example = help.substring(help.indexOf("  { \"now\""), help.indexOf("Exit status"));

        Run run = Run.reading(example, "play", "-");

        assertThat(run.err()).isEmpty();
        assertThat(run.status()).isZero();
        assertThat(help)
                .contains(
                        "open", "approve", "pass", "partners", "0 played, 1 played and not as expected, 2 wrong usage");
    }

    @Test
    void everyVerbIsNamedByTheHelpAndByTheGuide() throws IOException {
        String help = Run.of("play", "--help").out();
        String page = Files.readString(Path.of("..", "guide", "workbench.md"));

        assertThat(StepReader.verbs()).allSatisfy(verb -> {
            assertThat(help).containsPattern("\\b" + verb + "\\b");
            assertThat(page).contains("`" + verb + "`");
        });
    }

    @Test
    void everyFieldOfTheResultIsThereInItsOrder() throws JsonProcessingException {
        JsonNode result = JSON.readTree(expecting("null").out());

        assertThat(names(result))
                .containsExactly(
                        "id",
                        "steps",
                        "cases",
                        "accounts",
                        "provider",
                        "goods",
                        "marks",
                        "notices",
                        "alarms",
                        "tickets",
                        "owed");
        assertThat(names(result.at("/steps/0/ok"))).containsExactly("case", "status");
        assertThat(names(result.at("/cases/c")))
                .containsExactly(
                        "id",
                        "kind",
                        "status",
                        "asked",
                        "places",
                        "accepted",
                        "rule",
                        "total",
                        "tenders",
                        "kept",
                        "refundTo",
                        "release",
                        "difference",
                        "fee",
                        "inbounds",
                        "shortfall",
                        "offer",
                        "dueAt");
        assertThat(names(result.at("/accounts/1001")))
                .containsExactly("paid", "captured", "refunded", "paidOut", "kept", "external", "remaining", "lines");
        assertThat(names(result.at("/accounts/1001/lines/L1"))).containsExactly("held", "gone", "places");
        assertThat(names(result.at("/provider/0"))).containsExactly("tender", "route", "amount");
        assertThat(names(result.at("/goods")))
                .containsExactly("stopped", "intercepted", "restocked", "sentBack", "reserved", "sent");
        assertThat(names(result.at("/marks/0"))).containsExactly("order", "mark", "amount");
        assertThat(names(result.at("/notices/0"))).containsExactly("to", "kind", "case");
        assertThat(names(result.at("/notices/1"))).containsExactly("to", "kind", "case", "amount");
        assertThat(names(result.at("/tickets/0"))).containsExactly("case", "status", "priority", "group", "agent");
    }

    @Test
    void fieldsOfLaterSlicesAreNullOrEmpty() throws JsonProcessingException {
        JsonNode result = JSON.readTree(expecting("null").out());

        for (String name : List.of("release", "shortfall", "offer")) {
            assertThat(result.at("/cases/c/" + name).isNull()).as(name).isTrue();
        }
    }

    @Test
    void aCaseTellsItsInbounds() throws JsonProcessingException {
        String onItsWay = SCRIPT.replace(
                        "{\"id\": \"P1\"}", "{\"id\": \"P1\", \"handedOverAt\": \"2026-03-02T09:00:00Z\"}")
                .replace("\"quantity\": 1, \"reason\"", "\"quantity\": 2, \"reason\"");

        JsonNode caught = JSON.readTree(
                Run.reading(onItsWay.formatted("null"), "play", "-").out());

        assertThat(caught.at("/cases/c/inbounds")).hasSize(1);
        assertThat(names(caught.at("/cases/c/inbounds/0")))
                .containsExactly("from", "warehouse", "units", "state", "arrivedAt");
        assertThat(caught.at("/cases/c/dueAt").asText()).isEqualTo("2026-03-17T10:00:00Z");
        assertThat(JSON.readTree(expecting("null").out()).at("/cases/c/inbounds"))
                .isEmpty();
    }

    private static List<String> names(JsonNode object) {
        var names = new ArrayList<String>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** Each row: what is expected, and the differences told, from the path on. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        {} | expect: expected {}, got {"id":"s",
        {"id": "t"} | expect.id: expected "t", got "s"
        {"ids": "s"} | expect.ids: expected "s", got nothing
        {"cases": {"c": {"status": "CLOSED"}}} | expect.cases.c.status: expected "CLOSED", got "REFUNDED"
        {"cases": {"d": {"status": "CLOSED"}}} | expect.cases.d: expected {"status":"CLOSED"}, got nothing
        {"cases": {"c": {"total": 2001}}} | expect.cases.c.total: expected 2001, got 2000
        {"cases": {"c": {"total": "2000"}}} | expect.cases.c.total: expected "2000", got 2000
        {"cases": {"c": {"asked": {}}}} | expect.cases.c.asked: expected {}, got {"L1":1}
        {"cases": {}} | expect.cases: expected {}, got {"c":
        {"goods": {"sent": {"MUG": 1}}} | expect.goods.sent.MUG: expected 1, got nothing
        {"provider": []} | expect.provider: expected [], got [{"tender":"T1","route":"BALANCE","amount":2000}]
        {"provider": [{}]} | expect.provider[0]: expected {}, got {"tender":"T1"
        {"provider": [{"route": "ORIGINAL"}]} | expect.provider[0].route: expected "ORIGINAL", got "BALANCE"
        {"steps": [{"ok": {}}]} | expect.steps: expected [{"ok":{}}], got [{"ok":{"case"
        {"notices": [{"kind": "REFUNDED"}, {"kind": "APPROVED"}]} | expect.notices[1]: expected {"kind":"APPROVED"}, got none such
        {"notices": [{"kind": "CLOSED"}]} | expect.notices[0]: expected {"kind":"CLOSED"}, got none such in [{"to":"GROUP"
        {"alarms": [{"code": "PARKED"}]} | expect.alarms[0]: expected {"code":"PARKED"}, got none such in []
        """)
    void aDifferenceIsToldAndEndsWithStatusOne(String expected, String told) {
        Run run = expecting(expected);

        assertThat(run.err()).startsWith("<stdin>:7:").contains(": " + told).hasLineCount(1);
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out()).isEqualTo(expecting("null").out());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        null
        {"goods": {"sent": {}, "stopped": {"MUG": 1}}}
        {"notices": [], "alarms": [], "owed": []}
        {"notices": [{"kind": "REFUNDED"}]}
        {"notices": [{"kind": "APPROVED"}, {"amount": 2000, "kind": "REFUNDED"}]}
        {"cases": {"c": {"offer": null}}}
        """)
    void whatIsMetIsNotTold(String expected) {
        Run run = expecting(expected);

        assertThat(run.err()).isEmpty();
        assertThat(run.status()).isZero();
    }

    @Test
    void severalDifferencesOfSeveralScriptsAreAllTold() {
        String one = SCRIPT.formatted("{\"id\": \"x\", \"owed\": [1]}");

        Run run = Run.reading("[" + one + "," + one + "]", "play", "-");

        assertThat(run.err().lines().map(line -> line.replaceFirst("^\\S+ ", "")))
                .containsExactly(
                        "[0].expect.id: expected \"x\", got \"s\"",
                        "[0].expect.owed: expected [1], got []",
                        "[1].expect.id: expected \"x\", got \"s\"",
                        "[1].expect.owed: expected [1], got []");
        assertThat(run.status()).isEqualTo(1);
    }

    @Test
    void anArrayOfScriptsIsAnArrayOfResultsThatShareNothing() throws JsonProcessingException {
        String one = SCRIPT.formatted("null");

        JsonNode alone = JSON.readTree(Run.reading(one, "play", "-").out());
        JsonNode both = JSON.readTree(
                Run.reading("[" + one + "," + one + "]", "play", "-").out());

        assertThat(StreamSupport.stream(both.spliterator(), false)).containsExactly(alone, alone);
        assertThat(Run.reading("[]", "play", "-")).isEqualTo(new Run(0, "[]\n", ""));
    }

    @Test
    void neitherTheZoneNorTheLanguageOfTheMachineMatters() {
        TimeZone zone = TimeZone.getDefault();
        Locale language = Locale.getDefault();
        String here = expecting("null").out();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));

            assertThat(expecting("null").out()).isEqualTo(here);
        } finally {
            TimeZone.setDefault(zone);
            Locale.setDefault(language);
        }
    }
}
