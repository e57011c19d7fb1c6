package io.aftersales.ports.desks;

import io.aftersales.domain.shared.CheckReturnValue;
import io.aftersales.domain.shared.Rejection;
import io.aftersales.ports.repositories.Receipt;
import io.vavr.control.Either;

/** The desk where the host reports what became of goods that go out to buyers, or were not to go out. */
@CheckReturnValue
public interface FulfilmentDesk {

    /** Records that replacement goods left for the buyer. */
    Either<Rejection, Receipt> shipped(Commands.ReportShipped command);

    /** Records that replacement goods reached the buyer. That ends a reshipment, and an exchange once its price difference is settled. */
    Either<Rejection, Receipt> delivered(Commands.ReportDelivered command);

    /** Records that replacement goods will definitely not go out. Money goes back instead. */
    Either<Rejection, Receipt> failed(Commands.ReportFailed command);

    /** Records that a lost parcel turned up after its goods were sent again. */
    Either<Rejection, Receipt> found(Commands.ReportFound command);

    /**
     * Records what became of goods that were to be stopped, where the warehouse or the carrier does not answer. The case goes on as after
     * the partner's own answer, and the partner is not asked again. Refuses STOP_NOT_AWAITED where no stop under this key is unanswered.
     */
    Either<Rejection, Receipt> recordStopAnswer(Commands.RecordStopAnswer command);
}
