package io.aftersales.ports.desks;

import io.aftersales.domain.shared.CheckReturnValue;
import io.aftersales.domain.shared.Rejection;
import io.aftersales.ports.repositories.Receipt;
import io.vavr.control.Either;

/** Where applications are decided. */
@CheckReturnValue
public interface ReviewDesk {

    /** Grants an application. */
    Either<Rejection, Receipt> approve(Commands.ApproveCase command);

    /** Does not grant it. */
    Either<Rejection, Receipt> reject(Commands.RejectCase command);

    /** Asks the buyer something. */
    Either<Rejection, Receipt> requestInfo(Commands.RequestInfo command);

    /**
     * Money instead of goods: what is on its way is to be stopped, or a difference is no longer asked for. The case moves when it is
     * certain that no goods will go out.
     */
    Either<Rejection, Receipt> convert(Commands.ConvertToRefund command);

    /** Ends a case without a refund. */
    Either<Rejection, Receipt> close(Commands.CloseCase command);
}
