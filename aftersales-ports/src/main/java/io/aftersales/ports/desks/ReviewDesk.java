package io.aftersales.ports.desks;

import io.aftersales.domain.shared.CheckReturnValue;
import io.aftersales.domain.shared.Rejection;
import io.aftersales.ports.repositories.Receipt;
import io.vavr.control.Either;

/** The desk where reviewers decide about applications. */
@CheckReturnValue
public interface ReviewDesk {

    /** Approves an application. */
    Either<Rejection, Receipt> approve(Commands.ApproveCase command);

    /** Offers the buyer the terms of an approval; the receipt's status tells whether a second person has to make the same offer first. */
    Either<Rejection, Receipt> offer(Commands.MakeOffer command);

    /** Rejects an application. */
    Either<Rejection, Receipt> reject(Commands.RejectCase command);

    /** Asks the buyer a question. */
    Either<Rejection, Receipt> requestInfo(Commands.RequestInfo command);

    /**
     * Converts an exchange or a reshipment into a refund: goods on their way are to be stopped, or a price difference is no longer asked
     * for. The case moves when it is certain that no goods will go out.
     */
    Either<Rejection, Receipt> convert(Commands.ConvertToRefund command);

    /** Closes a case without a refund. */
    Either<Rejection, Receipt> close(Commands.CloseCase command);
}
