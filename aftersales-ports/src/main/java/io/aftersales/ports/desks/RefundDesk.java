package io.aftersales.ports.desks;

import io.aftersales.domain.shared.CheckReturnValue;
import io.aftersales.domain.shared.Rejection;
import io.aftersales.ports.repositories.Receipt;
import io.vavr.control.Either;

/** Where money gets a hand. */
@CheckReturnValue
public interface RefundDesk {

    /**
     * A compensation. Up to what the policy lets one person give alone, by default nothing, it is paid at once; above that it waits for
     * {@code ReviewDesk.approve} by another person; the receipt says which. Gifts count against what one person may give with what the shop
     * says they are worth, and follow the money. Refuses ORDER_NOT_FOUND, NOT_PERMITTED for one's own order, NOTHING_ASKED,
     * GIFT_NOT_OFFERED, UNKNOWN_LINE, and AMOUNT_EXCEEDED above what the lines, shipping and the order have left.
     */
    Either<Rejection, Receipt> giveGoodwill(Commands.GiveGoodwill command);

    /** A second person confirms an amount, or a reviewer grants it after an interception missed. */
    Either<Rejection, Receipt> confirm(Commands.ConfirmRefund command);

    /** Failed payments and gifts are tried again, each under a new key. */
    Either<Rejection, Receipt> retry(Commands.RetryRefund command);

    /** A payment by hand was made, or definitely not. */
    Either<Rejection, Receipt> confirmOffline(Commands.ConfirmOffline command);

    /**
     * Money went back elsewhere. It takes from what is left of its means of payment and of the order, and may overdraw both; no next route
     * is taken on an overdrawn one, and an alarm is raised. It is told on the newest case of the order, whatever that stands at: an
     * order's account and the alarm that is owed belong to its cases. Refuses NOTHING_ON_ORDER, UNKNOWN_TENDER, and
     * EXTERNAL_REFUND_KNOWN for a reference recorded before.
     */
    Either<Rejection, Receipt> recordExternal(Commands.RecordExternalRefund command);
}
