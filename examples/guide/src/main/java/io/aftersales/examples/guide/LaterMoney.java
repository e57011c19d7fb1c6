package io.aftersales.examples.guide;

import io.aftersales.domain.finance.CreditNote;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.orders.Amendment;
import io.aftersales.domain.orders.OrderFacts;
import io.aftersales.domain.orders.OrderLine;
import io.aftersales.domain.orders.OrderState;
import io.aftersales.domain.orders.RefundHistory;
import io.aftersales.domain.orders.Sale;
import io.aftersales.domain.orders.Tender;
import io.aftersales.domain.policy.CasePolicy;
import io.aftersales.domain.refunds.OrderAccount;
import io.aftersales.domain.refunds.RefundBreakdown;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.domain.shared.TenderId;
import io.aftersales.inmemory.InMemoryAfterSales;
import io.aftersales.ports.desks.AfterSales;
import io.aftersales.ports.desks.Commands.ApproveCase;
import io.aftersales.ports.desks.Commands.GiveBackKept;
import io.aftersales.ports.desks.Commands.ItemAsked;
import io.aftersales.ports.desks.Commands.OpenCase;
import io.aftersales.ports.desks.Commands.RecordCapture;
import io.aftersales.ports.desks.Commands.RecordExternalRefund;
import io.aftersales.ports.desks.Commands.ReverseExternalRefund;
import io.aftersales.ports.desks.Commands.UnitsOfLine;
import io.aftersales.ports.desks.Request;
import io.aftersales.ports.desks.ShopPolicy;
import java.io.PrintStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Money that moves after an order was sold and refunded, with what the account of the order tells after each step. */
final class LaterMoney {
    private static final Instant PLACED = SampleShop.DELIVERED;
    private static final OrderId ORDER = OrderId.of("1003");
    private static final TenderId CARD = TenderId.of("CARD");
    private static final Actor BUYER = Actor.buyer("buyer-7");
    private static final Actor FAY = Actor.finance("fay");
    private static final Actor FINN = Actor.finance("finn");

    private LaterMoney() {}

    static void print(PrintStream out) {
        var rules = CasePolicy.builder().fourEyesAbove(Money.of("60.00", "CNY")).build();
        InMemoryAfterSales shop = InMemoryAfterSales.under(ShopPolicy.STANDARD.with(rules), PLACED);
        AfterSales desks = shop.desks();
        shop.orders().put(order());
        CaseId id = cancelled(desks);
        tell("one tin cancelled", shop, out);
        capture(desks, out);
        tell("the rest captured", shop, out);
        goesElsewhere(desks, out);
        tell("one tin refunded at the provider", shop, out);
        comesBack(desks, out);
        tell("that refund came back", shop, out);
        givesBack(desks, id, out);
        tell("the fee given back", shop, out);
        byTwo(shop, out);
        credit(shop, id, out);
    }

    /** An order that was added to, of which one tin was refunded before the host used this library. */
    private static OrderFacts order() {
        // guide:start captures
        var sale = Sale.of(ORDER.value(), "CNY")
                .with(OrderLine.of("TEA", "TEA-GREEN", 4, 21800).taxed(1800, "VAT-9"))
                .paidBy(Tender.money("CARD", "VISA", 21800).captured(20000));
        // guide:end captures
        // guide:start history
        var mug = Sale.of(ORDER.value(), "CNY")
                .with(OrderLine.of("MUG", "MUG-BLUE", 1, 6050).taxed(1050, "VAT-21"))
                .paidBy(Tender.money("CASH", "CASH", 6050));
        var before = new RefundHistory(Map.of(LineId.of("TEA"), 1L), Map.of(CARD, 5450L));
        return new OrderFacts(sale, BUYER.id(), OrderState.PAID, PLACED, List.of(), Map.of())
                .refundedBefore(before)
                .amendedBy(Amendment.of(mug));
        // guide:end history
    }

