package io.aftersales.domain.cases;

import io.aftersales.domain.claims.Application;
import io.aftersales.domain.claims.Evidence;
import io.aftersales.domain.claims.Submission;
import io.aftersales.domain.effects.Alarm;
import io.aftersales.domain.effects.Effect;
import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.effects.Gift;
import io.aftersales.domain.effects.OutboxEntry;
import io.aftersales.domain.effects.Outcome;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.lifecycle.CaseMove;
import io.aftersales.domain.lifecycle.CaseStatus;
import io.aftersales.domain.refunds.AccountRejection.ExternalRefundKnown;
import io.aftersales.domain.refunds.Goodwill;
import io.aftersales.domain.refunds.OrderAccount;
import io.aftersales.domain.refunds.RefundBreakdown;
import io.aftersales.domain.refunds.RefundPolicy;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.CheckReturnValue;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.domain.shared.Rejection;
import io.aftersales.domain.shared.TenderId;
import io.vavr.control.Either;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One after-sales case. Immutable: each verb answers a {@link Change}, or why it is refused. The order's account goes in and comes
 * out, because units and money belong to the order and not to the case.
 *
 * <p>Its verbs are for the desks alone: a desk checks the command, the permission and the receipt first, and writes what is decided once. A
 * host reads a case, and sends a command to have it changed.
 *
 * @param id order and number
 * @param kind what was asked for
 * @param status where it stands
 * @param version how often it was saved
 * @param namespace prefix of its effect keys, as it was when the case was opened
 * @param submission the application
 * @param review what was decided about it
 * @param returning the parcel that comes back; null when none does
 * @param inspection what was found in it; null before
 * @param replacement the goods that go out to the buyer; null when none do
 * @param interceptions parcels to be stopped on their way
 * @param refund the money
 * @param parked effects of it that were given up and are left to a person
 * @param waiting what happens if nobody does anything
 * @param attention whether it needs a person
 * @param endedAt when it came to the end it is at; null while it is open
 * @param score what its buyer thinks of it, 1 to 5; null as long as nothing was said
 * @param events how many lines its timeline has
 * @param effects how many effects it has owed
 */
