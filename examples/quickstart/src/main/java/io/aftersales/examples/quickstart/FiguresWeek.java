package io.aftersales.examples.quickstart;

import io.aftersales.domain.analytics.Counts;
import io.aftersales.domain.analytics.Figures;
import io.aftersales.domain.analytics.Figures.Dimension;
import io.aftersales.domain.analytics.Period;
import io.aftersales.domain.analytics.PeriodFigures;
import io.aftersales.domain.analytics.Ratio;
import io.aftersales.domain.analytics.Sketch;
import io.aftersales.domain.effects.Gift;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.orders.OrderFacts;
import io.aftersales.domain.orders.OrderLine;
import io.aftersales.domain.orders.OrderState;
import io.aftersales.domain.orders.Sale;
import io.aftersales.domain.orders.Tender;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.CommandId;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.domain.shared.RejectedException;
import io.aftersales.inmemory.InMemoryAfterSales;
import io.aftersales.ports.desks.AfterSales;
import io.aftersales.ports.desks.CaseFile;
import io.aftersales.ports.desks.Commands;
import io.aftersales.ports.desks.Commands.ItemAsked;
import io.aftersales.ports.desks.Request;
import io.aftersales.ports.desks.ShopPolicy;
import io.aftersales.ports.texts.CaseProgress;
import io.aftersales.ports.texts.RefundTable;
import io.aftersales.ports.texts.Texts;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Prints a week as the buyer and the shop look back on it: the buyer's progress and refund table in two languages, and the figures of the
 * week.
 */
final class FiguresWeek {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final Instant MONDAY = Instant.parse("2026-03-09T01:00:00Z");
    private static final long ORDERS_PLACED = 40;
    private static final Actor BUYER = Actor.buyer("buyer-7");
    private static final Actor ADA = Actor.agent("ada");
    private static final Actor RITA = Actor.reviewer("rita");

    private final InMemoryAfterSales shop = InMemoryAfterSales.under(ShopPolicy.STANDARD, MONDAY);
    private final AfterSales desks = shop.desks();
    private final Counter counter = new Counter(shop);
    private final PrintStream out = System.out;
    private int commands;

    private FiguresWeek() {}

    static void print() {
        new FiguresWeek().live();
    }

    private void live() {
        CaseId liked = cancelled("1101", "ORDER_CANCELLED");
        CaseId asked = cancelled("1102", "NOT_LIKED");
        CaseId open = cancelled("1103", "ORDER_CANCELLED");
        after(Duration.ofHours(2));
        approve(liked);
        desks.reviews()
                .requestInfo(new Commands.RequestInfo(Request.of(next(), RITA), asked, "The blue one or the red one?"))
                .getOrElseThrow(RejectedException::new);
        after(Duration.ofHours(20));
        desks.applications()
                .provideInfo(new Commands.ProvideInfo(Request.of(next(), BUYER), asked, "The blue one.", List.of()))
                .getOrElseThrow(RejectedException::new);
        after(Duration.ofHours(1));
        approve(asked);
        CaseId sorry = compensated("1102", 300, new Gift.Points(200));
        approve(sorry);
        desks.applications()
                .rate(new Commands.RateCase(Request.of(next(), BUYER), liked, 5))
                .getOrElseThrow(RejectedException::new);
        desks.applications()
                .rate(new Commands.RateCase(Request.of(next(), BUYER), asked, 3))
                .getOrElseThrow(RejectedException::new);

        for (Locale language : List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE)) {
            counter.title("What the buyer is told of " + asked + " and " + sorry + ", in "
                    + language.getDisplayLanguage(Locale.ENGLISH));
            Texts texts = Texts.in(language, SHANGHAI);
            CaseFile file = desks.files().file(BUYER, asked).getOrElseThrow(RejectedException::new);
            out.print(CaseProgress.of(file.subject(), file.timeline(), texts).toText(texts));
            out.println();
            out.print(RefundTable.of(Objects.requireNonNull(file.subject().refund()), texts)
                    .toText(texts));
            out.println();
            CaseFile given = desks.files().file(BUYER, sorry).getOrElseThrow(RejectedException::new);
            out.print(CaseProgress.of(given.subject(), given.timeline(), texts).toText(texts));
        }

