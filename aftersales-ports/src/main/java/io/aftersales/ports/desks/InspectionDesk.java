package io.aftersales.ports.desks;

import io.aftersales.domain.shared.CheckReturnValue;
import io.aftersales.domain.shared.Rejection;
import io.aftersales.ports.repositories.Receipt;
import io.vavr.control.Either;

/** Where parcels are looked into. */
@CheckReturnValue
public interface InspectionDesk {

    /** Records what was found, in one look or several. */
    Either<Rejection, Receipt> inspect(Commands.InspectReturn command);
}
