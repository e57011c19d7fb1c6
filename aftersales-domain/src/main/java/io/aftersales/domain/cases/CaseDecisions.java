package io.aftersales.domain.cases;

import io.aftersales.domain.claims.Application;
import io.aftersales.domain.claims.Evidence;
import io.aftersales.domain.effects.Effect;
import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.effects.Gift;
import io.aftersales.domain.effects.OutboxEntry;
import io.aftersales.domain.effects.Outcome;
import io.aftersales.domain.lifecycle.CaseMove;
import io.aftersales.domain.lifecycle.CaseStatus;
import io.aftersales.domain.refunds.Goodwill;
import io.aftersales.domain.refunds.OrderAccount;
import io.aftersales.domain.refunds.RefundBreakdown;
import io.aftersales.domain.refunds.RefundPolicy;
import io.aftersales.domain.shared.CheckReturnValue;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.domain.shared.Rejection;
import io.aftersales.domain.shared.TenderId;
import io.vavr.control.Either;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Every decision about a case, one method for each thing that people, partners and time can do: each answers a {@link Change}, or why it
 * is refused. Nothing is written here; a desk commits the change. For desks alone: a host calls a desk, which checks who asks, gathers the
 * facts, and writes what was decided exactly once.
 *
 * <p>The order's account goes in and comes out beside the case, because units and money belong to the order and not to the case.
 */
@CheckReturnValue
public final class CaseDecisions {
    private CaseDecisions() {}

    // --- application
    // -----------------------------------------------------------------------------------------------------

    /**
     * Opens a case. Asked in this order: ORDER_NOT_FOUND, NOT_OWNER, what is wrong with the sale itself, ORDER_STATE, NOTHING_ASKED,
     * UNKNOWN_LINE, WINDOW_EXPIRED, NOT_RETURNABLE, EVIDENCE_REQUIRED, OPEN_CASE, QUANTITY_EXCEEDED, REASON_NOT_VERIFIED,
     * OUT_OF_STOCK, NO_PRICE, VALUE_DIFFERS. The units asked for are held from then on.
     *
     * @param known the order's account; null when nothing was done on the order before, it is then opened under the policy
     */
    public static Either<Rejection, Change> apply(
            Application application,
            @Nullable OrderAccount known,
            RefundPolicy policy,
            CaseFacts facts,
            DecisionContext act) {
        return new CaseOpening(application, facts, act).to(known, policy);
    }

    /** What an application would pay if everything were accepted; refused as the application would be. */
    public static Either<Rejection, RefundBreakdown> quote(
            Application application,
            @Nullable OrderAccount known,
            RefundPolicy policy,
            CaseFacts facts,
            DecisionContext act) {
        return new CaseOpening(application, facts, act).quote(known, policy);
    }

    /** The buyer gives up: before the decision, while a parcel is being intercepted, or before anything was posted. */
    public static Either<Rejection, Change> withdraw(
            AfterSalesCase subject, OrderAccount account, DecisionContext act) {
        return new ManualReview(subject, account, act).withdraw();
    }

    /** The buyer answers what was asked. Where there are rules, they are asked again, on these facts. */
    public static Either<Rejection, Change> provideInfo(
            AfterSalesCase subject,
            OrderAccount account,
            String answer,
            List<Evidence> evidence,
            CaseFacts facts,
            DecisionContext act) {
        return new ManualReview(subject, account, act).provideInfo(answer, evidence, facts);
    }

    /**
     * Opens a case for a compensation, which holds no units. Asked in this order: ORDER_NOT_FOUND, NOT_PERMITTED for one's own order,
     * NOTHING_ASKED for nothing, GIFT_NOT_OFFERED for a gift the facts put no price on, what is wrong with the sale itself, UNKNOWN_LINE,
     * AMOUNT_EXCEEDED. Within the limits of the policy it is paid at once, above them it waits for the approval of another person.
     *
     * @param money the money; an amount of 0 where gifts alone are given
     * @param gifts points and coupons, outside what the order has left
     * @param known the order's account; null when nothing was done on the order before, it is then opened under the policy
     */
    public static Either<Rejection, Change> compensate(
            OrderId order,
            Goodwill money,
            List<Gift> gifts,
            String why,
            @Nullable OrderAccount known,
            RefundPolicy policy,
            CaseFacts facts,
            DecisionContext act) {
        return new GoodwillDecision(order, money, gifts, why, facts, act).to(known, policy);
    }

    // --- review
    // ----------------------------------------------------------------------------------------------------------

    /** The buyer is asked something. */
    public static Either<Rejection, Change> requestInfo(
            AfterSalesCase subject, OrderAccount account, String question, DecisionContext act) {
        return new ManualReview(subject, account, act).requestInfo(question);
    }

