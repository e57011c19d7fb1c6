package io.aftersales.domain.refunds;

import io.aftersales.domain.laws.HistoryStep;
import io.aftersales.domain.laws.HistoryStep.Amend;
import io.aftersales.domain.laws.HistoryStep.Capture;
import io.aftersales.domain.laws.HistoryStep.External;
import io.aftersales.domain.laws.HistoryStep.Give;
import io.aftersales.domain.laws.HistoryStep.Refund;
import io.aftersales.domain.orders.Amendment;
import io.aftersales.domain.orders.Charge;
import io.aftersales.domain.orders.Discount;
import io.aftersales.domain.orders.OrderLine;
import io.aftersales.domain.orders.RefundHistory;
import io.aftersales.domain.orders.Sale;
import io.aftersales.domain.orders.Tender;
import io.aftersales.domain.refunds.RefundBreakdown.OfCharge;
import io.aftersales.domain.refunds.RefundBreakdown.OfLine;
import io.aftersales.domain.refunds.RefundBreakdown.OfTender;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.TenderId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Gives every part of an order another id, in such a way that the new ids sort the other way round. */
final class MoneyRenaming {
    private MoneyRenaming() {}

    private static String id(String id) {
        var renamed = new StringBuilder("x");
        id.chars().forEach(each -> renamed.append((char) ('0' + 'z' - each)));
        return renamed.toString();
    }

    private static LineId id(LineId id) {
        return LineId.of(id(id.value()));
    }

    private static TenderId id(TenderId id) {
        return TenderId.of(id(id.value()));
    }

    private static List<LineId> ids(List<LineId> ids) {
        return ids.stream().map(MoneyRenaming::id).toList();
    }

    static MoneyOrder renamed(MoneyOrder order) {
        Sale sale = order.sale();
        TenderSplit split = order.policy().split();
        List<TenderId> tenders = split.order().stream().map(MoneyRenaming::id).toList();
        Map<TenderId, Long> refunded = new HashMap<>();
        order.opening().refunded().forEach((tender, minor) -> refunded.put(id(tender), minor));
        Map<LineId, Long> units = new HashMap<>();
        order.opening().units().forEach((line, quantity) -> units.put(id(line), quantity));
        return new MoneyOrder(
                new Sale(
                        sale.id(),
                        sale.currency(),
                        lines(sale.lines()),
                        sale.taxIncluded(),
                        discounts(sale.discounts()),
                        charges(sale.charges()),
                        tenders(sale.tenders()),
                        sale.paymentTerms()),
                order.policy().withSplit(new TenderSplit(split.proportional(), tenders)),
                new RefundHistory(units, refunded));
    }

    private static List<OrderLine> lines(List<OrderLine> lines) {
        return lines.stream()
                .map(line -> new OrderLine(
                        id(line.id()),
                        id(line.sku()),
                        line.quantity(),
                        line.amount(),
                        line.discount(),
                        line.tax(),
                        line.taxRate()))
                .toList();
    }

    private static List<Discount> discounts(List<Discount> discounts) {
        return discounts.stream()
                .map(discount -> new Discount(
                        id(discount.id()),
                        discount.kind(),
                        discount.amount(),
                        ids(discount.scope()),
                        discount.charges().stream().map(MoneyRenaming::id).toList(),
                        discount.tiers()))
                .toList();
    }

    private static List<Charge> charges(List<Charge> charges) {
        return charges.stream()
                .map(charge -> new Charge(
                        id(charge.id()),
                        charge.kind(),
                        charge.amount(),
                        charge.tax(),
                        charge.taxRate(),
                        ids(charge.scope()),
                        charge.comesBack()))
                .toList();
    }

    private static List<Tender> tenders(List<Tender> tenders) {
        return tenders.stream()
                .map(tender -> new Tender(
                        id(tender.id()),
                        tender.channel(),
                        tender.paymentReference(),
                        tender.kind(),
                        tender.amount(),
                        tender.captured(),
                        tender.points()))
                .toList();
    }

    private static List<Units> units(List<Units> units) {
        return units.stream()
                .map(each -> new Units(id(each.line()), each.quantity()))
                .toList();
    }

    static HistoryStep renamed(HistoryStep step) {
        if (step instanceof Refund refund) {
            return refund.with(refund.claim()
                    .about(refund.claim().units().stream()
                            .map(each -> new ClaimedUnits(
                                    id(each.line()),
                                    each.quantity(),
                                    each.atFault(),
                                    each.neverShipped(),
                                    each.deducted()))
                            .toList()));
        }
        if (step instanceof Give give) {
            Goodwill goodwill = give.goodwill();
            return new Give(new Goodwill(ids(goodwill.lines()), goodwill.shipping(), goodwill.amount()));
        }
        if (step instanceof Capture capture) {
            return new Capture(id(capture.tender()), capture.amount());
        }
        if (step instanceof Amend amend) {
            Amendment more = amend.more();
            return new Amend(new Amendment(
                    lines(more.lines()),
                    discounts(more.discounts()),
                    charges(more.charges()),
                    tenders(more.tenders())));
        }
        if (step instanceof External made) {
            return new External(made.number(), id(made.tender()), made.amount(), units(made.units()));
        }
        return step;
    }

    /** Renames what a breakdown tells; its steps are left out, because they name parts in sentences. */
    static RefundBreakdown renamed(RefundBreakdown told) {
        return with(
                told,
                told.tenders().stream()
                        .map(each -> new OfTender(id(each.id()), each.kind(), each.amount(), each.points()))
                        .toList(),
                told.lines().stream()
                        .map(each -> new OfLine(
                                id(each.line()),
                                each.quantity(),
                                each.goods(),
                                each.discounts(),
                                each.charges(),
                                each.tax(),
                                each.total()))
                        .toList(),
                told.charges().stream()
                        .map(each -> new OfCharge(id(each.id()), each.kind(), each.amount(), each.tax()))
                        .toList());
    }

    static RefundBreakdown withoutSteps(RefundBreakdown told) {
        return with(told, told.tenders(), told.lines(), told.charges());
    }

    private static RefundBreakdown with(
            RefundBreakdown told, List<OfTender> tenders, List<OfLine> lines, List<OfCharge> charges) {
        return new RefundBreakdown(
                told.currency(),
                told.goods(),
                told.discounts(),
                told.shipping(),
                told.tax(),
                told.otherCharges(),
                told.goodwill(),
                told.fees(),
                told.deductions(),
                told.withheld(),
                told.total(),
                told.payout(),
                tenders,
                lines,
                charges,
                told.taxes(),
                List.of());
    }
}
