package io.aftersales.examples.quickstart;

import io.aftersales.domain.cases.Advance;
import io.aftersales.domain.cases.Shortfall;
import io.aftersales.domain.cases.TimelineEntry;
import io.aftersales.domain.effects.Goods;
import io.aftersales.domain.effects.Route;
import io.aftersales.domain.goods.Claimable;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.orders.Charge;
import io.aftersales.domain.orders.Discount;
import io.aftersales.domain.orders.OrderFacts;
import io.aftersales.domain.orders.OrderLine;
import io.aftersales.domain.orders.Tender;
import io.aftersales.domain.refunds.ExchangeQuote;
import io.aftersales.domain.refunds.OrderAccount;
import io.aftersales.domain.refunds.RefundBreakdown;
import io.aftersales.domain.refunds.RefundQuote;
import io.aftersales.domain.refunds.TenderBalance;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.domain.tickets.Ticket;
import io.aftersales.domain.tickets.TicketLogEntry;
import io.aftersales.inmemory.InMemoryAfterSales;
import io.aftersales.inmemory.InMemoryRewards;
import io.aftersales.inmemory.ScriptedPayments.Payment;
import io.aftersales.ports.desks.Commands.ItemAsked;
import io.aftersales.ports.desks.TicketFile;
import io.aftersales.ports.views.CaseView;
import java.io.PrintStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Currency;
import java.util.List;
import java.util.stream.Collectors;

