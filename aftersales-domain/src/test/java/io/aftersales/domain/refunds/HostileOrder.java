package io.aftersales.domain.refunds;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import io.aftersales.domain.orders.Charge;
import io.aftersales.domain.orders.ChargeKind;
import io.aftersales.domain.orders.ComesBack;
import io.aftersales.domain.orders.Discount;
import io.aftersales.domain.orders.DiscountKind;
import io.aftersales.domain.orders.OrderLine;
import io.aftersales.domain.orders.PaymentTerms;
import io.aftersales.domain.orders.Sale;
import io.aftersales.domain.orders.Tender;
import io.aftersales.domain.orders.TenderKind;
import io.aftersales.domain.orders.Tier;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.TenderId;
import java.util.ArrayList;
import java.util.List;

/** Orders and money rules that a fuzzer chooses: amounts near the ends of their range, and now and then one that cannot be. */
final class HostileOrder {
    private static final int MANY_LINES = 200;

    private final FuzzedDataProvider data;

    HostileOrder(FuzzedDataProvider data) {
        this.data = data;
    }

    /** Returns an order that is paid by what it asks for, where that can be counted, or by hostile amounts. */
    Sale sale(String suffix) {
        Sale sale = Sale.of("1001", data.pickValue(List.of("CNY", "JPY", "KWD")))
                .with(lines(suffix).toArray(OrderLine[]::new));
        if (data.consumeBoolean()) {
            sale = sale.taxOnTop();
        }
        List<LineId> ids = sale.lines().stream().map(OrderLine::id).toList();
        for (int i = data.consumeInt(0, 3); i > 0; i--) {
            sale = sale.charged(charge("F" + i + suffix, ids));
        }
        List<String> charges = sale.charges().stream().map(Charge::id).toList();
        for (int i = data.consumeInt(0, 3); i > 0; i--) {
            sale = sale.discountedBy(discount("D" + i + suffix, ids, charges));
        }
        return paid(sale.due(data.pickValue(PaymentTerms.values())), suffix);
    }

    private List<OrderLine> lines(String suffix) {
        int count = data.consumeInt(0, 15) == 0 ? MANY_LINES : data.consumeInt(0, 4);
        var lines = new ArrayList<OrderLine>();
        for (int i = 0; i < count; i++) {
            OrderLine line = OrderLine.of("L" + i + suffix, "S" + i, quantity(), amount());
            long discount = data.consumeBoolean() ? 0 : data.consumeBoolean() ? amount() : part(line.amount());
            long tax = data.consumeBoolean() ? 0 : data.consumeBoolean() ? amount() : part(line.amount());
            lines.add(line.discountedBy(discount).taxed(tax, data.pickValue(List.of("", "R1", "R2"))));
        }
        return lines;
    }

    private Charge charge(String id, List<LineId> lines) {
        ChargeKind kind = data.consumeBoolean() ? ChargeKind.SHIPPING : ChargeKind.OTHER;
        Charge charge = Charge.of(id, kind, data.consumeInt(0, 3) == 0 ? -part(Long.MAX_VALUE) : amount());
        charge = charge.taxed(data.consumeBoolean() ? 0 : part(charge.amount()), data.pickValue(List.of("", "R1")));
        charge = data.consumeBoolean() ? charge : charge.on(some(lines));
        return data.consumeBoolean() ? charge : charge.comingBack(data.pickValue(ComesBack.values()));
    }

    private Discount discount(String id, List<LineId> lines, List<String> charges) {
        Tier tier = data.consumeBoolean() ? Tier.spend(amount(), amount()) : Tier.every(amount(), amount());
        Discount discount = data.consumeBoolean()
                ? Discount.coupon(id, amount())
                : Discount.promotion(id, amount(), data.consumeBoolean() ? new Tier[] {tier} : new Tier[0]);
        discount = data.consumeInt(0, 7) > 0
                ? discount
                : new Discount(id, new DiscountKind("GIFT"), discount.amount(), List.of(), List.of(), discount.tiers());
        discount = data.consumeBoolean() ? discount : discount.on(some(lines));
        return charges.isEmpty() || data.consumeBoolean() ? discount : discount.onCharges(data.pickValue(charges));
    }

    private LineId[] some(List<LineId> lines) {
        return lines.stream().filter(each -> data.consumeBoolean()).toArray(LineId[]::new);
    }

    private Sale paid(Sale sale, String suffix) {
        long left = amount();
        if (data.consumeInt(0, 15) > 0) {
            try {
                left = new AnOrder(sale, RefundPolicy.STANDARD).asked();
            } catch (ArithmeticException beyond) {
                // stays hostile
            }
        }
        Sale paid = sale;
        int tenders = data.consumeInt(1, 4);
        for (int i = 1; i <= tenders; i++) {
            long amount = i == tenders ? left : part(left);
            left -= amount;
            paid = paid.paidBy(tender("T" + i + suffix, amount));
        }
        return paid;
    }

    private Tender tender(String id, long amount) {
        TenderKind kind = data.pickValue(TenderKind.values());
        long points = kind == TenderKind.POINTS && amount > 0 ? atLeast(0) : 0;
        long captured = data.consumeInt(0, 3) > 0 ? amount : data.consumeBoolean() ? part(amount) : amount();
        return new Tender(TenderId.of(id), "CHANNEL", id, kind, amount, captured, points);
    }

    RefundPolicy policy() {
        RestockingFee fee = new RestockingFee(
                data.consumeBoolean() ? 0 : data.consumeInt(0, 100), data.consumeBoolean() ? 0 : atLeast(0));
        return RefundPolicy.STANDARD
                .withDiscounts(data.pickValue(DiscountRule.values()), data.pickValue(DiscountRule.values()))
                .withSplit(data.consumeBoolean() ? TenderSplit.PROPORTIONAL : TenderSplit.inOrder(TenderId.of("T2")))
                .withRestockingFee(fee)
                .withShippingOnFault(data.pickValue(ShippingOnFault.values()));
    }

    private long quantity() {
        return switch (data.consumeInt(0, 7)) {
            case 0 -> amount();
            case 1 -> OrderLine.MOST_UNITS - data.consumeInt(0, 2);
            default -> data.consumeInt(1, 7);
        };
    }

    /** Any amount; a third of them are ordinary. */
    long amount() {
        return switch (data.consumeInt(0, 11)) {
            case 0 -> Long.MAX_VALUE - data.consumeInt(0, 3);
            case 1 -> Long.MAX_VALUE / 2 + data.consumeInt(-2, 2);
            case 2 -> Long.MAX_VALUE / 100 + data.consumeInt(-2, 2);
            case 3 -> data.consumeLong();
            case 4 -> Long.MIN_VALUE + data.consumeInt(0, 3);
            case 5 -> 0;
            case 6 -> data.consumeLong(0, Long.MAX_VALUE / 8);
            case 7 -> data.consumeInt(-2, 2);
            default -> data.consumeInt(0, 100_000);
        };
    }

    /** An amount that is at least this. */
    long atLeast(long least) {
        return Math.max(least, amount());
    }

    private long part(long whole) {
        return whole <= 0 ? 0 : data.consumeLong(0, whole);
    }
}
