package io.aftersales.ports.desks;

import io.aftersales.domain.refunds.OrderAccount;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.CheckReturnValue;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.domain.shared.Rejection;
import io.aftersales.ports.repositories.CaseQuery;
import io.aftersales.ports.views.CaseView;
import io.vavr.control.Either;
import java.util.List;

/** The desk that looks cases up. It answers what the actor may see: buyers get a buyer's view, all others the whole case. */
@CheckReturnValue
public interface CaseFiles {

    /**
     * Answers a case with its timeline and what the actor can do with it. Refuses CASE_NOT_FOUND, and NOT_PERMITTED for a case the actor
     * may not see.
     */
    Either<Rejection, CaseFile> file(Actor by, CaseId id);

    /**
     * Answers the cases asked for that the actor may see, in the order of the query. Fewer than the limit means that there are no more. The
     * desk reads on until it has found that many, so that a host whose {@code Authorizer} hides most cases should ask for less.
     *
     * <p>A buyer gets own cases only, and no compensation that was neither granted nor talked about with them. Refuses NOT_PERMITTED where
     * a buyer asks for the cases of another one, where the order asked for is not the actor's to see, and where a first page would be empty
     * only because everything on it is withheld.
     */
    Either<Rejection, List<CaseView>> search(Actor by, CaseQuery query);

    /**
     * Answers the account of an order. Refuses NOT_PERMITTED to all but agents, reviewers, supervisors and finance, and NOTHING_ON_ORDER
     * for an order without a case.
     */
    Either<Rejection, OrderAccount> account(Actor by, OrderId order);
}
