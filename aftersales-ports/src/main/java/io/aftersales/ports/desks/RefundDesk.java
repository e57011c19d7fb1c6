package io.aftersales.ports.desks;

import io.aftersales.domain.shared.CheckReturnValue;
import io.aftersales.domain.shared.Rejection;
import io.aftersales.ports.repositories.Receipt;
import io.vavr.control.Either;

/**
 * The desk where staff give goodwill, confirm refunds and payments, retry failed payments and record chargebacks.
 *
 * <p>Entries of money above the policy's four-eyes limit take two persons: {@link #recordExternal}, {@link #reverseExternal}, {@link
 * #recordCapture}, {@link #giveBackKept} and {@link #settleShortfall}. The first person's entry passes every check and is kept on the order's
 * account, where {@code OrderAccount.waiting()} shows it; no money moves, and the receipt waits for SECOND_APPROVAL. The same entry by
 * another person, with the same amount, reference, tender and units, is carried out; the reason and the moment may differ. A different one
 * under the same reference, or about the same case where there is none, takes the place of the first; under a reference it waits itself, even
 * below the limit. Refuses SECOND_PERSON_NEEDED to the first person who sends the same once more. What the host's own systems enter needs no second person.
 */
@CheckReturnValue
public interface RefundDesk {

    /**
     * Gives goodwill. Up to the amount that the policy lets one person give alone, by default nothing, the goodwill is paid at once; above
     * that it waits for {@code ReviewDesk.approve} by another person; the receipt says which. Gifts count against that amount with what
     * they are worth to the shop, and are granted after the money. Refuses ORDER_NOT_FOUND, NOT_PERMITTED for the actor's own order,
     * NOTHING_ASKED, GIFT_NOT_OFFERED, UNKNOWN_LINE, and AMOUNT_EXCEEDED above what the lines, shipping and the order have left.
     */
    Either<Rejection, Receipt> giveGoodwill(Commands.GiveGoodwill command);

    /** Takes the confirmation of an amount by a second person, or of a refund by a reviewer for goods that could not be stopped. */
    Either<Rejection, Receipt> confirm(Commands.ConfirmRefund command);

    /**
     * Retries failed payments and gifts, each under a new key. A payment for which a refund made elsewhere leaves too little on its tender stays
     * failed until that refund is reversed. Refuses ILLEGAL_MOVE or NOTHING_TO_RETRY where nothing has failed, and AMOUNT_EXCEEDED where no
     * tender of what has failed has enough left.
     */
    Either<Rejection, Receipt> retry(Commands.RetryRefund command);

    /** Records that a payment by hand was made, or was definitely not made. */
    Either<Rejection, Receipt> confirmOffline(Commands.ConfirmOffline command);

    /**
     * States that a payment was not made, though the staff had stated that it was, as PAID of a parked payment or as a payment by hand. The
     * first person's statement is kept on the account, the receipt waits for SECOND_APPROVAL, and another person's carries it out, whatever
     * the amount: the payment is undone in the journal (VOIDED), the amount is owed again, and {@link #retry} pays it under a new key. Refuses
     * NOT_STATED_BY_STAFF for a payment that the provider reported, which only the provider's own reversal undoes, KEY_OF_GIFT for points, a
     * coupon or store credit given as a gift, which {@code OutcomeDesk.report} of its reversal undoes, and SECOND_PERSON_NEEDED.
     */
    Either<Rejection, Receipt> stateNotPaid(Commands.StateNotPaid command);

    /**
     * Records money that went back outside of after-sales. The amount reduces what is left of its tender and of the order, and may overdraw
     * both; neither a next route nor a retry pays on an overdrawn tender, and an alarm is raised. Units that it names are back from then on: the amount pays
     * their worth first, and when it is less, the rest is waived. The refund is recorded on the newest case of the order, whatever its
     * status: an order's account and the alarm that is owed belong to its cases. Refuses NOTHING_ON_ORDER, UNKNOWN_TENDER,
     * EXTERNAL_REFUND_KNOWN for a reference recorded before, AMOUNT_EXCEEDED for an amount too large to be counted, UNKNOWN_LINE, and
     * QUANTITY_EXCEEDED for more units than are left.
     */
    Either<Rejection, Receipt> recordExternal(Commands.RecordExternalRefund command);

    /**
     * Records that money that went back outside of after-sales came back to the shop. The refunds that it had limited are worked out again,
     * oldest first, and what they pay more is paid, also when their case has ended; its status stays. Refuses NOTHING_ON_ORDER,
     * NOTHING_ON_REFERENCE, and AMOUNT_EXCEEDED for more than stands of it.
     */
    Either<Rejection, Receipt> reverseExternal(Commands.ReverseExternalRefund command);

    /**
     * Records money that was captured after the order had its first case. What has become due for earlier refunds is paid, also when their
     * case has ended; its status stays. Refuses NOTHING_ON_ORDER for an order without cases, whose facts tell what was captured,
     * UNKNOWN_TENDER, CAPTURE_KNOWN for a reference recorded before, and AMOUNT_EXCEEDED for more than was agreed and is not taken yet.
     */
    Either<Rejection, Receipt> recordCapture(Commands.RecordCapture command);

    /**
     * Gives back money that a case has kept: a fee, a deduction, or the rest above an agreed amount. The status of the case stays. Refuses
     * AMOUNT_EXCEEDED for more than the case still keeps.
     */
    Either<Rejection, Receipt> giveBackKept(Commands.GiveBackKept command);

    /**
     * Settles what did not come back of goods as something was given for it. A reviewer or supervisor lets the shop bear it; finance
     * records what the buyer has paid, which the shop keeps, and goods that were not accepted are then sent back. Refuses NOT_PERMITTED for
     * the others, and AMOUNT_EXCEEDED for more than is open.
     */
    Either<Rejection, Receipt> settleShortfall(Commands.SettleShortfall command);
}
