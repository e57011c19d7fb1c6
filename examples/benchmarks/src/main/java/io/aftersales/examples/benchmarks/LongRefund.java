package io.aftersales.examples.benchmarks;

import io.aftersales.examples.benchmarks.RefundSubject.Units;
import java.util.List;
import java.util.stream.Stream;

/** A refund in bare longs, written by hand for orders of this form: arrays, indexes, and no object. */
final class LongRefund {
    private final long[] prices;
    private final long[] entitled;
    private final int[] quantities;
    private final int[] back;
    private final long spend;
    private final long off;
    private final long kept;
    private final long worthBefore;
    private final long granted;
    private final long left;

    LongRefund(RefundSubject order) {
        int lines = order.lines();
        prices = order.prices().stream().mapToLong(Long::longValue).toArray();
        entitled = order.entitled().stream().mapToLong(Long::longValue).toArray();
        quantities = order.quantities().stream().mapToInt(Integer::intValue).toArray();
        back = new int[lines];
        spend = order.spend();
        off = order.off();
        long worth = 0;
        long stays = order.price();
        for (int i = 0; i < lines; i++) {
            back[i] = order.back();
            worth += part(entitled[i], back[i], quantities[i]);
            stays -= part(prices[i], back[i], quantities[i]);
        }
        kept = stays;
        worthBefore = worth;
        granted = Math.max(0, worth - withheld(stays));
        left = order.paid() - granted;
    }

    /** The units that come back, as places of lines and quantities in turn. */
    static int[] claim(List<Units> units) {
        return units.stream()
                .flatMap(each -> Stream.of(each.line(), each.quantity()))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    long amount(int[] claim) {
        long worth = worthBefore;
        long stays = kept;
        for (int c = 0; c < claim.length; c += 2) {
            int i = claim[c];
            int before = back[i];
            int after = before + claim[c + 1];
            worth += part(entitled[i], after, quantities[i]) - part(entitled[i], before, quantities[i]);
            stays -= part(prices[i], after, quantities[i]) - part(prices[i], before, quantities[i]);
        }
        return Math.min(Math.max(0, worth - withheld(stays) - granted), left);
    }

    private long withheld(long stays) {
        return stays >= spend ? 0 : off;
    }

    private static long part(long whole, int some, int all) {
        return (2 * whole * some + all) / (2L * all);
    }
}
