package io.aftersales.examples.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code replay} from the outside: what its options and columns mean. */
class ReplayCommandTests {
    private static final String REQUESTS =
            "case_id,requested_at,customer_id,order_id,line_no,sku,quantity,kind,reason,evidence";

    @TempDir
    private Path folder;

    private PastFiles past;

    @BeforeEach
    void oneOrderOfThreeMugs() {
        past = new PastFiles(folder);
    }

    @Nested
    class Tables {
        @Test
        void readAlikePlainAndCompressed() {
            var plain = past.figures();
            var compressed = past.compressed().figures();
            assertThat(plain.get("goods_refund_minor").longValue()).isEqualTo(667);
            assertThat(compressed.get("goods_refund_minor").longValue()).isEqualTo(667);
        }

        @Test
        void goByTheNamesOfTheirColumnsAndIgnoreOthers() {
            past.lines("amount_minor,colour,line_no,quantity,order_id,sku", "2000,\"red, blue\",1,3,1,MUG");
            assertThat(past.figures().get("goods_refund_minor").longValue()).isEqualTo(667);
        }

        @Test
        void mayBeginWithAByteOrderMark() {
            past.write(
                    "orders",
                    "\uFEFForder_id,customer_id,placed_at\n1,ANNA,2024-03-01T10:00:00\n"
                            .getBytes(StandardCharsets.UTF_8));
            assertThat(past.verdicts()).containsExactly("ACCEPTED");
        }

        @Test
        void passOverLinesOfOrdersTheyDoNotHave() {
            past.lines("order_id,line_no,sku,quantity,amount_minor", "2,1,CUP,1,100", "1,1,MUG,3,2000");
            assertThat(past.verdicts()).containsExactly("ACCEPTED");
        }

        @Test
        void mayHoldNoRequestAtAll() {
            past.requests(REQUESTS);
            assertThat(past.figures().get("cases").intValue()).isZero();
        }
    }

    @Nested
    class Window {
        @ParameterizedTest
        @CsvSource({
            "7, 2024-03-08T10:00:00, ACCEPTED",
            "7, 2024-03-08T10:00:01, WINDOW_EXPIRED",
            "1, 2024-03-02T10:00:00, ACCEPTED",
            "1, 2024-03-02T10:00:01, WINDOW_EXPIRED",
            "none, 2029-03-01T10:00:00, ACCEPTED"
        })
        void endsWithTheInstantAndIncludesIt(String days, String at, String verdict) {
            past.requests(REQUESTS, "R1," + at + ",ANNA,1,1,MUG,1,,,");
            assertThat(past.verdicts("--window-days", days)).containsExactly(verdict);
        }

        @Test
        void isSevenDaysUnlessSaidOtherwise() {
            past.requests(REQUESTS, "R1,2024-03-08T10:00:01,ANNA,1,1,MUG,1,,,");
            assertThat(past.verdicts()).containsExactly("WINDOW_EXPIRED");
        }

        @ParameterizedTest
        @ValueSource(strings = {"0", "-1", "seven", "1.5", "", "9999999999"})
        void isADayAtLeast(String days) {
            Run run = past.replay("--window-days", days);
            assertThat(run.status()).isEqualTo(2);
            assertThat(run.err()).contains("expected a number of days from 1 to 999999 or none");
        }
    }

