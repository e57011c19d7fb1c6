package io.aftersales.ports.desks;

import io.aftersales.domain.shared.CheckReturnValue;
import io.aftersales.domain.shared.Rejection;
import io.aftersales.ports.repositories.Receipt;
import io.vavr.control.Either;

/** The desk where buyers apply, answer questions, withdraw and rate. */
@CheckReturnValue
public interface ApplicationDesk {

    /**
     * Opens a case and holds its units; the receipt names the case. Refusals in order of precedence: see {@link
     * io.aftersales.domain.cases.CaseDecisions#apply}.
     */
    Either<Rejection, Receipt> open(Commands.OpenCase command);

    /** Withdraws an application at the buyer's wish. */
    Either<Rejection, Receipt> withdraw(Commands.Withdraw command);

    /** Takes the buyer's answer to a question of the shop. */
    Either<Rejection, Receipt> provideInfo(Commands.ProvideInfo command);

    /**
     * Takes the buyer's rating of a case that has ended, once. Refuses NOT_ENDED, RATED_ALREADY and RATING_CLOSED, and NOT_PERMITTED to
     * every actor but the buyer of the case.
     */
    Either<Rejection, Receipt> rate(Commands.RateCase command);
}