@CheckReturnValue
public record AfterSalesCase(
        CaseId id,
        CaseKind kind,
        CaseStatus status,
        long version,
        String namespace,
        Submission submission,
        Review review,
        @Nullable ReturnShipment returning,
        @Nullable Inspection inspection,
        @Nullable Replacement replacement,
        List<Interception> interceptions,
        CaseRefund refund,
        List<ParkedEffect> parked,
        CaseWait waiting,
        TicketNeed attention,
        @Nullable Instant endedAt,
        @Nullable Integer score,
        int events,
        int effects) {

    /** Copies the lists. */
    public AfterSalesCase {
        interceptions = List.copyOf(interceptions);
        parked = List.copyOf(parked);
    }

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
        var undecided = new DecisionContext(
                act.by(), act.now(), act.policy().toBuilder().rules().build()); // a rule might book what is asked about
        return apply(application, known, policy, facts, undecided).flatMap(opened -> {
            Submission submission = opened.next().submission();
            return opened.account()
                    .quote(RefundBooking.claim(submission, null, submission.units(), ApprovalTerms.BY_POLICY));
        });
    }

    /** The buyer gives up: before the decision, while a parcel is being intercepted, or before anything was posted. */
    public Either<Rejection, Change> withdraw(OrderAccount account, DecisionContext act) {
        return new ManualReview(this, account, act).withdraw();
    }

    /** The buyer answers what was asked. Where there are rules, they are asked again, on these facts. */
    public Either<Rejection, Change> provideInfo(
            OrderAccount account, String answer, List<Evidence> evidence, CaseFacts facts, DecisionContext act) {
        return new ManualReview(this, account, act).provideInfo(answer, evidence, facts);
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
    public Either<Rejection, Change> requestInfo(OrderAccount account, String question, DecisionContext act) {
        return new ManualReview(this, account, act).requestInfo(question);
    }

    /**
     * Grants the application. Above the four-eyes limit the first approval is recorded and the second, by another person, grants
     * it. Both agree on the same: other terms, or an amount that has grown, make it a first approval again. Asked in
     * this order: ILLEGAL_MOVE, NOT_RESERVED_YET, ORDER_NOT_FOUND, AMOUNT_EXCEEDED when more is agreed on than the rules would pay,
     * ABOVE_LIMIT, DAILY_LIMIT_REACHED, SECOND_PERSON_NEEDED.
     */
    public Either<Rejection, Change> approve(
            OrderAccount account, ApprovalTerms terms, CaseFacts facts, DecisionContext act) {
        return new ManualReview(this, account, act).approve(terms, facts);
    }

    /** Refuses the application, for a reason. */
    public Either<Rejection, Change> reject(OrderAccount account, String reason, DecisionContext act) {
        return new ManualReview(this, account, act).reject(reason);
    }

    /** Ends the case without a refund: an interception missed, refused goods that stay, a parcel the buyer's own carrier lost. */
    public Either<Rejection, Change> close(OrderAccount account, DecisionContext act) {
        return new ManualReview(this, account, act).close();
    }

    // --- return and inspection
    // -------------------------------------------------------------------------------------------

    /** The goods were posted. */
    public Either<Rejection, Change> posted(
            OrderAccount account, String carrier, String trackingNumber, DecisionContext act) {
        return new ReturnReceipt(this, account, act).posted(carrier, trackingNumber);
    }

    /** The parcel arrived, or its carrier lost it. */
    public Either<Rejection, Change> receive(OrderAccount account, boolean lost, DecisionContext act) {
        return new ReturnReceipt(this, account, act).receive(lost);
    }

    /**
     * Records findings. When every unit has one, or the look is said to be complete and the rest is missing, it is decided what is
     * accepted; for a return refund the money is then booked in the same decision, unless a second person has to confirm it.
     */
    public Either<Rejection, Change> inspect(OrderAccount account, InspectionReport look, DecisionContext act) {
        return new InspectionDecision(this, account, act).inspect(look);
    }

    // --- goods that go out
    // ------------------------------------------------------------------------------------------------

    /** The goods left for the buyer. */
    public Either<Rejection, Change> shipped(
            OrderAccount account, String carrier, String trackingNumber, DecisionContext act) {
        return new ReplacementShipping(this, account, act).shipped(carrier, trackingNumber);
    }

    /** The goods arrived. That ends a reshipment, and an exchange as soon as its difference is settled. */
    public Either<Rejection, Change> delivered(OrderAccount account, DecisionContext act) {
        return new ReplacementShipping(this, account, act).delivered();
    }

    /** The goods will definitely not go out: money goes back instead. */
    public Either<Rejection, Change> failed(OrderAccount account, String why, DecisionContext act) {
        return new ReplacementShipping(this, account, act).failed(why);
    }

    /**
     * Money instead of goods: the goods on their way are to be stopped, or a difference is no longer asked for. What comes of that
     * decides; the case moves when it is certain that no goods will go out.
     */
    public Either<Rejection, Change> convert(OrderAccount account, DecisionContext act) {
        return new ReplacementShipping(this, account, act).convert();
    }

    /** The parcel that was reshipped because it was lost has turned up. */
    public Either<Rejection, Change> found(OrderAccount account, String parcel, DecisionContext act) {
        return new ReplacementShipping(this, account, act).found(parcel);
    }

    // --- money
    // -----------------------------------------------------------------------------------------------------------

    /**
     * A second person confirms an amount, or a reviewer grants the refund after an interception missed. Asked in this order: ILLEGAL_MOVE,
     * NOT_YET, ABOVE_LIMIT, DAILY_LIMIT_REACHED, SECOND_PERSON_NEEDED.
     */
    public Either<Rejection, Change> confirmRefund(OrderAccount account, CaseFacts facts, DecisionContext act) {
        return new SecondApproval(this, account, act).confirm(facts);
    }

    /** Failed parts and gifts are tried again, each under a new key. */
    public Either<Rejection, Change> retryRefund(OrderAccount account, DecisionContext act) {
        return new PaymentOutcomes(this, account, act).retry();
    }

    /**
     * A payment by hand was made under a reference, or definitely not.
     *
     * @param purpose which one, where more than one is open on the tender; null where only one is
     */
    public Either<Rejection, Change> confirmOffline(
            OrderAccount account,
            TenderId tender,
            RefundPart.@Nullable Purpose purpose,
            Outcome outcome,
            DecisionContext act) {
        return new PaymentOutcomes(this, account, act).offline(tender, purpose, outcome);
    }

    /** What came of an effect. Never refused; empty when it changes nothing, because it was known already. */
    public Optional<Change> settle(EffectKey key, Outcome outcome, OrderAccount account, DecisionContext act) {
        return new PaymentOutcomes(this, account, act).settle(key, outcome);
    }

    /**
     * A refund was made elsewhere, such as a chargeback or one made at the provider by hand. Refuses UNKNOWN_TENDER, and
     * EXTERNAL_REFUND_KNOWN for a reference recorded before.
     *
     * @param minor minor units of the order's currency, at least 1
     * @param occurredAt when it happened at the provider
     */
    public Either<Rejection, Change> recordExternal(
            OrderAccount account,
            TenderId tender,
            long minor,
            String reference,
            Instant occurredAt,
            DecisionContext act) {
        var draft = new CaseDraft(this, account, act);
        if (refund.isPaidUnder(tender, reference)) {
            return Either.left(new ExternalRefundKnown(reference));
        }
        return account.external(draft.stamp(), tender, minor, reference, occurredAt)
                .map(after -> {
                    draft.account = after;
                    return draft.note(new CaseEvent.ExternalRefundRecorded(tender, draft.money(minor), reference))
                            .alarm(Alarm.REFUNDED_ELSEWHERE, tender.value())
                            .done();
                });
    }

    // --- what the buyer thinks of it
    // -----------------------------------------------------------------------------------------

    /**
     * The buyer says how content they are, once for each case, within {@link Rating#OPEN_FOR} of its end. Asked in this order: NOT_ENDED,
     * RATED_ALREADY, RATING_CLOSED. A case that is taken up again and ends once more keeps its score.
     *
     * @param score 1, not at all, to 5, very much; anything else is an {@link IllegalArgumentException}
     */
    public Either<Rejection, Change> rate(OrderAccount account, int score, DecisionContext act) {
        return new Rating(this, account, act).rate(score);
    }

    // --- what was given up
    // ---------------------------------------------------------------------------------------------------

    /** One of its effects was given up and is left to a person. Empty when that is known. */
    public Optional<Change> park(Effect effect, OrderAccount account, DecisionContext act) {
        return new EffectParking(this, account, act).park(effect);
    }

    /**
     * A person says, from evidence, what became of a parked effect. Of a payment two persons have to say the same: the first word is
     * kept, another word replaces it. Asked in this order: NOT_PARKED, RESOLUTION_NOT_POSSIBLE, SECOND_PERSON_NEEDED.
     *
     * @param entry the effect as it stands in the outbox
     * @param reference the evidence: a transaction or an order where something was done, else why it is certain that it was not
     */
    public Either<Rejection, ParkedResolution> resolve(
            OutboxEntry entry, ParkedAnswer said, String reference, OrderAccount account, DecisionContext act) {
        return new EffectParking(this, account, act).resolve(entry, said, reference);
    }

    /** The parked effect with this key. */
    Optional<ParkedEffect> parked(EffectKey key) {
        for (ParkedEffect each : parked) {
            if (each.key().equals(key)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }

    // --- time
    // ------------------------------------------------------------------------------------------------------------

    /** What is due now takes effect: the buyer is reminded, the case expires, somebody is woken. Empty when nothing is due. */
    public Optional<Change> meetDeadline(OrderAccount account, DecisionContext act) {
        return new ReturnReceipt(this, account, act).meetDeadline();
    }

    /** The moves the table has for this case now. */
    public List<CaseMove> legalMoves() {
        return Arrays.stream(CaseMove.values())
                .filter(move -> move.target(kind, status).isPresent())
                .toList();
    }

    /**
     * Whether something can be done with this case as it stands, apart from who asks, from the time, and from what only the command says.
     *
     * @param move the move it would try; null when it takes none
     */
    public boolean canBe(Action action, @Nullable CaseMove move) {
        return switch (action) {
            case INSPECT -> status == CaseStatus.RETURNED || status == CaseStatus.INSPECTING;
            case CONFIRM_REFUND -> SecondApproval.refusal(this).isEmpty();
            case RETRY_REFUND -> status == CaseStatus.REFUND_FAILED || refund.hasFailures();
            case CONFIRM_OFFLINE -> refund.any(RefundPart::isOpenByHand);
            case RESOLVE_PARKED -> !parked.isEmpty();
            case RECORD_EXTERNAL_REFUND -> true;
            case RATE -> endedAt != null && score == null;
            case APPROVE -> move != null && illegal(move).isEmpty() && !lacksStock();
            case CONVERT_TO_REFUND -> ReplacementShipping.whyNotConvert(this).isEmpty();
            case REPORT_SHIPPED, REPORT_DELIVERED -> isDispatched();
            case REPORT_FAILED -> ReplacementShipping.whyNotFailed(this).isEmpty();
            case REPORT_FOUND -> ReplacementShipping.whyNotFound(this).isEmpty();
            case WITHDRAW, CLOSE -> move != null && illegal(move).isEmpty() && ManualReview.isTimely(this, move);
            default -> move != null && illegal(move).isEmpty();
        };
    }

    /** The same case one version later. */
    public AfterSalesCase saved() {
        return new AfterSalesCase(
                id,
                kind,
                status,
                version + 1,
                namespace,
                submission,
                review,
                returning,
                inspection,
                replacement,
                interceptions,
                refund,
                parked,
                waiting,
                attention,
                endedAt,
                score,
                events,
                effects);
    }

    /** Whether the goods wanted in an exchange do not stand reserved. */
    boolean lacksStock() {
        return kind == CaseKind.EXCHANGE && (replacement == null || replacement.stock() != Replacement.Stock.RESERVED);
    }

    /** Whether goods are on their way to the buyer. */
    boolean isDispatched() {
        boolean onTheirWay = status == CaseStatus.EXCHANGING || status == CaseStatus.RESHIPPING;
        return onTheirWay && replacement != null && replacement.dispatch().deliveredAt() == null;
    }

    boolean hasInterception(Interception.State state) {
        return interceptions.stream().anyMatch(each -> each.state() == state);
    }

    boolean isBeingIntercepted() {
        return hasInterception(Interception.State.OUT);
    }

    /** The refusal of a move that is not in the table; empty when it is. */
    Optional<Rejection> illegal(CaseMove move) {
        return move.target(kind, status).isPresent()
                ? Optional.empty()
                : Optional.of(new CaseRejection.IllegalMove(kind, status, move));
    }
}