    @Nested
    class Delivery {
        @ParameterizedTest(name = "{0}, delivered {1}: {2} is {3}")
        @CsvSource({
            // A buyer may send back what was delivered, and nothing else.
            "DELIVERED, 2024-03-01T12:00:00, RETURN_REFUND, ACCEPTED",
            "COMPLETED, 2024-03-01T12:00:00, RETURN_REFUND, ACCEPTED",
            "'',        2024-03-01T12:00:00, RETURN_REFUND, ACCEPTED",
            "DELIVERED, '',                  RETURN_REFUND, ORDER_STATE",
            "DELIVERED, 2024-03-02T10:00:00, RETURN_REFUND, ACCEPTED",
            "DELIVERED, 2024-03-02T10:00:01, RETURN_REFUND, ORDER_STATE",
            "SHIPPED,   '',                  RETURN_REFUND, ORDER_STATE",
            "SHIPPED,   2024-03-01T12:00:00, RETURN_REFUND, ACCEPTED",
            "PAID,      2024-03-01T12:00:00, RETURN_REFUND, ORDER_STATE",
            "UNPAID,    2024-03-01T12:00:00, RETURN_REFUND, ORDER_STATE",
            "CANCELLED, 2024-03-01T12:00:00, RETURN_REFUND, ORDER_STATE",
            "SHIPPED,   '',                  REFUND_ONLY,   QUANTITY_EXCEEDED", // the parcel holds more than the one
            // mug
            "PAID,      '',                  REFUND_ONLY,   ACCEPTED",
            "CANCELLED, '',                  REFUND_ONLY,   ACCEPTED",
            "UNPAID,    '',                  REFUND_ONLY,   ORDER_STATE",
            "DELIVERED, 2024-03-01T12:00:00, EXCHANGE,      ACCEPTED",
            "SHIPPED,   '',                  EXCHANGE,      ORDER_STATE",
            "SHIPPED,   '',                  RESHIP,        ORDER_STATE"
        })
        void decidesWithTheStatus(String status, String delivered, String kind, String verdict) {
            past.orders(
                    "order_id,customer_id,placed_at,status,delivered_at",
                    "1,ANNA,2024-03-01T10:00:00," + status + "," + delivered);
            past.requests(REQUESTS, "R1,2024-03-02T10:00:00,ANNA,1,1,MUG,1," + kind + ",,");
            assertThat(past.verdicts()).containsExactly(verdict);
        }

        @Test
        void countsFromTheOrderWhenTheFileSaysNothingOfIt() {
            past.orders("order_id,customer_id,placed_at,status", "1,ANNA,2024-03-01T10:00:00,SHIPPED");
            assertThat(past.verdicts()).containsExactly("ORDER_STATE");
        }
    }

    @Nested
    class GoodsInsteadOfMoney {
        private static final String WANTING = REQUESTS + ",wanted_sku";

        @Test
        void unitsThatWereExchangedAreGoneFromTheirLine() {
            past.requests(
                    WANTING,
                    "R1,2024-03-02T10:00:00,ANNA,1,1,MUG,1,EXCHANGE,WRONG_COLOUR,,MUG-RED",
                    "R2,2024-03-02T11:00:00,ANNA,1,1,MUG,3,RETURN_REFUND,,,",
                    "R3,2024-03-02T12:00:00,ANNA,1,1,MUG,2,RETURN_REFUND,,,");
            assertThat(past.verdicts()).containsExactly("ACCEPTED", "QUANTITY_EXCEEDED", "ACCEPTED");
            assertThat(past.figures("--again").get("second_pass_refund_minor").longValue())
                    .isZero();
            assertThat(past.figures().get("units_returned").longValue()).isEqualTo(3);
            assertThat(past.figures().get("total_refund_minor").longValue()).isEqualTo(1333);
        }

        @ParameterizedTest(name = "asked for {0}, promised {1}: {2}")
        @CsvSource({
            "2024-03-05T11:59:59, 2024-03-01T12:00:00, REASON_NOT_VERIFIED",
            "2024-03-05T12:00:00, 2024-03-01T12:00:00, ACCEPTED",
            "2024-03-05T12:00:00, '',                  REASON_NOT_VERIFIED"
        })
        void aParcelIsLostWhenItIsMoreThanThreeWholeDaysLate(String asked, String promised, String verdict) {
            past.orders(
                    "order_id,customer_id,placed_at,status,promised_at",
                    "1,ANNA,2024-02-28T10:00:00,SHIPPED," + promised);
            past.requests(WANTING, "R1," + asked + ",ANNA,1,1,MUG,3,RESHIP,LOST_IN_TRANSIT,,");
            assertThat(past.verdicts()).containsExactly(verdict);
        }

