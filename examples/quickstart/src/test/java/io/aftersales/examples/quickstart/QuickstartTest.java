package io.aftersales.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.lifecycle.CaseStatus;
import io.aftersales.domain.lifecycle.LifeCycleDiagram;
import io.aftersales.domain.orders.OrderFacts;
import io.aftersales.domain.orders.OrderLine;
import io.aftersales.domain.orders.OrderState;
import io.aftersales.domain.orders.Parcel;
import io.aftersales.domain.orders.Sale;
import io.aftersales.domain.orders.Tender;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.inmemory.InMemoryAfterSales;
import io.aftersales.ports.desks.ShopPolicy;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the README promises about the quickstart. */
class QuickstartTest {
    private static final Path README = Path.of("..", "..", "README.md");
    private static final Path FIRST_RETURN =
            Path.of("src/main/java/io/aftersales/examples/quickstart/FirstReturn.java");
    private static final Path YOUR_ADAPTER =
            Path.of("src/test/java/io/aftersales/examples/quickstart/AcmePaymentsTest.java");
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

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

    @Test
    void theFirstReturnOfTheReadmeEndsRefunded() {
        var shop = InMemoryAfterSales.under(ShopPolicy.STANDARD, NOON);
        var sale = Sale.of("1001", "CNY")
                .with(OrderLine.of("MUG", "MUG-BLUE", 2, 5000))
                .paidBy(Tender.money("T1", "CARD", 5000));
        var parcel = Parcel.packed("P1", "W1", List.of(LineId.of("MUG"))).delivered(NOON);
        shop.orders().put(new OrderFacts(sale, "buyer-7", OrderState.DELIVERED, NOON, List.of(parcel), Map.of()));

        var receipt = FirstReturn.of(shop);

        assertThat(shop.repository().find(receipt.caseId()).orElseThrow().status())
                .isEqualTo(CaseStatus.REFUNDED);
        assertThat(shop.payments().paidOn("T1")).isEqualTo(2500);
        assertThat(shop.repository().account(OrderId.of("1001")).orElseThrow().remaining())
                .isEqualTo(2500);
    }

    @Test
    void theReadmeShowsTheCodeThatIsCompiledHere() throws IOException {
        assertThat(Files.readString(README))
                .contains("```java\n" + shown(FIRST_RETURN, "// README: the code of a first return") + "\n```")
                .contains("```java\n" + shown(YOUR_ADAPTER, "// README: check your adapter") + "\n```");
    }

    private static String shown(Path source, String from) throws IOException {
        String text = Files.readString(source);
        int start = text.indexOf('\n', text.indexOf(from)) + 1;
        return text.substring(start, text.lastIndexOf('\n', text.indexOf("// README: end")))
                .stripIndent();
    }

    @Test
    void theReadmeNamesTheVersionsTheKitIsBuiltWith() throws IOException {
        String pom = Files.readString(Path.of("..", "..", "pom.xml"));
        for (String each : List.of("junit", "assertj")) {
            String property = "<" + each + ".version>";
            int start = pom.indexOf(property) + property.length();
            String version = pom.substring(start, pom.indexOf('<', start));
            assertThat(Files.readString(README)).contains("<version>" + version + "</version>");
        }
    }

    @Test
    void theReadmeShowsTheLifeCyclePrintedFromTheTable() throws IOException {
        assertThat(Files.readString(README))
                .contains("```mermaid\n"
                        + LifeCycleDiagram.of(CaseKind.RETURN_REFUND).mermaid() + "```")
                .contains(
                        "```mermaid\n" + LifeCycleDiagram.of(CaseKind.EXCHANGE).mermaid() + "```");
    }
}