    /**
     * Grants the application. Above the four-eyes limit the first approval is recorded and the second, by another person, grants
     * it. Both agree on the same: other terms, or an amount that has grown, make it a first approval again. Asked in
     * this order: ILLEGAL_MOVE, NOT_RESERVED_YET, ORDER_NOT_FOUND, AMOUNT_EXCEEDED when more is agreed on than the rules would pay,
     * ABOVE_LIMIT, DAILY_LIMIT_REACHED, SECOND_PERSON_NEEDED.
     */
    public static Either<Rejection, Change> approve(
            AfterSalesCase subject, OrderAccount account, ApprovalTerms terms, CaseFacts facts, DecisionContext act) {
        return new ManualReview(subject, account, act).approve(terms, facts);
    }

    /** Refuses the application, for a reason. */
    public static Either<Rejection, Change> reject(
            AfterSalesCase subject, OrderAccount account, String reason, DecisionContext act) {
        return new ManualReview(subject, account, act).reject(reason);
    }

    /** Ends the case without a refund: an interception missed, refused goods that stay, a parcel the buyer's own carrier lost. */
    public static Either<Rejection, Change> close(AfterSalesCase subject, OrderAccount account, DecisionContext act) {
        return new ManualReview(subject, account, act).close();
    }

    // --- return and inspection
    // -------------------------------------------------------------------------------------------

    /** The goods were posted. */
    public static Either<Rejection, Change> posted(
            AfterSalesCase subject, OrderAccount account, String carrier, String trackingNumber, DecisionContext act) {
        return new ReturnReceipt(subject, account, act).posted(carrier, trackingNumber);
    }

    /** The parcel arrived, or its carrier lost it. */
    public static Either<Rejection, Change> receive(
            AfterSalesCase subject, OrderAccount account, boolean lost, DecisionContext act) {
        return new ReturnReceipt(subject, account, act).receive(lost);
    }

    /**
     * Records findings. When every unit has one, or the look is said to be complete and the rest is missing, it is decided what is
     * accepted; for a return refund the money is then booked in the same decision, unless a second person has to confirm it.
     */
    public static Either<Rejection, Change> inspect(
            AfterSalesCase subject, OrderAccount account, InspectionReport look, DecisionContext act) {
        return new InspectionDecision(subject, account, act).inspect(look);
    }

    // --- goods that go out
    // ------------------------------------------------------------------------------------------------

    /** The goods left for the buyer. */
    public static Either<Rejection, Change> shipped(
            AfterSalesCase subject, OrderAccount account, String carrier, String trackingNumber, DecisionContext act) {
        return new ReplacementShipping(subject, account, act).shipped(carrier, trackingNumber);
    }

    /** The goods arrived. That ends a reshipment, and an exchange as soon as its difference is settled. */
    public static Either<Rejection, Change> delivered(
            AfterSalesCase subject, OrderAccount account, DecisionContext act) {
        return new ReplacementShipping(subject, account, act).delivered();
    }

    /** The goods will definitely not go out: money goes back instead. */
    public static Either<Rejection, Change> failed(
            AfterSalesCase subject, OrderAccount account, String why, DecisionContext act) {
        return new ReplacementShipping(subject, account, act).failed(why);
    }

    /**
     * Money instead of goods: the goods on their way are to be stopped, or a difference is no longer asked for. What comes of that
     * decides; the case moves when it is certain that no goods will go out.
     */
    public static Either<Rejection, Change> convert(AfterSalesCase subject, OrderAccount account, DecisionContext act) {
        return new ReplacementShipping(subject, account, act).convert();
    }

    /** The parcel that was reshipped because it was lost has turned up. */
    public static Either<Rejection, Change> found(
            AfterSalesCase subject, OrderAccount account, String parcel, DecisionContext act) {
        return new ReplacementShipping(subject, account, act).found(parcel);
    }

    // --- money
    // -----------------------------------------------------------------------------------------------------------

    /**
     * A second person confirms an amount, or a reviewer grants the refund after an interception missed. Asked in this order: ILLEGAL_MOVE,
     * NOT_YET, ABOVE_LIMIT, DAILY_LIMIT_REACHED, SECOND_PERSON_NEEDED.
     */
    public static Either<Rejection, Change> confirmRefund(
            AfterSalesCase subject, OrderAccount account, CaseFacts facts, DecisionContext act) {
        return new SecondApproval(subject, account, act).confirm(facts);
    }

    /** Failed parts and gifts are tried again, each under a new key. */
    public static Either<Rejection, Change> retryRefund(
            AfterSalesCase subject, OrderAccount account, DecisionContext act) {
        return new PaymentsByHand(subject, account, act).retry();
    }

    /**
     * A payment by hand was made under a reference, or definitely not.
     *
     * @param purpose which one, where more than one is open on the tender; null where only one is
     */
    public static Either<Rejection, Change> confirmOffline(
            AfterSalesCase subject,
            OrderAccount account,
            TenderId tender,
            RefundPart.@Nullable Purpose purpose,
            Outcome outcome,
            DecisionContext act) {
        return new PaymentsByHand(subject, account, act).offline(tender, purpose, outcome);
    }