        @Test
        void whatIsSentAgainLaterDoesNotChangeWhatWasDecidedBefore() {
            past.orders(
                    "order_id,customer_id,placed_at,status,promised_at",
                    "1,ANNA,2023-12-28T10:00:00,SHIPPED,2024-01-01T10:00:00");
            past.requests(
                    WANTING,
                    "R1,2024-01-05T10:00:00,ANNA,1,1,MUG,1,RETURN_REFUND,,,",
                    "R2,2024-01-10T10:00:00,ANNA,1,1,MUG,1,RESHIP,LOST_IN_TRANSIT,,");
            assertThat(past.verdicts("--again")).containsExactly("ORDER_STATE", "ACCEPTED");
            assertThat(past.figures("--again").get("second_pass_refund_minor").longValue())
                    .isZero();
        }

        @Test
        void goodsSentAgainMayBeFaultyToo() {
            past.requests(
                    WANTING,
                    "R1,2024-03-02T10:00:00,ANNA,1,1,MUG,2,RESHIP,DAMAGED,no,",
                    "R2,2024-03-02T11:00:00,ANNA,1,1,MUG,2,RESHIP,DAMAGED,yes,",
                    "R3,2024-03-02T12:00:00,ANNA,1,1,MUG,3,RESHIP,DAMAGED,yes,",
                    "R4,2024-03-02T13:00:00,ANNA,1,1,MUG,4,RESHIP,DAMAGED,yes,");
            assertThat(past.verdicts())
                    .containsExactly("EVIDENCE_REQUIRED", "ACCEPTED", "ACCEPTED", "QUANTITY_EXCEEDED");
            assertThat(past.figures().get("total_refund_minor").longValue()).isZero();
        }
    }

    @Nested
    class Requests {
        @Test
        void addUpWhenALineStandsTwice() {
            past.requests(
                    REQUESTS,
                    "R1,2024-03-02T10:00:00,ANNA,1,1,MUG,1,,,",
                    "R1,2024-03-02T10:00:00,ANNA,1,1,MUG,2,,QUALITY_ISSUE,",
                    "R2,2024-03-02T10:00:00,ANNA,1,1,MUG,1,,,");
            var figures = past.figures();
            assertThat(past.verdicts()).containsExactly("ACCEPTED", "QUANTITY_EXCEEDED");
            assertThat(figures.get("accepted_items").intValue()).isEqualTo(2);
            assertThat(figures.get("units_returned").intValue()).isEqualTo(3);
            assertThat(figures.get("lines_returned").intValue()).isEqualTo(1);
        }

        @Test
        void areAllOrNothing() {
            past.requests(
                    REQUESTS,
                    "R1,2024-03-02T10:00:00,ANNA,1,1,MUG,1,,,",
                    "R1,2024-03-02T10:00:00,ANNA,1,2,CUP,1,,,",
                    "R2,2024-03-02T10:00:00,ANNA,1,1,MUG,3,,,");
            assertThat(past.verdicts()).containsExactly("UNKNOWN_LINE", "ACCEPTED");
        }

        @ParameterizedTest(name = "{0}: {1}")
        @CsvSource(
                delimiter = '|',
                value = {
                    "ANNA,,1,MUG,1,,,                  | ORDER_NOT_FOUND",
                    "ANNA,9,1,MUG,1,,,                 | ORDER_NOT_FOUND",
                    "BEN,1,1,MUG,1,,,                  | NOT_OWNER",
                    "ANNA,1,,MUG,1,,,                  | NOTHING_ASKED",
                    "ANNA,1,,,,REFUND_ONLY,,           | ACCEPTED",
                    "ANNA,1,1,MUG,1,REFUND_ONLY,DAMAGED,   | EVIDENCE_REQUIRED",
                    "ANNA,1,1,MUG,1,REFUND_ONLY,DAMAGED,no | EVIDENCE_REQUIRED",
                    "ANNA,1,1,MUG,1,REFUND_ONLY,DAMAGED,yes| ACCEPTED",
                    "ANNA,1,1,MUG,0,,,                 | INVALID_COMMAND"
                })
        void areRefusedForWhatStandsInTheirWay(String request, String verdict) {
            past.requests(REQUESTS, "R1,2024-03-02T10:00:00," + request.strip());
            assertThat(past.verdicts()).containsExactly(verdict);
        }

