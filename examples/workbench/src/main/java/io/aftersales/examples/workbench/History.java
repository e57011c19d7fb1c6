package io.aftersales.examples.workbench;

import java.util.List;

/**
 * What happened in the past: the orders, and what was asked for on them.
 *
 * @param orders the orders
 * @param requests what was asked for, in time order
 */
record History(OrderBook orders, List<PastRequest> requests) {
    History {
        requests = List.copyOf(requests);
    }
}
