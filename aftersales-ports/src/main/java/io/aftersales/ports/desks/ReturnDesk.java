package io.aftersales.ports.desks;

import io.aftersales.domain.shared.CheckReturnValue;
import io.aftersales.domain.shared.Rejection;
import io.aftersales.ports.repositories.Receipt;
import io.vavr.control.Either;

/** Where parcels are reported. */
@CheckReturnValue
public interface ReturnDesk {

    /** The goods were posted. */
    Either<Rejection, Receipt> posted(Commands.ReportPosted command);

    /** The parcel arrived, or its carrier lost it. */
    Either<Rejection, Receipt> received(Commands.ReceiveReturn command);
}