    private static CaseId cancelled(AfterSales desks) {
        var tin = List.of(ItemAsked.of("TEA", 1, "NOT_LIKED"));
        return desks.applications()
                .open(OpenCase.of(Request.of("c1", BUYER), ORDER, CaseKind.REFUND_ONLY, tin))
                .flatMap(it -> desks.reviews()
                        .approve(ApproveCase.byPolicy(Request.of("c2", Actor.reviewer("rita")), it.caseId())
                                .withFee(Money.of("4.50", "CNY"))))
                .get()
                .caseId();
    }

    private static void capture(AfterSales desks, PrintStream out) {
        // guide:start capture
        desks.refunds()
                .recordCapture(
                        new RecordCapture(Request.of("c3", FAY), ORDER, CARD, Money.of("18.00", "CNY"), "capture-2"))
                .peekLeft(refusal -> out.println(refusal.message()));
        // guide:end capture
    }

    private static void goesElsewhere(AfterSales desks, PrintStream out) {
        // guide:start elsewhere
        var units = List.of(new UnitsOfLine(LineId.of("TEA"), 1));
        desks.refunds()
                .recordExternal(new RecordExternalRefund(
                        Request.of("c4", FAY), ORDER, CARD, Money.of("50.00", "CNY"), "re_77", PLACED, units))
                .peekLeft(refusal -> out.println(refusal.message()));
        // guide:end elsewhere
    }

    private static void comesBack(AfterSales desks, PrintStream out) {
        // guide:start comes-back
        desks.refunds()
                .reverseExternal(new ReverseExternalRefund(
                        Request.of("c5", FAY), ORDER, "re_77", Money.of("50.00", "CNY"), PLACED))
                .peekLeft(refusal -> out.println(refusal.message()));
        // guide:end comes-back
    }

    private static void givesBack(AfterSales desks, CaseId id, PrintStream out) {
        // guide:start gives-back
        desks.refunds()
                .giveBackKept(new GiveBackKept(
                        Request.of("c6", FAY), id, Money.of("4.50", "CNY"), "the fee was promised to be waived"))
                .peekLeft(refusal -> out.println(refusal.message()));
        // guide:end gives-back
    }

    private static void byTwo(InMemoryAfterSales shop, PrintStream out) {
        AfterSales desks = shop.desks();
        out.println("a dispute lost, above the limit of one person");
        // guide:start four-eyes
        int sent = 0;
        for (Actor by : List.of(FAY, FAY, FINN)) {
            desks.refunds()
                    .recordExternal(new RecordExternalRefund(
                            Request.of("c7-" + ++sent, by), ORDER, CARD, Money.of("80.00", "CNY"), "dispute-9", PLACED))
                    .peek(receipt -> out.println(
                            "  " + by.id() + ": next " + receipt.next().what()))
                    .peekLeft(refusal -> out.println("  " + by.id() + ": " + refusal.code()));
            OrderAccount account = shop.repository().account(ORDER).orElseThrow();
            out.println("  waiting " + account.waiting().size() + ", external " + account.external());
        }
        // guide:end four-eyes
    }

    private static void credit(InMemoryAfterSales shop, CaseId id, PrintStream out) {
        out.println("credit note of " + id);
        // guide:start credit-note
        RefundBreakdown booked =
                shop.repository().find(id).orElseThrow().refund().breakdown();
        if (booked != null) {
            CreditNote note = CreditNote.of(ORDER, booked);
            note.rates()
                    .forEach(each -> out.println("  " + each.rate() + ": net " + each.net() + ", tax " + each.tax()));
            out.println("  lines " + note.lines().get(0).gross() + " - kept " + note.kept() + " = " + note.gross());
        }
        // guide:end credit-note
    }

    private static void tell(String when, InMemoryAfterSales shop, PrintStream out) {
        OrderAccount account = shop.repository().account(ORDER).orElseThrow();
        out.println(when);
        out.println("  payable " + account.payable() + " = refunded " + account.refunded() + " + kept " + account.kept()
                + " + external " + account.external() + " + remaining " + account.remaining());
        out.println("  captured " + account.captured() + ", paid out " + account.paidOut() + ", to collect "
                + account.toCollect());
    }
}
