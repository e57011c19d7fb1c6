package io.aftersales.examples.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Histories with rows that are numbers and still cannot be right: every command that reads one names file, line and cause, and keeps the
 * outcome that the format defines; sums that cannot be counted are refused.
 */
class HistoryCheckTests {
    private static final String ORDERS = "order_id,customer_id,placed_at,delivered_at,shipping_minor,coupon_minor";
    private static final String LINES = "order_id,line_no,sku,quantity,amount_minor";
    private static final String TENDERS = "order_id,tender_no,channel,amount_minor";
    private static final String REQUESTS = "case_id,requested_at,customer_id,order_id,line_no,sku,quantity";
    private static final String ORDER_1 = "1,ANNA,2024-03-01T10:00:00,2024-03-01T10:00:00,0,0";
    private static final String ORDER_2 = "2,BEN,2024-03-01T10:00:00,2024-03-01T10:00:00,0,0";

    @TempDir
    private Path folder;

    private PastFiles past;

    @BeforeEach
    void twoOrdersAndACaseOnTheFirst() {
        past = new PastFiles(folder)
                .orders(ORDERS, ORDER_1, ORDER_2)
                .lines(LINES, "1,1,MUG,3,2000", "2,1,MUG,1,700")
                .requests(REQUESTS, "R1,2024-03-02T10:00:00,ANNA,1,1,MUG,1");
    }

    private Run told(String command) {
        return command.equals("report")
                ? past.told("report", "--out", folder.resolve("report").toString())
                : past.told(command);
    }

    private List<String> warnings(String command) {
        Run run = told(command);
        assertThat(run.status()).as(run.err()).isZero();
        return run.err().lines().filter(line -> line.contains("warning:")).toList();
    }

    private String place(String table) {
        return folder.resolve(table + ".csv").toString();
    }

    @Nested
    class AnOrderThatCannotBeRight {
        @ParameterizedTest(name = "{0} of an order with no case")
        @CsvSource(
                delimiter = '|',
                value = {
                    "2,1,MUG,-69,700 | :3:4: quantity: warning: order 2 is refused as INVALID_ORDER: -69 is not from 1 to 92233720368547758",
                    "2,1,MUG,0,700 | :3:4: quantity: warning: order 2 is refused as INVALID_ORDER: 0 is not from 1 to 92233720368547758",
                    "2,1,MUG,9223372036854775807,700 | :3:4: quantity: warning: order 2 is refused as INVALID_ORDER: 9223372036854775807 is not from 1 to 92233720368547758",
                    "2,1,MUG,1,-700 | :3:5: amount_minor: warning: order 2 is refused as INVALID_ORDER: -700 is negative"
                })
        void isNamedByItsLineUnderEachCommand(String line, String message) {
            past.lines(LINES, "1,1,MUG,3,2000", line.strip());
            assertThat(warnings("replay")).containsExactly(place("lines") + message.strip());
            assertThat(warnings("report")).containsExactly(place("lines") + message.strip());
        }

        @Test
        void isNamedWhenALineIsThereTwice() {
            past.lines(LINES, "1,1,MUG,3,2000", "2,1,MUG,1,700", "2,1,MUG,1,700");
            assertThat(warnings("replay"))
                    .containsExactly(place("lines")
                            + ":4:2: line_no: warning: order 2 is refused as INVALID_ORDER: line 1 is there twice");
        }

        @Test
        void isNamedWhenATenderIsThereTwiceOrNegative() {
            past.tenders(TENDERS, "1,1,CARD,1000", "1,1,CARD,1000", "2,1,CARD,-700");
            assertThat(warnings("replay"))
                    .containsExactly(
                            place("tenders")
                                    + ":3:2: tender_no: warning: order 1 is refused as INVALID_ORDER: tender 1 is there twice",
                            place("tenders")
                                    + ":4:4: amount_minor: warning: order 2 is refused as INVALID_ORDER: -700 is negative");
        }

        @Test
        void isNamedWhenItsCouponIsAboveItsGoods() {
            past.orders(ORDERS, ORDER_1, "2,BEN,2024-03-01T10:00:00,2024-03-01T10:00:00,0,5000");
            assertThat(warnings("replay"))
                    .containsExactly(
                            place("orders")
                                    + ":3:6: coupon_minor: warning: order 2 is refused as INVALID_ORDER: 5000 is more than the 700 that it can reduce");
        }

        @Test
        void isNamedWhenItsShippingIsNegative() {
            past.orders(ORDERS, ORDER_1, "2,BEN,2024-03-01T10:00:00,2024-03-01T10:00:00,-5,0");
            assertThat(warnings("replay"))
                    .containsExactly(place("orders")
                            + ":3:5: shipping_minor: warning: order 2 is refused as INVALID_ORDER: -5 is negative");
        }

        @Test
        void isNamedWhenItsTendersDoNotAddUp() {
            past.tenders(TENDERS, "1,1,CARD,2000", "2,1,CARD,500");
            assertThat(warnings("replay"))
                    .containsExactly(
                            place("orders")
                                    + ":3:1: order_id: warning: order 2 is refused as ORDER_DOES_NOT_BALANCE: 700 payable, 500 in tenders");
        }

        @Test
        void keepsTheOutcomeOfItsCases() {
            past.lines(LINES, "1,1,MUG,-69,2000", "2,1,MUG,1,700");
            assertThat(past.verdicts()).containsExactly("INVALID_ORDER");
            assertThat(told("report").status()).isZero();
        }

