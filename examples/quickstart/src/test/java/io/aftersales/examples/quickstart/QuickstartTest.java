package io.aftersales.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Checks what the quickstart prints. */
class QuickstartTest {
    @Test
    void printsADayAtTheReturnsCounter() {
        assertThat(printedBy())
                .contains(
                        "  Total: CNY 23.03",
                        "  Paid back on POINTS: CNY 1.16 (12 points)",
                        "  paid 198.00 = refunded 23.03 + kept 0.00 + remaining 174.97",
                        "  Total: CNY 174.97",
                        "  paid 198.00 = refunded 198.00 + kept 0.00 + remaining 0.00",
                        "  QUANTITY_EXCEEDED: 1 of line MUG asked, 0 left",
                        "  gave back coupon SPRING",
                        "  order marked FULLY_REFUNDED, CNY 198.00 given back");
    }

    @Test
    void printsAWeekInFigures() {
        assertThat(printedBy("figures"))
                .contains(
                        "  Cases                          4, of them open 1",
                        "  After-sales rate               10.0 %",
                        "  Refunded, minor units          {CNY=5300}",
                        "  Satisfaction                   4.0 of 5");
    }

    @Test
    void printsAnExchangeForDearerGoodsAndTheirReturn() {
        assertThat(printedBy("exchange"))
                .contains(
                        "  paid for the goods given back       CNY 26.67",
                        "  value of the new goods              CNY 30.00",
                        "  will be asked for                    CNY 3.33",
                        "  can be applied for until       2026-03-09T10:00:00Z",
                        "  the buyer is asked for CNY 3.33 until 2026-03-08T10:00:00Z",
                        "  paid 83.33 = refunded 0.00 + kept 0.00 + remaining 83.33",
                        "  paid 83.33 = refunded 30.00 + kept 0.00 + remaining 53.33",
                        "  order marked EXCHANGED, CNY 0.00 given back, goods sent with R-1",
                        "  stock ORDERED: 1 x MUG-RED");
    }

    @Test
    void printsAReshipmentAndMoneyWhereNothingIsLeftToSend() {
        assertThat(printedBy("reship"))
                .contains(
                        "  2026-03-11 10:00  RESHIPPED          Goods delivered (INSPECTOR ines)",
                        "  LOST_PARCEL_FOUND P1",
                        "  order marked RESHIPPED, CNY 0.00 given back, goods sent with R-1",
                        "  paid 58.00 = refunded 58.00 + kept 0.00 + remaining 0.00");
    }

    @Test
    void printsAnOrderCapturedInTwoPartsWithTwoTaxRates() {
        assertThat(printedBy("capture"))
                .contains(
                        "  VAT-9    gross      54.50   tax       4.50",
                        "  paid 230.00 = refunded 54.50 + kept 0.00 + remaining 175.50",
                        "  captured 200.00, paid out 24.50, still to collect 0.00",
                        "  VAT-21   gross      60.50   tax      10.50",
                        "  paid 230.00 = refunded 115.00 + kept 0.00 + remaining 115.00",
                        "  order marked PARTIALLY_REFUNDED, CNY 54.50 given back",
                        "  order marked PARTIALLY_REFUNDED, CNY 115.00 given back");
    }

    @Test
    void printsAWindowByARuleAndAnExceptionAfterIt() {
        assertThat(printedBy("window"))
                .contains(
                        "  MUG      for NOT_LIKED      until 2026-02-07 10:00",
                        "  2026-01-18 10:00  PENDING_REVIEW     Window rule PRESENTS applied to MUG, until 2026-02-07T10:00:00Z"
                                + " (BUYER buyer-7)",
                        "  WINDOW_EXPIRED: the time to claim line TEAPOT ended at 2026-02-07T10:00:00Z by rule PRESENTS",
                        "  2026-03-05 10:00  PENDING_REVIEW     Opened as an exception, in spite of WINDOW_EXPIRED (AGENT alex)",
                        "  2026-03-06 10:00  REFUNDED           CNY 140.00 refunded (SYSTEM aftersales)",
                        "  paid 200.00 = refunded 170.00 + kept 0.00 + remaining 30.00");
    }

    @Test
    void printsAReturnForStoreCreditWithItsBonus() {
        assertThat(printedBy("credit"))
                .contains(
                        "  Total: CNY 140.00",
                        "  And a bonus of CNY 11.20 on store credit, as a gift",
                        "  paid 200.00 = refunded 140.00 + kept 0.00 + remaining 60.00",
                        "  paid     CNY 112.00 on balance   R1, key as-1009-1-pay-CARD-0",
                        "  paid      CNY 28.00 on GIFTCARD  R2, key as-1009-1-pay-GIFT-0",
                        "  gave CNY 11.20 of store credit as a bonus");
    }

    @Test
    void printsAReturnThatIsPaidAtTheScanAndItsShortfall() {
        assertThat(printedBy("early"))
                .contains(
                        "  paid 200.00 = refunded 60.00 + kept 0.00 + remaining 140.00",
                        "  SHORTFALL CNY 30.00",
                        "Shortfall OPEN",
                        "  missing 30.00   paid back 0.00   written off 0.00",
                        "Shortfall RECOVERED",
                        "  missing 30.00   paid back 30.00   written off 0.00",
                        "  paid 230.00 = refunded 60.00 + kept 30.00 + remaining 140.00");
    }

    @Test
    void printsAnOfferAndAnAppeal() {
        assertThat(printedBy("offer"))
                .contains(
                        "The shop offers CNY 50.00, and the buyer keeps the goods, until 2026-03-07 10:00",
                        "  2026-03-05 10:00  APPROVED           The buyer keeps 1 of line TEAPOT (BUYER buyer-7)",
                        "  2026-03-06 10:00  PENDING_REVIEW     Appeal made (BUYER buyer-7)",
                        "  NOT_PERMITTED: REVIEWER rita may not APPROVE",
                        "  2026-03-06 10:00  APPROVED           Approved for CNY 30.00 (SUPERVISOR sue)",
                        "  paid 200.00 = refunded 80.00 + kept 90.00 + remaining 30.00");
    }

    @Test
    void printsADayOfThoseWhoTakeCareOfCases() {
        assertThat(printedBy("tickets"))
                .contains(
                        "  1007.1-1  HIGH    ASSIGNED       returns      zoe   due 2026-03-09 10:00",
                        "  1005.1-1  NORMAL  AWAITING_BUYER returns      ada   the clocks stand still",
                        "  1006.1-1  NORMAL  ASSIGNED       returns      ada   due 2026-03-09 13:00",
                        "  1006.1-1  NORMAL  ESCALATED      supervisors  -     due 2026-03-09 13:00",
                        "  TICKET_OVERDUE 1007.1-1 RESPONSE",
                        "  2026-03-09 14:30  RESOLVED       TICKET_RESOLVED (SUPERVISOR sue)",
                        "  1006.1-1 of buyer-7");
    }

    private static Stream<String> printedBy(String... page) {
        var printed = new ByteArrayOutputStream();
        PrintStream before = System.out;
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            Quickstart.main(page);
        } finally {
            System.setOut(before);
        }
        return printed.toString(StandardCharsets.UTF_8).lines();
    }
}
