package io.aftersales.examples.benchmarks;

import io.aftersales.examples.benchmarks.BigDecimalRefund.Asked;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.joda.money.BigMoney;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * A refund in amounts of Joda-Money, from the order as it was sold, lines found by their ids. The coupon is shared over the lines by largest
 * remainder, so that its shares add up; at each refund, or once, when the order is stored.
 */
final class JodaMoneyRefund {
    private static final CurrencyUnit CURRENCY = CurrencyUnit.of("CNY");
    private static final int PLACES_OF_FRACTIONS = 12;

    private final Map<String, Line> lines = new HashMap<>();
    private final Money coupon;
    private final Money spend;
    private final Money off;
    private final Money paid;
    private final Money price;
    private final Map<String, Money> stored;

    private record Line(String id, Money price, int quantity) {}

    private record Share(String line, Money whole, BigMoney fraction) {}

    private JodaMoneyRefund(RefundSubject order, boolean storesShares) {
        order.requireNothingBack();
        for (int i = 0; i < order.lines(); i++) {
            String id = order.name(i);
            int quantity = order.quantities().get(i);
            lines.put(id, new Line(id, amount(order.prices().get(i)), quantity));
        }
        coupon = amount(order.coupon());
        spend = amount(order.spend());
        off = amount(order.off());
        paid = amount(order.paid());
        price = amount(order.price());
        stored = storesShares ? shares() : null;
    }

    /** Creates the refunds of an order that is stored as it was sold. */
    static JodaMoneyRefund asSold(RefundSubject order) {
        return new JodaMoneyRefund(order, false);
    }

    /** Creates the refunds of an order that is stored with the shares of its coupon. */
    static JodaMoneyRefund withShares(RefundSubject order) {
        return new JodaMoneyRefund(order, true);
    }

    private static Money amount(long minor) {
        return Money.ofMinor(CURRENCY, minor);
    }

    private Map<String, Money> shares() {
        var found = new ArrayList<Share>(lines.size());
        Money rest = coupon;
        BigMoney precise = coupon.toBigMoney().withScale(PLACES_OF_FRACTIONS);
        for (Line line : lines.values()) {
            BigMoney exact =
                    precise.multipliedBy(line.price().getAmount()).dividedBy(price.getAmount(), RoundingMode.DOWN);
            Money whole = exact.toMoney(RoundingMode.DOWN);
            found.add(new Share(line.id(), whole, exact.minus(whole)));
            rest = rest.minus(whole);
        }
        found.sort(Comparator.comparing(Share::fraction).reversed());
        var shares = new HashMap<String, Money>();
        for (Share share : found) {
            boolean more = rest.isPositive();
            shares.put(share.line(), more ? share.whole().plusMinor(1) : share.whole());
            rest = more ? rest.minusMinor(1) : rest;
        }
        return shares;
    }

    Money amount(List<Asked> claim) {
        Map<String, Money> shares = stored == null ? shares() : stored;
        Money worth = Money.zero(CURRENCY);
        Money kept = price;
        for (Asked asked : claim) {
            Line line = lines.get(asked.line());
            Money entitled = line.price().minus(shares.get(asked.line()));
            worth = worth.plus(part(entitled, asked.quantity(), line.quantity()));
            kept = kept.minus(part(line.price(), asked.quantity(), line.quantity()));
        }
        if (kept.isLessThan(spend)) {
            worth = worth.minus(off);
        }
        if (worth.isNegative()) {
            return Money.zero(CURRENCY);
        }
        return worth.isGreaterThan(paid) ? paid : worth;
    }

    private static Money part(Money whole, long some, long all) {
        return whole.multipliedBy(some).dividedBy(all, RoundingMode.HALF_UP);
    }
}