        counter.title("The week in figures, of " + ORDERS_PLACED + " orders; " + open + " is still open");
        var week = new Period(LocalDate.of(2026, 3, 9), LocalDate.of(2026, 3, 16), SHANGHAI);
        figures(shop.figures().of(week, ORDERS_PLACED, Sketch::exact));
    }

    private void figures(PeriodFigures week) {
        Figures opened = week.opened();
        Counts all = opened.all();
        row("Cases", all.cases() + ", of them open " + all.open());
        row("After-sales rate", percent(week.afterSalesPeriodRate()));
        row("Return rate", percent(week.periodRate(CaseKind.RETURN_REFUND)));
        row("Refunded, minor units", all.refunded().toString());
        row("Handling time", hours(all.service().handling().value()));
        row("without waits for the buyer", hours(all.service().handlingByShop().value()));
        row(
                "longest",
                opened.handlingPercentile(100).map(seconds -> seconds + " s").orElse("-"));
        row(
                "Satisfaction",
                all.service()
                        .score()
                        .value()
                        .map(mean -> mean.rounded(1) + " of 5")
                        .orElse("-"));
        row("First contact", percent(all.service().firstContact().value()));
        row("Tickets in time", percent(all.service().resolutions().value()));
        for (Figures.Ranked each : opened.ranked(Dimension.REASON)) {
            row(each.value(), each.counts().cases() + ", " + percent(Optional.of(each.share())) + " of all");
        }
    }

    private void row(String name, String value) {
        out.printf("  %-30s %s%n", name, value);
    }

    private static String percent(Optional<Ratio> ratio) {
        return ratio.map(each -> new Ratio(Math.multiplyExact(each.part(), 100), each.of()).rounded(1) + " %")
                .orElse("-");
    }

    private static String hours(Optional<Ratio> seconds) {
        long hour = Duration.ofHours(1).toSeconds();
        return seconds.map(each -> new Ratio(each.part(), Math.multiplyExact(each.of(), hour)).rounded(1) + " h")
                .orElse("-");
    }

    private void approve(CaseId id) {
        desks.reviews()
                .approve(Commands.ApproveCase.byPolicy(Request.of(next(), RITA), id))
                .getOrElseThrow(RejectedException::new);
    }

    /** Gives goodwill on an order: money, and points that the shop values at one minor unit each. */
    private CaseId compensated(String order, long amount, Gift.Points points) {
        shop.rewards().grantsPoints(1, Currency.getInstance("CNY"));
        return desks.refunds()
                .giveGoodwill(Commands.GiveGoodwill.onOrder(
                                Request.of(next(), ADA),
                                OrderId.of(order),
                                Money.ofMinor(amount, "CNY"),
                                "The answer took a day.")
                        .with(List.of(points)))
                .getOrElseThrow(RejectedException::new)
                .caseId();
    }

    private void after(Duration time) {
        shop.clock().advance(time);
    }

    /** Opens a case for a mug that was paid and not shipped yet, and that the buyer no longer wants. */
    private CaseId cancelled(String order, String reason) {
        var sale = Sale.of(order, "CNY")
                .with(OrderLine.of("MUG", "MUG-BLUE", 2, 5000))
                .shipping(600)
                .paidBy(Tender.money("CARD", "VISA", 5600));
        shop.orders()
                .put(new OrderFacts(
                        sale, BUYER.id(), OrderState.PAID, MONDAY.minus(Duration.ofHours(1)), List.of(), Map.of()));
        return desks.applications()
                .open(Commands.OpenCase.of(
                        Request.of(next(), BUYER),
                        OrderId.of(order),
                        CaseKind.REFUND_ONLY,
                        List.of(ItemAsked.of("MUG", 1, reason))))
                .getOrElseThrow(RejectedException::new)
                .caseId();
    }

    private CommandId next() {
        commands++;
        return CommandId.of("command-" + commands);
    }
}
