package io.aftersales.examples.workbench;

import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.ports.desks.Commands.ItemAsked;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a buyer once asked for.
 *
 * @param caseId what the file calls it
 * @param at when it was asked for
 * @param buyer who asked
 * @param order the order it names; one that nobody has when it names none
 * @param kind what was asked for
 * @param rows how many rows of the file it takes
 * @param items the units; none when a row names no line
 * @param wholeOrder the code of the reason for which the whole order is to be cancelled; null when it is not
 * @param evidence whether something was shown
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
