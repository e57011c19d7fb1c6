package io.aftersales.ports.desks;

import io.aftersales.domain.cases.AfterSalesCase;
import io.aftersales.domain.refunds.AccountEntry;
import io.aftersales.domain.refunds.OrderAccount;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.CheckReturnValue;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.domain.shared.Rejection;
import io.aftersales.ports.repositories.CaseCount;
import io.aftersales.ports.repositories.CaseQuery;
import io.aftersales.ports.views.CaseView;
import io.vavr.control.Either;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The desk that looks up cases and accounts, and answers what the actor may see: buyers get a buyer's view, all other actors the whole
 * case.
 */
@CheckReturnValue
public interface FileDesk {

    /**
     * Answers a case with its timeline and the actions open to the actor. Refuses CASE_NOT_FOUND, and NOT_PERMITTED for a case the actor
     * may not see.
     */
    Either<Rejection, CaseFile> file(Actor by, CaseId id);

    /**
     * Answers the cases asked for that the actor may see, in the order of the query. Fewer than the limit means that there are no more. The
     * desk reads on until it has found that many, so that a host whose {@code Authorizer} hides most cases should ask for less.
     *
     * <p>A buyer gets only the buyer's own cases, and no goodwill that was neither granted nor discussed with the buyer. What has changed
     * since a moment is, for a buyer, what the buyer sees of it: {@link CaseView#changedAt}. Refuses NOT_PERMITTED where a buyer asks for the
     * cases of another buyer or by what is due, which includes the shop's own deadlines, where the actor may not see the order asked for, and
     * where a first page would be empty only because everything on it is withheld.
     *
     * <p>The next page begins after {@link CaseView#position} of the last case.
     */
    Either<Rejection, List<CaseView>> search(Actor by, CaseQuery query);

    /**
     * Counts the cases that the actor may see, by status and kind, over all pages of the query. Refuses as {@link #search} does.
     *
     * <p>For staff of a host without an {@code Authorizer} this is one question to the repository. Otherwise each case that matches is read
     * and asked about, so that no count tells of a case that is withheld: such a host should ask for less.
     */
    Either<Rejection, List<CaseCount>> counts(Actor by, CaseQuery query);

    /**
     * Answers the account of an order. Refuses NOT_PERMITTED to all but agents, reviewers, supervisors and finance, and NOTHING_ON_ORDER
     * for an order without a case.
     */
    Either<Rejection, OrderAccount> account(Actor by, OrderId order);

    /**
     * Answers the movements of money on the account of an order, in the order in which they were booked; of these the credit notes of its
     * cases are made. Refuses what {@link #account} refuses.
     */
    Either<Rejection, List<AccountEntry>> journal(Actor by, OrderId order);

    /**
     * Answers the accounts that the actor may see on which an entry of money waits for a second person, by order. Fewer than the limit means
     * that there are no more. Refuses NOT_PERMITTED as {@link #account} does, and on the first page where the host withholds every one of
     * them.
     *
     * @param after the order of the last account of the page before; null for the first page
     * @param limit the most accounts
     */
    Either<Rejection, List<OrderAccount>> accountsWaiting(Actor by, @Nullable OrderId after, int limit);

    /**
     * Answers the cases that the actor may see and that owe the buyer money, points or gifts, by order and number. Their {@code
     * refund().parts()} tell the amounts, since when they are owed, and under which key a payment is in the outbox; {@code refund().gifts()}
     * tell the gifts, which are no money of the order. Fewer than the limit means that there are no more. Refuses NOT_PERMITTED to all but finance, and on the first page where the host withholds every one of them.
     *
     * @param after the last case of the page before; null for the first page
     * @param limit the most cases
     */
    Either<Rejection, List<AfterSalesCase>> casesOwing(Actor by, @Nullable CaseId after, int limit);
}
