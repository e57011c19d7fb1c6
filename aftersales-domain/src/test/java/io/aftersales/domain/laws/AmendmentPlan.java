package io.aftersales.domain.laws;

import io.aftersales.domain.orders.Amendment;
import io.aftersales.domain.orders.Sale;

/** An addition to an order, planned without knowing the order. */
public interface AmendmentPlan {
    /**
     * Returns the addition for an order. Its ids are new to the order, and it asks for as much as its tenders pay.
     *
     * @param order the sale that is added to
     * @param number the number of parts that the order has so far, the sale among them
     */
    Amendment amendment(Sale order, int number);
}
