package io.aftersales.ports.desks;

import io.aftersales.domain.shared.Rejection;
import io.aftersales.ports.repositories.Receipt;
import io.vavr.control.Either;

/** Where money gets a hand. */
public interface RefundDesk {

    /** A second person confirms an amount, or a reviewer grants it after an interception missed. */
    Either<Rejection, Receipt> confirm(Commands.ConfirmRefund command);

    /** Failed payments are tried again, each under a new key. */
    Either<Rejection, Receipt> retry(Commands.RetryRefund command);

    /** A payment by hand was made, or definitely not. */
    Either<Rejection, Receipt> confirmOffline(Commands.ConfirmOffline command);
}
