package io.aftersales.ports.desks;

import io.aftersales.domain.cases.AfterSalesCase;
import io.aftersales.domain.refunds.OrderAccount;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.CheckReturnValue;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.domain.shared.Rejection;
import io.aftersales.ports.repositories.CaseQuery;
import io.vavr.control.Either;
import java.util.List;
import java.util.Optional;

/** Where cases are looked up. */
@CheckReturnValue
public interface CaseFiles {

    /**
     * A case with its timeline and what this actor can do with it; refuses CASE_NOT_FOUND, and NOT_PERMITTED for what
     * they may not see.
     */
    Either<Rejection, CaseFile> file(Actor by, CaseId id);

    /**
     * The cases asked for, in the order of the query, of those this actor may see: a buyer gets own ones only, and no compensation that is
     * neither granted nor talked about with them. Fewer than the limit means that there are no more. It reads on until it has found them,
     * so that a host whose {@code Authorizer} hides most cases should ask for less.
     */
    List<AfterSalesCase> search(Actor by, CaseQuery query);

    /** The account of an order, for those who handle money or decide; empty for everybody else and for an untouched order. */
    Optional<OrderAccount> account(Actor by, OrderId order);
}
