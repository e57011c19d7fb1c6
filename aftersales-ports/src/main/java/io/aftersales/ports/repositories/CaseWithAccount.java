package io.aftersales.ports.repositories;

import io.aftersales.domain.cases.AfterSalesCase;
import io.aftersales.domain.refunds.OrderAccount;

/**
 * A case and its order's account as they stood at one moment. A decision about a case that still holds its units, on an account that has
 * released them, would be a mistake and not a lost race.
 *
 * @param subject the case
 * @param account the account
 */
public record CaseWithAccount(AfterSalesCase subject, OrderAccount account) {}
