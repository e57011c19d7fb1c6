package io.aftersales.ports.desks;

import io.aftersales.domain.shared.CheckReturnValue;
import io.aftersales.domain.shared.Rejection;
import io.aftersales.ports.repositories.Receipt;
import io.vavr.control.Either;

/** The desk where parcels that come back are reported. */
@CheckReturnValue
public interface ReturnDesk {

    /** Records that the buyer posted the goods. */
    Either<Rejection, Receipt> posted(Commands.ReportPosted command);

    /** Records that the returned parcel arrived, or that its carrier lost it. */
    Either<Rejection, Receipt> received(Commands.ReceiveReturn command);
}
