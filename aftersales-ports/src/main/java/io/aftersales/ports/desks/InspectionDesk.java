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

    /**
     * Corrects what was found in goods that the buyer sent, within 30 days of the last report on them, by an inspector who made none. Refuses
     * INVALID_COMMAND for anything but a correction downwards: of each line no more units found, accepted, or accepted in a grade that pays as
     * much, and of some line fewer. What was given for units that were then not accepted, or pay less, is a shortfall with an alarm and a
     * ticket until it is settled; the warehouse is alerted to what it put into stock wrongly. Then refuses INBOUND_NEEDED, ILLEGAL_MOVE too
     * late, or while a person or the buyer decides about the sum, and SECOND_PERSON_NEEDED for an inspector of the goods.
     */
    Either<Rejection, Receipt> correct(Commands.CorrectInspection command);
}
