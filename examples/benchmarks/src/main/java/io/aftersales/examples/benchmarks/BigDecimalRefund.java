package io.aftersales.examples.benchmarks;

import io.aftersales.examples.benchmarks.RefundSubject.Units;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A refund as order systems often compute it: from the order as it was sold, in decimal amounts of two places, lines found by their ids. The
 * coupon is shared over the lines by largest remainder, so that its shares add up; at each refund, or once, when the order is stored.
 */
final class BigDecimalRefund {
    private static final int PLACES = 2;
    private static final int PLACES_OF_FRACTIONS = 12;
    private static final BigDecimal UNIT = BigDecimal.ONE.movePointLeft(PLACES);

    private final Map<String, Line> lines = new HashMap<>();
    private final BigDecimal coupon;
    private final BigDecimal spend;
    private final BigDecimal off;
    private final BigDecimal paid;
    private final BigDecimal price;
    private final Map<String, BigDecimal> stored;

    private record Line(String id, BigDecimal price, BigDecimal quantity) {}

    private record Share(String line, BigDecimal whole, BigDecimal fraction) {}

    /**
     * Units that come back.
     *
     * @param line the id of their line
     * @param quantity units
     */
    record Asked(String line, int quantity) {}

    private BigDecimalRefund(RefundSubject order, boolean storesShares) {
        order.requireNothingBack();
        for (int i = 0; i < order.lines(); i++) {
            String id = order.name(i);
            BigDecimal quantity = BigDecimal.valueOf(order.quantities().get(i));
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
    static BigDecimalRefund asSold(RefundSubject order) {
        return new BigDecimalRefund(order, false);
    }

    /** Creates the refunds of an order that is stored with the shares of its coupon. */
    static BigDecimalRefund withShares(RefundSubject order) {
        return new BigDecimalRefund(order, true);
    }

    private static BigDecimal amount(long minor) {
        return BigDecimal.valueOf(minor, PLACES);
    }

    static List<Asked> claim(RefundSubject order, List<Units> units) {
        return units.stream()
                .map(each -> new Asked(order.name(each.line()), each.quantity()))
                .toList();
    }

    private Map<String, BigDecimal> shares() {
        var found = new ArrayList<Share>(lines.size());
        BigDecimal rest = coupon;
        for (Line line : lines.values()) {
            BigDecimal exact = coupon.multiply(line.price()).divide(price, PLACES_OF_FRACTIONS, RoundingMode.DOWN);
            BigDecimal whole = exact.setScale(PLACES, RoundingMode.DOWN);
            found.add(new Share(line.id(), whole, exact.subtract(whole)));
            rest = rest.subtract(whole);
        }
        found.sort(Comparator.comparing(Share::fraction).reversed());
        var shares = new HashMap<String, BigDecimal>();
        for (Share share : found) {
            boolean more = rest.signum() > 0;
            shares.put(share.line(), more ? share.whole().add(UNIT) : share.whole());
            rest = more ? rest.subtract(UNIT) : rest;
        }
        return shares;
    }

    BigDecimal amount(List<Asked> claim) {
        Map<String, BigDecimal> shares = stored == null ? shares() : stored;
        BigDecimal worth = BigDecimal.ZERO;
        BigDecimal kept = price;
        for (Asked asked : claim) {
            Line line = lines.get(asked.line());
            BigDecimal units = BigDecimal.valueOf(asked.quantity());
            BigDecimal entitled = line.price().subtract(shares.get(asked.line()));
            worth = worth.add(part(entitled, units, line.quantity()));
            kept = kept.subtract(part(line.price(), units, line.quantity()));
        }
        if (kept.compareTo(spend) < 0) {
            worth = worth.subtract(off);
        }
        return worth.max(BigDecimal.ZERO).min(paid);
    }

    private static BigDecimal part(BigDecimal whole, BigDecimal some, BigDecimal all) {
        return whole.multiply(some).divide(all, PLACES, RoundingMode.HALF_UP);
    }
}
