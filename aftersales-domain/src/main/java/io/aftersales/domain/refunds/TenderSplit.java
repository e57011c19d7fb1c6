package io.aftersales.domain.refunds;

import io.aftersales.domain.shared.TenderId;
import java.util.List;

/**
 * How a refund is split over what it was paid with.
 *
 * @param proportional in proportion to what is left on each tender, by largest remainder; otherwise one after another
 * @param order when one after another, which first; tenders not named follow in order of payment
 */
public record TenderSplit(boolean proportional, List<TenderId> order) {
    /** In proportion to what is left on each tender. */
    public static final TenderSplit PROPORTIONAL = new TenderSplit(true, List.of());

    /** Copies the list. */
    public TenderSplit {
        order = List.copyOf(order);
    }

    /** One after another: first these, then the others in order of payment. */
    public static TenderSplit inOrder(TenderId... first) {
        return new TenderSplit(false, List.of(first));
    }
}
