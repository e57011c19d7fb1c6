package io.aftersales.ports.desks;

import io.aftersales.domain.shared.CheckReturnValue;
import io.aftersales.domain.shared.Rejection;
import io.aftersales.ports.repositories.Receipt;
import io.vavr.control.Either;

/** Where buyers apply, answer, give up, and say how it was. */
@CheckReturnValue
public interface ApplicationDesk {

    /** Opens a case and holds its units; the receipt names the case. Refusals in order of precedence: see {@code AfterSalesCase.apply}. */
    Either<Rejection, Receipt> open(Commands.OpenCase command);

    /** The buyer gives up. */
    Either<Rejection, Receipt> withdraw(Commands.Withdraw command);

    /** The buyer answers. */
    Either<Rejection, Receipt> provideInfo(Commands.ProvideInfo command);

    /**
     * The buyer says how content they are with a case that has ended, once. Refuses NOT_ENDED, RATED_ALREADY and RATING_CLOSED; anybody
     * else than its buyer is not permitted to.
     */
    Either<Rejection, Receipt> rate(Commands.RateCase command);
}
