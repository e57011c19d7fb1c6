package io.aftersales.examples.workbench;

import java.io.PrintWriter;
import java.util.List;

/**
 * Orders of the past and the requests buyers made on them.
 *
 * @param orders the orders
 * @param requests the requests, in time order
 * @param oddRequests warnings about rows of requests
 */
record History(OrderBook orders, List<PastRequest> requests, Warnings oddRequests) {
    History {
        requests = List.copyOf(requests);
    }

    /** Warns of orders that the library refuses, and of rows that cannot be meant as they stand. */
    void warn(PrintWriter err) {
        orders.warnings().print(err);
        oddRequests.print(err);
    }
}