/** Prints orders, accounts, cases and tickets as plain text, as a shop assistant would want to see them. */
final class Counter {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneOffset.UTC);
    private static final Currency CNY = Currency.getInstance("CNY");

    private final InMemoryAfterSales shop;
    private final PrintStream out = System.out;

    Counter(InMemoryAfterSales shop) {
        this.shop = shop;
    }

    void title(String text) {
        out.printf("%n== %s %s%n", text, "=".repeat(Math.max(0, 76 - text.length())));
    }

    void order(OrderFacts order) {
        title("Order " + order.sale().id());
        for (OrderLine line : order.sale().lines()) {
            out.printf(
                    "  %-30s %14s%n",
                    line.quantity() + " x " + line.id() + " (" + line.sku() + ")", money(line.amount()));
        }
        for (Discount discount : order.sale().discounts()) {
            out.printf("  %-30s %14s%n", discount.kind() + " " + discount.id(), money(-discount.amount()));
        }
        for (Charge charge : order.sale().charges()) {
            String name = charge.isShipping() ? "Shipping" : charge.kind() + " " + charge.id();
            out.printf("  %-30s %14s%n", name, money(charge.amount()));
        }
        for (Tender tender : order.sale().tenders()) {
            String points = tender.points() > 0 ? " (" + tender.points() + " points)" : "";
            out.printf("  %-30s %14s%n", "paid by " + tender.id() + points, money(tender.amount()));
            if (tender.captured() != tender.amount()) {
                out.printf("  %-30s %14s%n", "  of it captured", money(tender.captured()));
            }
        }
    }

    void quote(RefundQuote quote) {
        out.printf("%nWhat would be refunded, and why%n");
        quote.breakdown().explanation().forEach(sentence -> out.println("  " + sentence));
        if (!quote.bonus().isZero()) {
            out.printf("  And a bonus of %s on store credit, as a gift%n", quote.bonus());
        }
    }

    /** Prints what an exchange would settle. */
    void quote(ExchangeQuote quote) {
        out.printf("%nWhat would be settled%n");
        out.printf("  %-30s %14s%n", "paid for the goods given back", quote.worth());
        out.printf("  %-30s %14s%n", "value of the new goods", quote.value());
        out.printf("  %-30s %14s%n", "will be asked for", quote.asked());
        out.printf("  %-30s %14s%n", "will be paid back", quote.paidBack());
        if (quote.until() != null) {
            out.printf("  %-30s %s%n", "can be applied for until", quote.until());
        }
    }

    /** Prints until when each line can be returned for reasons of the buyer's own, and for a fault. */
    void claimable(List<Claimable> places) {
        out.printf("%nWhat can be returned%n");
        for (Claimable place : places) {
            Claimable.Kind returns = place.kinds().get(CaseKind.RETURN_REFUND);
            for (String reason : List.of("NOT_LIKED", "QUALITY_ISSUE")) {
                Claimable.Terms terms =
                        returns == null ? null : returns.reasons().get(reason);
                if (terms != null) {
                    out.printf(
                            "  %-8s for %-14s until %s%n",
                            place.line(), reason, terms.until() == null ? "any day" : TIME.format(terms.until()));
                }
            }
        }
    }

    /** Prints the offer of the shop as the buyer reads it. */
    void offer(CaseId id, Actor buyer) {
        shop.desks().files().file(buyer, id).peek(file -> {
            CaseView.Offered offer = file.subject().offer();
            if (offer != null) {
                out.printf(
                        "%nThe shop offers %s%s, until %s%n",
                        offer.paid(),
                        offer.terms().keeping() ? ", and the buyer keeps the goods" : "",
                        TIME.format(offer.until()));
            }
        });
    }

    /** Prints how much of what was paid early has not come back. */
    void shortfall(CaseId id) {
        Advance early = shop.repository().find(id).orElseThrow().advance();
        Shortfall missing = early == null ? null : early.shortfall();
        if (missing != null) {
            out.printf(
                    "%nShortfall %s%n  missing %s   paid back %s   written off %s%n",
                    missing.state(), money(missing.amount()), money(missing.recovered()), money(missing.writtenOff()));
        }
    }

    /** Prints what is refunded under each tax rate. */
    void taxes(RefundBreakdown quote) {
        out.printf("%nBy tax rate%n");
        for (RefundBreakdown.OfRate rate : quote.taxes()) {
            out.printf("  %-8s gross %10s   tax %10s%n", rate.rate(), money(rate.gross()), money(rate.tax()));
        }
    }

    void timeline(CaseId id) {
        out.printf("%nCase %s%n", id);
        for (TimelineEntry entry : shop.repository().timeline(id)) {
            out.printf(
                    "  %s  %-18s %s (%s)%n",
                    TIME.format(entry.at()), entry.status(), entry.event().describe(), entry.by());
        }
    }

    void account(String when, OrderId order) {
        out.printf("%n%s%n", when);
        shop.repository()
                .account(order)
                .ifPresentOrElse(this::account, () -> out.println("  nothing was done on the order yet"));
    }

    private void account(OrderAccount account) {
        out.printf(
                "  paid %s = refunded %s + kept %s + %sremaining %s%n",
                money(account.payable()),
                money(account.refunded()),
                money(account.kept()),
                account.external() == 0 ? "" : "elsewhere " + money(account.external()) + " + ",
                money(account.remaining()));
        if (account.captured() != account.payable()) {
            out.printf(
                    "  captured %s, paid out %s, still to collect %s%n",
                    money(account.captured()), money(account.paidOut()), money(account.toCollect()));
        }
        for (TenderBalance tender : account.tenders()) {
            out.printf(
                    "  %-11s settled %10s   left %10s%s%n",
                    tender.tender().id(),
                    money(tender.settled()),
                    money(tender.left()),
                    tender.external() == 0 ? "" : "   elsewhere " + money(tender.external()));
        }
    }

    void askedOnceMore(Actor buyer, OrderId order) {
        title("And once more");
        shop.desks()
                .quotes()
                .quote(buyer, order, CaseKind.RETURN_REFUND, List.of(ItemAsked.of("MUG", 1, "NOT_LIKED")))
                .peek(quote -> out.println("  refunded again?!"))
                .peekLeft(refusal -> out.println("  " + refusal.code() + ": " + refusal.message()));
    }

    /** Prints a line for the unresolved ticket of each of these cases; a case without one is passed over. */
    void tickets(CaseId... ids) {
        for (CaseId id : ids) {
            shop.tickets().unresolved(id).ifPresent(this::ticket);
        }
    }

    private void ticket(Ticket ticket) {
        Instant due = ticket.dueAt();
        out.printf(
                "  %-9s %-7s %-14s %-12s %-5s %s%n",
                ticket.id(),
                ticket.priority(),
                ticket.status(),
                ticket.queue().group(),
                ticket.agent() == null ? "-" : ticket.agent(),
                due == null ? "the clocks stand still" : "due " + TIME.format(due));
    }

    /** Prints the log of a ticket. */
    void log(TicketFile file) {
        out.printf("%nTicket %s%n", file.ticket().id());
        for (TicketLogEntry entry : file.log()) {
            out.printf(
                    "  %s  %-14s %s (%s)%n",
                    TIME.format(entry.at()), entry.status(), entry.event().code(), entry.by());
        }
    }

    void alarms() {
        out.printf("%nAlarms raised%n");
        shop.notices().alarms().forEach(alarm -> out.println("  " + alarm.alarm() + " " + alarm.detail()));
    }

    void sum(OrderId order) {
        title("What really happened outside");
        for (Payment payment : shop.payments().payments()) {
            out.printf(
                    "  paid %14s on %-9s %s, key %s%n",
                    payment.instruction().amount(),
                    payment.instruction().route() == Route.BALANCE
                            ? "balance"
                            : payment.instruction().channel(),
                    payment.reference(),
                    payment.instruction().key());
        }
        shop.rewards().given().forEach(given -> out.println("  " + gift(given)));
        shop.orders()
                .marks(order)
                .forEach(mark -> out.println("  order marked " + mark.mark() + ", " + mark.givenBack() + " given back"
                        + (mark.replacementOrders().isEmpty()
                                ? ""
                                : ", goods sent with " + String.join(", ", mark.replacementOrders()))));
        shop.warehouse()
                .ledger()
                .forEach(movement -> out.println("  stock " + movement.what()
                        + (movement.warehouse().isEmpty() ? "" : " at " + movement.warehouse())
                        + goods(movement.goods())));
    }

    private static String gift(InMemoryRewards.Given given) {
        if (given.credit() != null) {
            return "gave " + given.credit() + " of store credit as a bonus";
        }
        return given.points() > 0 ? "gave back " + given.points() + " points" : "gave back coupon " + given.coupon();
    }

    private static String goods(List<Goods> goods) {
        return goods.stream()
                .map(each -> each.quantity() + " x " + each.sku())
                .collect(Collectors.joining(", ", ": ", ""));
    }

    private static String money(long minor) {
        return Money.ofMinor(minor, CNY).toDecimal().toPlainString();
    }
}