    /** What came of an effect. Never refused; empty when it changes nothing, because it was known already. */
    public static Optional<Change> settle(
            AfterSalesCase subject, EffectKey key, Outcome outcome, OrderAccount account, DecisionContext act) {
        return new PaymentOutcomes(subject, account, act).settle(key, outcome);
    }

    /**
     * A refund was made elsewhere, such as a chargeback or one made at the provider by hand. Refuses UNKNOWN_TENDER, and
     * EXTERNAL_REFUND_KNOWN for a reference recorded before.
     *
     * @param minor minor units of the order's currency, at least 1
     * @param occurredAt when it happened at the provider
     */
    public static Either<Rejection, Change> recordExternal(
            AfterSalesCase subject,
            OrderAccount account,
            TenderId tender,
            long minor,
            String reference,
            Instant occurredAt,
            DecisionContext act) {
        return new PaymentsByHand(subject, account, act).recordExternal(tender, minor, reference, occurredAt);
    }

    // --- what the buyer thinks of it
    // -----------------------------------------------------------------------------------------

    /**
     * The buyer says how content they are, once for each case, within {@link Rating#OPEN_FOR} of its end. Asked in this order: NOT_ENDED,
     * RATED_ALREADY, RATING_CLOSED. A case that is taken up again and ends once more keeps its score.
     *
     * @param score 1, not at all, to 5, very much; anything else is an {@link IllegalArgumentException}
     */
    public static Either<Rejection, Change> rate(
            AfterSalesCase subject, OrderAccount account, int score, DecisionContext act) {
        return new Rating(subject, account, act).rate(score);
    }

    // --- what was given up
    // ---------------------------------------------------------------------------------------------------

    /** One of its effects was given up and is left to a person. Empty when that is known. */
    public static Optional<Change> park(
            AfterSalesCase subject, Effect effect, OrderAccount account, DecisionContext act) {
        return new EffectParking(subject, account, act).park(effect);
    }

    /**
     * A person says, from evidence, what became of a parked effect. Of a payment two persons have to say the same: the first word is
     * kept, another word replaces it. Asked in this order: NOT_PARKED, RESOLUTION_NOT_POSSIBLE, SECOND_PERSON_NEEDED.
     *
     * @param entry the effect as it stands in the outbox
     * @param reference the evidence: a transaction or an order where something was done, else why it is certain that it was not
     */
    public static Either<Rejection, ParkedResolution> resolve(
            AfterSalesCase subject,
            OutboxEntry entry,
            ParkedAnswer said,
            String reference,
            OrderAccount account,
            DecisionContext act) {
        return new EffectParking(subject, account, act).resolve(entry, said, reference);
    }

    // --- time
    // ------------------------------------------------------------------------------------------------------------

    /** What is due now takes effect: the buyer is reminded, the case expires, somebody is woken. Empty when nothing is due. */
    public static Optional<Change> meetDeadline(AfterSalesCase subject, OrderAccount account, DecisionContext act) {
        return new DeadlineDecision(subject, account, act).meet();
    }

    /**
     * Whether something can be done with a case as it stands, apart from who asks, from the time, and from what only the command says.
     *
     * @param move the move it would try; null when it takes none
     */
    public static boolean isPossible(AfterSalesCase subject, Action action, @Nullable CaseMove move) {
        return switch (action) {
            case INSPECT -> subject.status() == CaseStatus.RETURNED || subject.status() == CaseStatus.INSPECTING;
            case CONFIRM_REFUND -> SecondApproval.refusal(subject).isEmpty();
            case RETRY_REFUND ->
                subject.status() == CaseStatus.REFUND_FAILED || subject.refund().hasFailures();
            case CONFIRM_OFFLINE -> subject.refund().any(RefundPart::isOpenByHand);
            case RESOLVE_PARKED -> !subject.parked().isEmpty();
            case RECORD_EXTERNAL_REFUND -> true;
            case RATE -> subject.endedAt() != null && subject.score() == null;
            case APPROVE -> move != null && subject.illegal(move).isEmpty() && !subject.lacksStock();
            case CONVERT_TO_REFUND -> ReplacementShipping.whyNotConvert(subject).isEmpty();
            case REPORT_SHIPPED, REPORT_DELIVERED -> subject.isDispatched();
            case REPORT_FAILED -> ReplacementShipping.whyNotFailed(subject).isEmpty();
            case REPORT_FOUND -> ReplacementShipping.whyNotFound(subject).isEmpty();
            case WITHDRAW, CLOSE ->
                move != null && subject.illegal(move).isEmpty() && ManualReview.isTimely(subject, move);
            default -> move != null && subject.illegal(move).isEmpty();
        };
    }
}
