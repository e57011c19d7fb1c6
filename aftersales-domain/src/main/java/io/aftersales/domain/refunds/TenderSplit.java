package io.aftersales.domain.refunds;

import io.aftersales.domain.shared.TenderId;
import java.util.List;

/**
 * The split of a refund over the tenders of the order.
 *
 * @param proportional whether the refund is split in proportion to the amount left on each tender, by largest remainder; otherwise one
 *     tender is used after another
 * @param order the tenders to use first when they are used one after another; tenders not named follow in order of payment
 */
public record TenderSplit(boolean proportional, List<TenderId> order) {
    /** A split in proportion to the amount left on each tender. */
    public static final TenderSplit PROPORTIONAL = new TenderSplit(true, List.of());

    /** Copies the list. */
    public TenderSplit {
        order = List.copyOf(order);
    }

    /** Creates a split that uses one tender after another: first these, then the others in order of payment. */
    public static TenderSplit inOrder(TenderId... first) {
        return new TenderSplit(false, List.of(first));
    }
}
