package io.aftersales.examples.workbench;

import java.util.List;

/**
 * Orders of the past and the requests buyers made on them.
 *
 * @param orders the orders
 * @param requests the requests, in time order
 */
record History(OrderBook orders, List<PastRequest> requests) {
    History {
        requests = List.copyOf(requests);
    }
}
