package io.aftersales.examples.workbench;

import io.aftersales.domain.refunds.FrozenOrder;
import io.aftersales.domain.shared.Rejection;
import io.vavr.control.Either;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order under its money rules, and what is asked back of it.
 *
 * @param id the user's own name of it, null when it has none
 * @param order the order, or why there can be no such order
 * @param refunds what is asked, in order, each on top of the ones before
 */
record Scenario(@Nullable String id, Either<Rejection, FrozenOrder> order, List<RefundRequest> refunds) {}
