package io.aftersales.ports.desks;

import io.aftersales.domain.shared.CheckReturnValue;
import io.aftersales.domain.shared.Rejection;
import io.aftersales.ports.repositories.Receipt;
import io.vavr.control.Either;

/** The desk where the host reports what became of goods that go out to buyers. */
@CheckReturnValue
public interface FulfilmentDesk {

    /** Records that the goods left for the buyer. */
    Either<Rejection, Receipt> shipped(Commands.ReportShipped command);

    /** Records that the goods reached the buyer. That ends a reshipment, and an exchange once its price difference is settled. */
    Either<Rejection, Receipt> delivered(Commands.ReportDelivered command);

    /** Records that the goods will definitely not go out. Money goes back instead. */
    Either<Rejection, Receipt> failed(Commands.ReportFailed command);

    /** Records that a parcel turned up that had been reshipped because it was lost. */
    Either<Rejection, Receipt> found(Commands.ReportFound command);
}
