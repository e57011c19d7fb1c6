package io.aftersales.domain.cases;

import io.aftersales.domain.claims.CaseItem;
import io.aftersales.domain.claims.Fault;
import io.aftersales.domain.claims.Reason;
import io.aftersales.domain.effects.Disposition;
import io.aftersales.domain.effects.Outcome;
import io.aftersales.domain.effects.RefundDestination;
import io.aftersales.domain.goods.Finding;
import io.aftersales.domain.goods.Grade;
import io.aftersales.domain.goods.InspectionReport;
import io.aftersales.domain.goods.WindowCriteria;
import io.aftersales.domain.goods.WindowRule;
import io.aftersales.domain.goods.WindowRules;
import io.aftersales.domain.goods.WindowRules.Start;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.lifecycle.InboundState;
import io.aftersales.domain.lifecycle.Release;
import io.aftersales.domain.orders.Discount;
import io.aftersales.domain.orders.OrderFacts;
import io.aftersales.domain.orders.OrderLine;
import io.aftersales.domain.orders.OrderState;
import io.aftersales.domain.orders.Parcel;
import io.aftersales.domain.orders.Sale;
import io.aftersales.domain.orders.Tender;
import io.aftersales.domain.orders.TenderKind;
import io.aftersales.domain.refunds.ShippingChoice;
import io.aftersales.domain.refunds.Units;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What drives a {@link World}: one number for each choice, zero once they are used up; and the inputs made of them. */
final class Choices {
    private static final List<Grade> GRADES = Stream.concat(
                    Grade.STANDARD.stream(),
                    Stream.of(
                            Grade.accepted("USED", 80, Disposition.of("SECOND_CHOICE")),
                            Grade.refused("WORN_OUT", Disposition.of("WASTE"))))
            .toList();
    private static final List<Reason> RESHIPPED =
            List.of(Reason.LOST_IN_TRANSIT, Reason.LOST_IN_TRANSIT, Reason.SHORTAGE, Reason.DAMAGED);
    static final List<String> WANTED = List.of("DEAR", "CHEAP", "SKU-0", "SKU-1");

    private final Iterator<Integer> numbers;

    Choices(List<Integer> numbers) {
        this.numbers = numbers.iterator();
    }

    int below(int bound) {
        return numbers.hasNext() ? Math.floorMod(numbers.next(), bound) : 0;
    }

    <T> T oneOf(List<T> all) {
        return all.get(below(all.size()));
    }

    boolean more() {
        return numbers.hasNext();
    }

    /** An order of one to three lines, whose units are packed by chance. */
    /** Rules about windows that end at different moments within the time of a world. */
    WindowRules windows() {
        Start from = oneOf(List.of(Start.values()));
        return switch (below(6)) {
            case 0, 1, 2 -> WindowRules.NONE;
            case 3 -> WindowRules.NONE.from(from);
            case 4 ->
                WindowRules.of(
                                WindowRule.within("FAULTS", WindowCriteria.ANY.faults(Fault.SELLER), 30),
                                WindowRule.within("CHANGED_MIND", WindowCriteria.ANY.reasons(Reason.NOT_LIKED), 1)
                                        .from(from),
                                WindowRule.forEver("EXCHANGES", WindowCriteria.ANY.kinds(CaseKind.EXCHANGE)))
                        .from(oneOf(List.of(Start.values())));
            default ->
                WindowRules.of(WindowRule.within("ALL", WindowCriteria.ANY, 1 + below(9))
                        .from(from));
        };
    }

    OrderFacts order(Packing packing, Instant now) {
        Sale sale = Sale.of("1001", "CNY");
        long goods = 0;
        int lines = 1 + below(3);
        for (int i = 0; i < lines; i++) {
            long amount = below(5) == 0 ? 0 : below(5000);
            goods += amount;
            String id = "L" + i;
            sale = sale.with(OrderLine.of(id, "SKU-" + i, 1 + below(4), amount));
        }
        long shipping = below(2) * 700L;
        long coupon = below(2) * Math.min(300, goods);
        sale = sale.shipping(shipping).discountedBy(Discount.coupon("C-1", coupon));
        List<Parcel> parcels = packing.of(sale, now);
        return new OrderFacts(pay(sale, goods + shipping - coupon), "b-1", OrderState.PAID, now, parcels, Map.of());
    }

