package io.aftersales.examples.workbench;

import io.aftersales.domain.refunds.OrderAccount;
import io.aftersales.domain.shared.Rejection;
import io.vavr.control.Either;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Order under a refund policy, and the refunds asked on it.
 *
 * @param id the user's own name of the scenario; null when it has none
 * @param account the account of the order, or the refusal of an order that cannot exist
 * @param steps the refunds and entries, in order, each on top of the ones before
 */
record Scenario(@Nullable String id, Either<Rejection, OrderAccount> account, List<QuoteStep> steps) {}
