package io.aftersales.domain.laws.tests;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * An order as a host might have it: prices with their tax, one coupon, paid by gift card and card. Amounts are minor units.
 *
 * @param couponOn the number of the item that the coupon was for; -1 for the whole order
 */
record ShopOrder(List<Item> items, long coupon, int couponOn, long shipping, long giftCard) {

    /**
     * Pieces of an article.
     *
     * @param article the number of the article; not unique in the order
     * @param price the price of a piece
     */
    record Item(int article, int pieces, long price) {
        long amount() {
            return pieces * price;
        }
    }

    static Arbitrary<ShopOrder> any() {
        Arbitrary<Item> item = Combinators.combine(
                        Arbitraries.integers().between(1, 3),
                        Arbitraries.integers().between(1, 5),
                        Arbitraries.longs().between(0, 5000))
                .as(Item::new);
        return Combinators.combine(
                        item.list().ofMinSize(1).ofMaxSize(4),
                        Arbitraries.integers().between(0, 50),
                        Arbitraries.of(false, true),
                        Arbitraries.longs().between(0, 800),
                        Arbitraries.integers().between(0, 100))
                .as(ShopOrder::of);
    }

    private static ShopOrder of(
            List<Item> items, int couponPercent, boolean couponOnLast, long shipping, int giftPercent) {
        int on = couponOnLast ? items.size() - 1 : -1;
        long goods = on < 0
                ? items.stream().mapToLong(Item::amount).sum()
                : items.get(on).amount();
        var unpaid = new ShopOrder(items, goods * couponPercent / 100, on, shipping, 0);
        return new ShopOrder(items, unpaid.coupon, on, shipping, unpaid.total() * giftPercent / 100);
    }

    long goods() {
        return items.stream().mapToLong(Item::amount).sum();
    }

    long total() {
        return goods() - coupon + shipping;
    }

    long card() {
        return total() - giftCard;
    }

    /** Returns the coupon item by item; the dearest one it is for gets what rounding leaves. */
    List<Long> couponByItem() {
        var shares = new ArrayList<Long>();
        int dearest = 0;
        long left = coupon;
        for (int i = 0; i < items.size(); i++) {
            long share = couponOn < 0 && goods() > 0 ? coupon * items.get(i).amount() / goods() : 0;
            shares.add(share);
            left -= share;
            dearest = items.get(i).amount() > items.get(dearest).amount() ? i : dearest;
        }
        int rest = couponOn < 0 ? dearest : couponOn;
        shares.set(rest, shares.get(rest) + left);
        return shares;
    }

    long paidFor(int item) {
        return items.get(item).amount() - couponByItem().get(item);
    }

    /** Returns the tax in what was paid for an item, at 19 per cent. */
    long tax(int item) {
        return paidFor(item) * 19 / 119;
    }

    long tax() {
        return LongStream.range(0, items.size()).map(i -> tax((int) i)).sum();
    }
}
