package io.aftersales.ports.desks;

import io.aftersales.domain.shared.CheckReturnValue;
import io.aftersales.domain.shared.Rejection;
import io.aftersales.ports.repositories.Receipt;
import io.vavr.control.Either;

/** The desk where inspectors record what they found in a parcel. */
@CheckReturnValue
public interface InspectionDesk {

    /** Records what was found in a parcel, in one report or in several. */
    Either<Rejection, Receipt> inspect(Commands.InspectReturn command);
}