        @ParameterizedTest(name = "a line {0}: {1}")
        @CsvSource({"'1,1,MUG,0,2000', INVALID_ORDER", "'1,1,MUG,3,-1', INVALID_ORDER"})
        void areRefusedOnAnOrderThatCannotBe(String line, String verdict) {
            past.lines("order_id,line_no,sku,quantity,amount_minor", line);
            past.requests(
                    REQUESTS, "R1,2024-03-02T10:00:00,ANNA,1,1,MUG,1,,,", "R2,2024-03-02T10:00:00,BEN,1,1,MUG,1,,,");
            assertThat(past.verdicts()).containsExactly(verdict, "NOT_OWNER");
        }
    }

    @Nested
    class Money {
        @Test
        void goesBackToWhatWasPaidWith() {
            past.tenders("order_id,tender_no,channel,amount_minor", "1,1,CARD,1500", "1,2,WALLET,500");
            assertThat(past.figures().get("refund_minor_by_channel").toString())
                    .isEqualTo("{\"CARD\":500,\"WALLET\":167}");
        }

        @Test
        void mustHaveBeenPaidByTheTendersWhenThereIsAFileOfThem() {
            past.tenders("order_id,tender_no,channel,amount_minor", "1,1,CARD,1500");
            assertThat(past.verdicts()).containsExactly("ORDER_DOES_NOT_BALANCE");
        }

        @Test
        void followsThePolicy() throws IOException {
            past.orders(
                    "order_id,customer_id,placed_at,coupon_minor,shipping_minor", "1,ANNA,2024-03-01T10:00:00,200,300");
            Path policy = Files.writeString(
                    folder.resolve("policy.json"),
                    "{\"coupon\": \"KEPT_UNTIL_FULL_RETURN\", \"restockingFee\": {\"percent\": 10}}");
            assertThat(past.figures().get("total_refund_minor").longValue()).isEqualTo(600);
            assertThat(past.figures("--policy", policy.toString())
                            .get("total_refund_minor")
                            .longValue())
                    .isEqualTo(600); // 667 less 67
            past.requests(REQUESTS, "R1,2024-03-02T10:00:00,ANNA,1,1,MUG,3,,,");
            assertThat(past.figures().get("total_refund_minor").longValue()).isEqualTo(2100);
            assertThat(past.figures("--policy", policy.toString())
                            .get("goods_refund_minor")
                            .longValue())
                    .isEqualTo(1620);
        }

        @Test
        void isRefusedUnderAPolicyThatIsNone() throws IOException {
            Path policy = Files.writeString(folder.resolve("policy.json"), "{\"coupons\": \"PRO_RATA\"}");
            Run run = past.replay("--policy", policy.toString());
            assertThat(run.status()).isEqualTo(2);
            assertThat(run.err()).startsWith(policy + ":1:13: coupons: unknown field");
        }
    }

    @Nested
    class Again {
        @Test
        void booksNothingWhateverBecameOfTheRequests() {
            past.requests(
                    REQUESTS,
                    "R1,2024-03-02T10:00:00,ANNA,1,1,MUG,1,,,",
                    "R2,2024-03-02T10:00:00,BEN,1,1,MUG,1,,,",
                    "R3,2024-03-02T10:00:00,ANNA,1,1,MUG,3,,,",
                    "R4,2024-03-03T10:00:00,ANNA,1,1,MUG,2,REFUND_ONLY,NOT_RECEIVED,",
                    "R5,2024-03-03T10:00:00,ANNA,,1,MUG,2,,,");
            var figures = past.figures("--again");
            assertThat(figures.get("total_refund_minor").longValue()).isEqualTo(2000);
            assertThat(figures.get("second_pass_refund_minor").longValue()).isZero();
        }

        @Test
        void isNotToldOfUnlessAskedFor() {
            assertThat(past.figures().has("second_pass_refund_minor")).isFalse();
            assertThat(past.figures().has("run_seconds")).isFalse();
        }
    }

    @Test
    void helpNamesEveryOption() {
        Run run = Run.of("replay", "--help");
        assertThat(run.status()).isZero();
        assertThat(run.out())
                .contains(
                        "--orders",
                        "--lines",
                        "--requests",
                        "--tenders",
                        "--window-days",
                        "--policy",
                        "--outcomes",
                        "--again",
                        "--timings",
                        "--json");
    }
}