    private Sale pay(Sale sale, long payable) {
        long card = below(3) == 0 ? 0 : payable / 2;
        long points = below(3) == 0 ? payable - card : (payable - card) / 3;
        long gift = payable - card - points;
        return sale.paidBy(
                Tender.money("T1", "ALIPAY", card).captured(below(4) == 0 ? card / (1 + below(4)) : card),
                Tender.points("P1", points == 0 ? 0 : points * 3 / 2, points),
                Tender.of("G1", "GIFT", TenderKind.GIFT_CARD, gift));
    }

    /** What is asked for: some units of the order, or of what replaced them. */
    List<CaseItem> items(CaseKind kind, OrderFacts order, List<Units> replaced) {
        var lines = new ArrayList<Units>();
        order.sale().lines().forEach(line -> lines.add(new Units(line.id(), line.quantity())));
        lines.addAll(replaced);
        lines.addAll(replaced); // what was exchanged comes again more often
        var items = new ArrayList<CaseItem>();
        int named = below(4);
        for (int i = 0; i < named; i++) {
            Units line = oneOf(lines);
            Reason reason = oneOf(kind == CaseKind.RESHIP ? RESHIPPED : Reason.STANDARD);
            CaseItem item = CaseItem.of(line.line(), 1 + below((int) line.quantity()), reason);
            items.add(kind == CaseKind.EXCHANGE && below(3) > 0 ? item.wanting(oneOf(WANTED)) : item);
        }
        return items;
    }

    ApprovalTerms terms(CaseKind kind) {
        boolean early = kind.hasReturn() && below(2) == 0;
        return early ? terms().release(oneOf(List.of(Release.values()))) : terms();
    }

    private ApprovalTerms terms() {
        Long difference = below(8) == 0 ? below(2000) - 600L : null;
        Long agreed = below(6) == 0 ? (long) below(2000) : null;
        ShippingChoice shipping = oneOf(List.of(ShippingChoice.values()));
        var terms = new ApprovalTerms(shipping, below(2) * 150L, agreed, difference);
        return below(12) == 1 ? terms.keepingGoods() : terms;
    }

    /** Where an applicant wants the money; null for no wish. */
    @Nullable
    RefundDestination destination(CaseKind kind) {
        return kind == CaseKind.RESHIP || below(3) > 0 ? null : oneOf(List.of(RefundDestination.values()));
    }

    InspectionReport look(AfterSalesCase it) {
        var findings = new ArrayList<Finding>();
        for (CaseItem item : it.submission().items()) {
            if (below(4) > 0) {
                Grade grade = oneOf(GRADES);
                findings.add(Finding.of(item.line().value(), grade, 1 + below((int) item.quantity())));
            }
        }
        Fault fault = below(4) == 0 ? oneOf(List.of(Fault.values())) : null;
        return new InspectionReport(findings, below(2) == 0, fault, "");
    }

    /** The findings in an inbound as another inspector might restate them: some are left out, some have another grade. */
    List<Finding> restated(AfterSalesCase it, @Nullable Integer inbound) {
        var restated = new ArrayList<Finding>();
        for (Inbound each : it.inbounds()) {
            if ((inbound == null && each.state() == InboundState.INSPECTED)
                    || (inbound != null && each.number() == inbound)) {
                for (Finding found : each.findings()) {
                    switch (below(4)) {
                        case 0 -> {} // missing
                        case 1 ->
                            restated.add(
                                    Finding.of(found.line().value(), oneOf(GRADES), 1 + below((int) found.quantity())));
                        default -> restated.add(found);
                    }
                }
            }
        }
        return restated;
    }

    /** The inbound that a command names, mostly none. */
    @Nullable
    Integer inbound(AfterSalesCase it) {
        return below(3) > 0 ? null : Integer.valueOf(1 + below(it.inbounds().size() + 1));
    }

    Outcome mostlyDone() {
        return below(5) == 1 ? new Outcome.Refused("NO") : new Outcome.Done("SF", "ref");
    }

    Outcome outcome() {
        return oneOf(List.of(
                new Outcome.Done("SF", "ref"),
                new Outcome.Done("SF", "ref"),
                new Outcome.Refused("NO"),
                new Outcome.TakenBack("back")));
    }
}
