package io.aftersales.examples.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files that are not in the format of {@code replay}: nothing is replayed, and the message names file, line and column. */
class ReplayFaultTests {
    private static final String ORDERS =
            "order_id,customer_id,placed_at,delivered_at,promised_at,status,shipping_minor,other_charges_minor,currency";
    private static final String LINES = "order_id,line_no,sku,quantity,amount_minor";
    private static final String TENDERS = "order_id,tender_no,channel,amount_minor";
    private static final String REQUESTS =
            "case_id,requested_at,customer_id,order_id,line_no,sku,quantity,kind,reason,evidence";

    @TempDir
    private Path folder;

    private void isFault(String table, String header, String rows, String message) {
        var past = new PastFiles(folder).write(table, (header + "\n" + rows).split("\n"));
        Run run = past.replay("--outcomes", folder.resolve("outcomes.csv").toString());
        assertThat(run.err()).isEqualTo(folder.resolve(table + ".csv") + message + System.lineSeparator());
        assertThat(run.out()).isEmpty();
        assertThat(run.status()).isEqualTo(2);
        assertThat(folder.resolve("outcomes.csv")).doesNotExist();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "1,ANNA,yesterday,,,,,,     | :2:3: placed_at: \"yesterday\" is no local time such as 2024-05-31T18:30:00",
                "1,ANNA,2024-03-01T10:00:00Z,,,,,,| :2:3: placed_at: \"2024-03-01T10:00:00Z\" is no local time such as 2024-05-31T18:30:00",
                "1,ANNA,2024-03-01T10:00:00,soon,,,,,| :2:4: delivered_at: \"soon\" is no local time such as 2024-05-31T18:30:00",
                "1,ANNA,2024-03-01T10:00:00,,,LOST,,,| :2:6: status: \"LOST\" is none of [UNPAID, PAID, SHIPPED, DELIVERED, COMPLETED, CANCELLED]",
                "1,ANNA,2024-03-01T10:00:00,,,,5.00,,| :2:7: shipping_minor: \"5.00\" is not a whole number",
                "1,ANNA,2024-03-01T10:00:00,,,,,99999999999999999999,| :2:8: other_charges_minor: \"99999999999999999999\" is beyond 64 bits",
                "1,ANNA,2024-03-01T10:00:00,,,,,,EURO| :2:9: currency: \"EURO\" is no currency",
                ",ANNA,2024-03-01T10:00:00,,,,,,| :2:1: order_id: order id is blank",
                "1,ANNA,2024-03-01T10:00:00| :2:4: $: 3 columns, the header has 9"
            })
    void ordersAreChecked(String row, String message) {
        isFault("orders", ORDERS, row.strip(), message.strip());
    }

    @Test
    void ordersAreCheckedAgainstEachOther() {
        String first = "1,ANNA,2024-03-01T10:00:00,,,,,,EUR\n";
        isFault(
                "orders",
                ORDERS,
                first + "1,BEN,2024-03-01T10:00:00,,,,,,EUR",
                ":3:1: order_id: order 1 is there already");
        isFault(
                "orders",
                ORDERS,
                first + "2,BEN,2024-03-01T10:00:00,,,,,,",
                ":3:9: currency: CNY after EUR: sums need one currency");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "1,1,MUG,three,2000 | :2:4: quantity: \"three\" is not a whole number",
                "1,1,MUG,3,         | :2:5: amount_minor: \"\" is not a whole number",
                "1,,MUG,3,2000      | :2:2: line_no: line id is blank"
            })
    void linesAreChecked(String row, String message) {
        isFault("lines", LINES, row.strip(), message.strip());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "1,1,CARD,x  | :2:4: amount_minor: \"x\" is not a whole number",
                "1,,CARD,10  | :2:2: tender_no: tender id is blank"
            })
    void tendersAreChecked(String row, String message) {
        isFault("tenders", TENDERS, row.strip(), message.strip());
    }

    @Test
    void cellsAreLimited() {
        String channel = "x".repeat(CsvRow.MOST_CHARACTERS);
        assertThat(new PastFiles(folder)
                        .tenders(TENDERS, "1,1," + channel + ",2000")
                        .replay("--outcomes", folder.resolve("o.csv").toString())
                        .status())
                .isZero();
        isFault("tenders", TENDERS, "1,1,x" + channel + ",2000", ":2:3: channel: 10001 characters, at most 10000");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "R1,2024-03-02,ANNA,1,1,MUG,1,,,             | :2:2: requested_at: \"2024-03-02\" is no local time such as 2024-05-31T18:30:00",
                ",2024-03-02T10:00:00,ANNA,1,1,MUG,1,,,      | :2:1: case_id: is blank",
                "R1,2024-03-02T10:00:00,,1,1,MUG,1,,,        | :2:3: customer_id: actor id is blank",
                "R1,2024-03-02T10:00:00,ANNA,1,1,MUG,,,,     | :2:7: quantity: \"\" is not a whole number",
                "R1,2024-03-02T10:00:00,ANNA,1,1,MUG,1,GIFT,,| :2:8: kind: \"GIFT\" is none of [REFUND_ONLY, RETURN_REFUND, EXCHANGE, RESHIP]",
                "R1,2024-03-02T10:00:00,ANNA,1,1,MUG,1,,,maybe| :2:10: evidence: \"maybe\" is none of [yes, no]"
            })
    void requestsAreChecked(String row, String message) {
        isFault("requests", REQUESTS, row.strip(), message.strip());
    }

    @ParameterizedTest(name = "{0}, then {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "R1,2024-03-02T10:00:01,ANNA,1,1,MUG,1,,,|R2,2024-03-02T10:00:00,ANNA,1,1,MUG,1,,,|:3:2: requested_at: 2024-03-02T10:00:00 is earlier than the row before",
                "R1,2024-03-02T10:00:00,ANNA,1,1,MUG,1,,,|R1,2024-03-02T10:00:00,ANNA,2,1,MUG,1,,,|:3:4: order_id: 2 after 1 in one case",
                "R1,2024-03-02T10:00:00,ANNA,1,1,MUG,1,,,|R1,2024-03-02T10:00:00,BEN,1,1,MUG,1,,,|:3:3: customer_id: BUYER BEN after BUYER ANNA in one case",
                "R1,2024-03-02T10:00:00,ANNA,1,1,MUG,1,,,|R1,2024-03-02T10:00:00,ANNA,1,1,MUG,1,REFUND_ONLY,,|:3:8: kind: REFUND_ONLY after RETURN_REFUND in one case",
                "R1,2024-03-02T10:00:00,ANNA,1,1,MUG,1,,,|R1,2024-03-02T10:00:01,ANNA,1,1,MUG,1,,,|:3:2: requested_at: 2024-03-02T10:00:01Z after 2024-03-02T10:00:00Z in one case"
            })
    void requestsAreCheckedAgainstEachOther(String first, String second, String message) {
        isFault("requests", REQUESTS, first + "\n" + second, message);
    }

    @Test
    void theRowsOfACaseStandTogether() {
        String row = "%s,2024-03-02T10:00:00,ANNA,1,1,MUG,1,,,\n";
        isFault(
                "requests",
                REQUESTS,
                row.formatted("R1") + row.formatted("R2") + row.formatted("R1"),
                ":4:1: case_id: the rows of case R1 do not stand together");
    }

    @Test
    void reasonsAreThoseTheShopKnows() {
        var past = new PastFiles(folder).requests(REQUESTS, "R1,2024-03-02T10:00:00,ANNA,1,1,MUG,1,,BORED,");
        assertThat(past.replay().err())
                .startsWith(folder.resolve("requests.csv") + ":2:9: reason: \"BORED\" is none of [NO_REASON, ");
    }

    @Test
    void columnsMustBeThereAndOnlyOnce() {
        isFault(
                "lines",
                "order_id,line_no,sku,quantity",
                "1,1,MUG,3",
                ":1:1: amount_minor: the column is missing, there are [order_id, line_no, sku, quantity]");
        isFault("lines", LINES + ",sku", "1,1,MUG,3,2000,MUG", ":1:6: sku: the column is there twice");
    }

    @Test
    void linesAreCountedAsAnEditorCountsThem() {
        isFault(
                "orders",
                ORDERS,
                "1,\"AN\nNA\",2024-03-01T10:00:00,,,,,,\n2,BEN,x,,,,,,",
                ":4:3: placed_at: \"x\" is no local time such as 2024-05-31T18:30:00");
    }

    @Test
    void whatCannotBeReadIsSaidSo() {
        var past = new PastFiles(folder);
        assertThat(Run.of("replay", "--orders", "nowhere.csv", "--lines", "l.csv", "--requests", "r.csv"))
                .isEqualTo(new Run(2, "", "nowhere.csv: no such file" + System.lineSeparator()));
        past.write("lines", (LINES + "\n1,1,M\u00FCG,3,2000\n").getBytes(StandardCharsets.ISO_8859_1));
        assertThat(past.replay().err()).startsWith(folder.resolve("lines.csv") + ": not UTF-8");
    }

    @Test
    void aFileThatIsNotCompressedIsNotReadAsOne() throws IOException {
        var past = new PastFiles(folder).compressed();
        Path lines = Files.writeString(folder.resolve("lines.csv.gz"), LINES);
        assertThat(past.replay().err()).startsWith(lines + ": cannot be read: Not in GZIP format");
    }

    @Test
    void whatCannotBeWrittenIsSaidSo() {
        Path out = folder.resolve("no/such/folder.csv");
        Run run = new PastFiles(folder).replay("--outcomes", out.toString());
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).startsWith(out + ": cannot be written");
        assertThat(run.out()).isEmpty();
    }

    @Test
    void ordersLinesAndRequestsAreAskedFor() {
        Run run = Run.of("replay", "--orders", "o.csv");
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("Missing required options: '--lines=FILE', '--requests=FILE'");
    }
}
