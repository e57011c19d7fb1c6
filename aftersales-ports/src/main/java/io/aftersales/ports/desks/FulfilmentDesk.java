package io.aftersales.ports.desks;

import io.aftersales.domain.shared.CheckReturnValue;
import io.aftersales.domain.shared.Rejection;
import io.aftersales.ports.repositories.Receipt;
import io.vavr.control.Either;

/** Where it is told what became of goods that go to buyers. */
@CheckReturnValue
public interface FulfilmentDesk {

    /** They left. */
    Either<Rejection, Receipt> shipped(Commands.ReportShipped command);

    /** They arrived. That ends a reshipment, and an exchange once its difference is settled. */
    Either<Rejection, Receipt> delivered(Commands.ReportDelivered command);

    /** They will definitely not go out. Money goes back instead. */
    Either<Rejection, Receipt> failed(Commands.ReportFailed command);

    /** A parcel that was reshipped because it was lost has turned up. */
    Either<Rejection, Receipt> found(Commands.ReportFound command);
}