        @Test
        void isNotToldOfWhereNothingForPeopleIsWanted() {
            past.lines(LINES, "1,1,MUG,-69,2000", "2,1,MUG,1,700");
            assertThat(past.replay().err()).isEmpty();
        }

        @Test
        void isOneOfTheFirstTwentyOrIsCounted() {
            var orders = new ArrayList<>(List.of(ORDERS, ORDER_1));
            var lines = new ArrayList<>(List.of(LINES, "1,1,MUG,3,2000"));
            for (int i = 2; i < 25; i++) {
                orders.add(i + ",BEN,2024-03-01T10:00:00,2024-03-01T10:00:00,0,0");
                lines.add(i + ",1,MUG,0,0");
            }
            past.orders(orders.toArray(String[]::new)).lines(lines.toArray(String[]::new));
            assertThat(warnings("replay")).hasSize(21).last().isEqualTo("warning: 3 more like these");
        }
    }

    @Nested
    class Units {
        @ParameterizedTest
        @ValueSource(strings = {"-69", "0", "9223372036854775807", "-9223372036854775808"})
        void thatCannotBeAreNotCountedAsSold(String quantity) throws java.io.IOException {
            past.lines(LINES, "1,1,MUG,3,2000", "2,1,MUG," + quantity + ",700");
            Run run = past.run("report", "--out", folder.resolve("report").toString());
            assertThat(run).isEqualTo(new Run(0, folder.resolve("report/report.html") + System.lineSeparator(), ""));
            assertThat(java.nio.file.Files.readString(folder.resolve("report/by-sku.csv")))
                    .contains(",3,0.3333\n");
        }
    }

    @Nested
    class Sums {
        @ParameterizedTest
        @ValueSource(strings = {"replay", "report"})
        void ofAmountsThatCannotBeCountedAreRefusedByTheLine(String command) {
            past.lines(LINES, "1,1,MUG,3,9223372036854775807", "1,2,JUG,1,1");
            assertThat(told(command))
                    .isEqualTo(fault(
                            "lines", ":3:5: amount_minor: the amounts of all rows up to this one are beyond 64 bits"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"replay", "report"})
        void ofUnitsThatCannotBeCountedAreRefusedByTheLine(String command) {
            var lines = new ArrayList<>(List.of(LINES));
            for (int i = 0; i <= 100; i++) {
                lines.add("1," + i + ",MUG,92233720368547758,1");
            }
            past.lines(lines.toArray(String[]::new));
            assertThat(told(command))
                    .isEqualTo(fault(
                            "lines", ":102:4: quantity: the quantities of all rows up to this one are beyond 64 bits"));
        }

        @Test
        void ofOrdersOfTendersAndOfRequestsAreRefusedByTheRow() {
            past.orders(
                    ORDERS,
                    "1,ANNA,2024-03-01T10:00:00,2024-03-01T10:00:00,9223372036854775807,0",
                    "2,BEN,2024-03-01T10:00:00,2024-03-01T10:00:00,1,0");
            assertThat(told("replay").err())
                    .startsWith(place("orders") + ":3:5: shipping_minor: the amounts of all rows up to this one");
            past.orders(ORDERS, ORDER_1).tenders(TENDERS, "1,1,A,9223372036854775807", "1,2,B,9223372036854775807");
            assertThat(told("replay").err())
                    .startsWith(place("tenders") + ":3:4: amount_minor: the amounts of all rows up to this one");
        }

        private Run fault(String table, String message) {
            return new Run(2, "", place(table) + message + System.lineSeparator());
        }
    }

    @Nested
    class Requests {
        @Test
        void thatNameAnotherProductThanTheLineAreNamed() {
            past.requests(REQUESTS, "R1,2024-03-02T10:00:00,ANNA,1,1,JUG,1");
            assertThat(warnings("replay"))
                    .containsExactly(place("requests")
                            + ":2:6: sku: warning: JUG is ignored: the product of line 1 of order 1 is MUG");
            assertThat(past.verdicts()).containsExactly("ACCEPTED");
        }

        @Test
        void thatAreThereTwiceAreNamed() {
            String row = "R1,2024-03-02T10:00:00,ANNA,1,1,MUG,2";
            past.requests(REQUESTS, row, row);
            assertThat(warnings("replay"))
                    .containsExactly(place("requests")
                            + ":3:1: case_id: warning: the row is the same as line 2; the quantities are added");
            assertThat(past.verdicts()).containsExactly("QUANTITY_EXCEEDED");
        }

        @Test
        void forNoUnitAreNamed() {
            past.requests(REQUESTS, "R1,2024-03-02T10:00:00,ANNA,1,1,MUG,0");
            assertThat(warnings("replay"))
                    .containsExactly(place("requests")
                            + ":2:7: quantity: warning: case R1 asks for 0, which no case can ask for");
            assertThat(past.verdicts()).containsExactly("INVALID_COMMAND");
        }
    }

    @Test
    void ordersWithoutTimesOfDeliveryAreSaidToCountAsDelivered() {
        past.orders("order_id,customer_id,placed_at", "1,ANNA,2024-03-01T10:00:00", "2,BEN,2024-03-01T10:00:00");
        assertThat(warnings("replay"))
                .containsExactly(
                        place("orders")
                                + ":1:1: delivered_at: warning: there is no such column, so every order counts as delivered when it was placed");
    }

    @Test
    void aHistoryThatIsRightHasNoWarning() {
        assertThat(told("replay").err()).isEmpty();
        assertThat(warnings("report")).isEmpty();
    }
}
