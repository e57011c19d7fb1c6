package io.aftersales.domain.orders;

import java.util.List;

/**
 * An addition to an order after the sale: a part of its own, whose goods, discounts and charges ask for as much as its tenders pay. Prices
 * contain their tax or not as those of the sale. Every id is new to the order.
 *
 * @param lines the lines that were added
 * @param discounts the discounts on them
 * @param charges the charges beside them
 * @param tenders the payments for them
 */
public record Amendment(List<OrderLine> lines, List<Discount> discounts, List<Charge> charges, List<Tender> tenders) {

    /** Copies the lists. */
    public Amendment {
        lines = List.copyOf(lines);
        discounts = List.copyOf(discounts);
        charges = List.copyOf(charges);
        tenders = List.copyOf(tenders);
    }

    /** Creates the amendment that adds everything in a sale, whose id, currency and terms do not matter. */
    public static Amendment of(Sale added) {
        return new Amendment(added.lines(), added.discounts(), added.charges(), added.tenders());
    }

    /** Returns the addition as a sale of its own under the terms of the order's sale. */
    Sale partOf(Sale order) {
        return new Sale(
                order.id(),
                order.currency(),
                lines,
                order.taxIncluded(),
                discounts,
                charges,
                tenders,
                order.paymentTerms());
    }
}
