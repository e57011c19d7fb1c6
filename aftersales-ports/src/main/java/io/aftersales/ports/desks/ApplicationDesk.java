package io.aftersales.ports.desks;

import io.aftersales.domain.shared.Rejection;
import io.aftersales.ports.repositories.Receipt;
import io.vavr.control.Either;

/** Where buyers apply, answer and give up. */
public interface ApplicationDesk {

    /** Opens a case and holds its units; the receipt names the case. Refusals in order of precedence: see {@code AfterSalesCase.apply}. */
    Either<Rejection, Receipt> open(Commands.OpenCase command);

    /** The buyer gives up. */
    Either<Rejection, Receipt> withdraw(Commands.Withdraw command);

    /** The buyer answers. */
    Either<Rejection, Receipt> provideInfo(Commands.ProvideInfo command);
}
