package io.aftersales.examples.workbench;

import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.ports.desks.Commands.ItemAsked;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Request of a buyer in a history.
 *
 * @param caseId the case's id in the file
 * @param at when the buyer made the request
 * @param buyer the buyer
 * @param order the order; an order number that does not exist when the file names none
 * @param kind the kind of case
 * @param rows the number of rows in the file
 * @param items the units; empty when no row names a line
 * @param wholeOrder the code of the reason to cancel the whole order; null when the request is not a cancellation
 * @param evidence whether the buyer showed evidence
 */
record PastRequest(
        String caseId,
        Instant at,
        Actor buyer,
        OrderId order,
        CaseKind kind,
        int rows,
        List<ItemAsked> items,
        @Nullable String wholeOrder,
        boolean evidence) {
    PastRequest {
        items = List.copyOf(items);
    }
}
