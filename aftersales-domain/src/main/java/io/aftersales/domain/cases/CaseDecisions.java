package io.aftersales.domain.cases;

import io.aftersales.domain.claims.Application;
import io.aftersales.domain.claims.Evidence;
import io.aftersales.domain.effects.Effect;
import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.effects.Gift;
import io.aftersales.domain.effects.OutboxEntry;
import io.aftersales.domain.effects.Outcome;
import io.aftersales.domain.goods.Claimable;
import io.aftersales.domain.goods.Finding;
import io.aftersales.domain.goods.InspectionReport;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.lifecycle.CaseMove;
import io.aftersales.domain.lifecycle.CaseStatus;
import io.aftersales.domain.lifecycle.InboundMove;
import io.aftersales.domain.orders.OrderFacts;
import io.aftersales.domain.policy.CasePolicy;
import io.aftersales.domain.refunds.ExchangeQuote;
import io.aftersales.domain.refunds.Goodwill;
import io.aftersales.domain.refunds.OrderAccount;
import io.aftersales.domain.refunds.RefundPolicy;
import io.aftersales.domain.refunds.RefundQuote;
import io.aftersales.domain.refunds.Units;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.CheckReturnValue;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.domain.shared.Rejection;
import io.aftersales.domain.shared.TenderId;
import io.vavr.control.Either;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Decides about cases: one method for each thing that people, partners and time can do. Each method returns a {@link Change}, or the reason
 * why it is refused. Nothing is written here; a desk commits the change. The class is meant for desks alone: a host calls a desk, which
 * checks who asks, gathers the facts, and writes each decision exactly once.
 *
 * <p>The order's account is passed in and returned beside the case, because units and money belong to the order and not to the case.
 */
@CheckReturnValue
public final class CaseDecisions {
    private CaseDecisions() {}

    // --- application
    // -----------------------------------------------------------------------------------------------------

    /**
     * Opens a case for an application and holds the units it asks for. Refusals, checked in this order: ORDER_NOT_FOUND, NOT_OWNER, what is
     * wrong with the sale itself, ORDER_STATE, NOTHING_ASKED, UNKNOWN_LINE, WINDOW_EXPIRED, NOT_RETURNABLE, EVIDENCE_REQUIRED, OPEN_CASE,
     * QUANTITY_EXCEEDED, REASON_NOT_VERIFIED, OUT_OF_STOCK, NO_PRICE, VALUE_DIFFERS.
     *
     * @param known the order's account; null when no case was opened on the order before, then an account is opened under the policy
     */
    public static Either<Rejection, Change> apply(
            Application application,
            @Nullable OrderAccount known,
            RefundPolicy policy,
            CaseFacts facts,
            DecisionContext context) {
        return new CaseOpening(application, facts, context).to(known, policy);
    }

    /**
     * Quotes the refund that an application would lead to if every unit were accepted, with the bonus where it asks for store credit. Refused
     * as the application would be.
     *
     * @param known the order's account; null when no case was opened on the order before
     */
    public static Either<Rejection, RefundQuote> quote(
            Application application,
            @Nullable OrderAccount known,
            RefundPolicy policy,
            CaseFacts facts,
            DecisionContext context) {
        return new CaseOpening(application, facts, context).quote(known, policy);
    }

    /**
     * Quotes what an application for an exchange would settle if every unit were accepted. Refused as the application would be.
     *
     * @param known the order's account; null when no case was opened on the order before
     */
    public static Either<Rejection, ExchangeQuote> quoteExchange(
            Application application,
            @Nullable OrderAccount known,
            RefundPolicy policy,
            CaseFacts facts,
            DecisionContext context) {
        return new CaseOpening(application, facts, context).quoteExchange(known, policy);
    }

    /**
     * Tells what can be claimed of an order now, by line and place, with the reasons that are possible for each kind of case. Refuses
     * ORDER_NOT_FOUND, NOT_OWNER, and what is wrong with the sale itself.
     *
     * @param offered the kinds of case the shop offers
     * @param known the order's account; null when no case was opened on the order before
     */
    public static Either<Rejection, List<Claimable>> claimable(
            OrderId order,
            Collection<CaseKind> offered,
            @Nullable OrderAccount known,
            RefundPolicy policy,
            CaseFacts facts,
            DecisionContext context) {
        return CaseOpening.claimable(order, offered, known, policy, facts, context);
    }

    /** Withdraws a case for its buyer: before the decision, while a parcel is being intercepted, or before the goods are posted. */
    public static Either<Rejection, Change> withdraw(
            AfterSalesCase subject, OrderAccount account, DecisionContext context) {
        return new ManualReview(subject, account, context).withdraw();
    }

    /** Records the buyer's answer to a request for information. Where the policy has rules, they review the case again on these facts. */
    public static Either<Rejection, Change> provideInfo(
            AfterSalesCase subject,
            OrderAccount account,
            String answer,
            List<Evidence> evidence,
            CaseFacts facts,
            DecisionContext context) {
        return new ManualReview(subject, account, context).provideInfo(answer, evidence, facts);
    }

    /**
     * Opens a case for goodwill, which holds no units. Within the limits of the policy the goodwill is paid at once; above them it waits
     * for the approval of another person. Refusals, checked in this order: ORDER_NOT_FOUND, NOT_PERMITTED for the actor's own order,
     * NOTHING_ASKED for neither money nor gifts, GIFT_NOT_OFFERED for a gift the facts put no price on, what is wrong with the sale itself,
     * UNKNOWN_LINE, AMOUNT_EXCEEDED.
     *
     * @param money the money; an amount of 0 where only gifts are given
     * @param gifts the points and coupons, which do not count against what the order has left
     * @param known the order's account; null when no case was opened on the order before, then an account is opened under the policy
     */
    public static Either<Rejection, Change> giveGoodwill(
            OrderId order,
            Goodwill money,
            List<Gift> gifts,
            String why,
            @Nullable OrderAccount known,
            RefundPolicy policy,
            CaseFacts facts,
            DecisionContext context) {
        return new GoodwillDecision(order, money, gifts, why, facts, context).to(known, policy);
    }

    // --- review
    // ----------------------------------------------------------------------------------------------------------

    /** Asks the buyer for information. */
    public static Either<Rejection, Change> requestInfo(
            AfterSalesCase subject, OrderAccount account, String question, DecisionContext context) {
        return new ManualReview(subject, account, context).requestInfo(question);
    }

    /**
     * Grants the application. Above the four-eyes limit the first approval is recorded, and the second, by another person, grants the
     * application. Both persons approve the same: other terms, or an amount that has grown, make it a first approval again. Refusals,
     * checked in this order: ILLEGAL_MOVE, NOT_PERMITTED after an appeal to all but a supervisor who had no part in the case, NOT_RESERVED_YET, TERMS_NOT_POSSIBLE for terms that the kind does not know, ORDER_NOT_FOUND,
     * AMOUNT_EXCEEDED when the agreed amount or difference is more than the computed one, ABOVE_LIMIT, DAILY_LIMIT_REACHED, SECOND_PERSON_NEEDED.
     */
    public static Either<Rejection, Change> approve(
            AfterSalesCase subject,
            OrderAccount account,
            ApprovalTerms terms,
            CaseFacts facts,
            DecisionContext context) {
        return approve(subject, account, terms, null, facts, context);
    }

    /**
     * Grants the application, with words to the buyer.
     *
     * @param words what the buyer is to know about the decision; null for nothing. Of two approvals only the second, which grants the
     *     application, tells its words
     */
    public static Either<Rejection, Change> approve(
            AfterSalesCase subject,
            OrderAccount account,
            ApprovalTerms terms,
            @Nullable String words,
            CaseFacts facts,
            DecisionContext context) {
        return new ApprovalDecision(subject, account, context).approve(terms, words, facts);
    }

    /**
     * Offers the buyer the terms on which the application would be granted. Whatever an approval on these terms needs comes before the buyer
     * sees the offer: above the four-eyes limit the first offer is recorded, and the same offer by another person goes out. Refused as {@link
     * #approve} is, and goodwill with TERMS_NOT_POSSIBLE.
     */
    public static Either<Rejection, Change> offer(
            AfterSalesCase subject,
            OrderAccount account,
            ApprovalTerms terms,
            CaseFacts facts,
            DecisionContext context) {
        return offer(subject, account, terms, null, facts, context);
    }

    /**
     * Offers the buyer terms, with words to the buyer.
     *
     * @param words what the buyer is to know about the offer; null for nothing. Of two offers only the second, which the buyer sees, tells its
     *     words
     */
    public static Either<Rejection, Change> offer(
            AfterSalesCase subject,
            OrderAccount account,
            ApprovalTerms terms,
            @Nullable String words,
            CaseFacts facts,
            DecisionContext context) {
        return new OfferDecision(subject, account, context).offer(terms, words, facts);
    }

    /**
     * Takes the buyer's answer to an offer. An accepted offer grants the application on its terms; where it has come to more by then, or is not
     * possible any more, the application is reviewed again, as it is after a declined one. Refuses ILLEGAL_MOVE and ORDER_NOT_FOUND.
     */
    public static Either<Rejection, Change> answerOffer(
            AfterSalesCase subject, OrderAccount account, boolean accepts, CaseFacts facts, DecisionContext context) {
        return new OfferDecision(subject, account, context).answer(accepts, facts);
    }

    /**
     * Appeals against a rejection, or against an inspection that accepted nothing; once for each case. The case holds its units again and is
     * reviewed by a supervisor who had no part in it. No window is asked. Refusals, checked in this order: ILLEGAL_MOVE, APPEAL_CLOSED,
     * QUANTITY_EXCEEDED where other cases have claimed the units since.
     *
     * @param why the reasons, as the buyer states them
     * @param facts the other cases on the order
     */
    public static Either<Rejection, Change> appeal(
            AfterSalesCase subject,
            OrderAccount account,
            String why,
            List<Evidence> evidence,
            CaseFacts facts,
            DecisionContext context) {
        return new AppealDecision(subject, account, context).appeal(why, evidence, facts.others());
    }

    /**
     * Refuses the application for a reason. Refuses ILLEGAL_MOVE, and NOT_PERMITTED after an appeal to all but a supervisor who had no
     * part in the case.
     */
    public static Either<Rejection, Change> reject(
            AfterSalesCase subject, OrderAccount account, String reason, DecisionContext context) {
        return new ManualReview(subject, account, context).reject(reason);
    }

    /**
     * Closes the case without a refund: after a missed interception, for refused goods that could not be sent back, or when the buyer's own
     * carrier lost the parcel.
     */
    public static Either<Rejection, Change> close(
            AfterSalesCase subject, OrderAccount account, DecisionContext context) {
        return new ManualReview(subject, account, context).close();
    }

    // --- return and inspection
    // -------------------------------------------------------------------------------------------

    /**
     * Records that goods were posted. Refuses INBOUND_NEEDED where the inbound is not named and several may be meant, ILLEGAL_MOVE where none
     * is to be posted.
     *
     * @param inbound the number of the inbound; null where exactly one may be meant
     */
    public static Either<Rejection, Change> posted(
            AfterSalesCase subject,
            OrderAccount account,
            @Nullable Integer inbound,
            String carrier,
            String trackingNumber,
            DecisionContext context) {
        return new ReturnTracking(subject, account, context).posted(inbound, carrier, trackingNumber);
    }

    /**
     * Records that goods arrived, or that their carrier lost them. Goods of a return that were not expected any more open their case again,
     * if it was closed because they did not come; refuses QUANTITY_EXCEEDED where another case has claimed them since. Refuses INBOUND_NEEDED
     * where the inbound is not named and several may be meant, NOT_YET for the loss of goods that were never posted, ILLEGAL_MOVE for goods
     * that their case has been decided without.
     *
     * @param inbound the number of the inbound; null where exactly one may be meant
     * @param warehouse the warehouse that received the goods; null for their destination
     * @param facts the other cases on the order
     */
    public static Either<Rejection, Change> receive(
            AfterSalesCase subject,
            OrderAccount account,
            @Nullable Integer inbound,
            @Nullable String warehouse,
            boolean lost,
            CaseFacts facts,
            DecisionContext context) {
        return new ReturnTracking(subject, account, context).receive(inbound, warehouse, lost, facts.others());
    }

    /**
     * Records an inspector's findings. When every unit has a finding, or the inspection is said to be complete and the remaining units are
     * missing, the accepted units are decided. For a return refund the money is then booked in the same decision, unless a second person
     * has to confirm it. Findings in a parcel that did not reach the buyer put goods into stock and pay nothing.
     *
     * @param inbound the number of the inbound; null where exactly one is to be inspected
     * @param facts the other cases on the order
     */
    public static Either<Rejection, Change> inspect(
            AfterSalesCase subject,
            OrderAccount account,
            @Nullable Integer inbound,
            InspectionReport report,
            CaseFacts facts,
            DecisionContext context) {
        return new InspectionDecision(subject, account, context).inspect(inbound, report, facts.others());
    }

    /**
     * Tells whether restated findings correct an inspection downwards: of no line more units are found, accepted, or accepted in a grade that
     * pays as much, and of some line fewer. True for an inbound that cannot be corrected at all, because {@link #correctInspection} refuses it.
     *
     * @param inbound the number of the inbound; null where exactly one can be corrected
     */
    public static boolean isCorrectedDownwards(
            AfterSalesCase subject,
            OrderAccount account,
            @Nullable Integer inbound,
            List<Finding> findings,
            DecisionContext context) {
        return new InspectionCorrection(subject, account, context).isDownwards(inbound, findings);
    }

    /**
     * Restates the findings in inspected goods that the buyer sent, {@linkplain #isCorrectedDownwards downwards only}; anything else is an
     * {@link IllegalArgumentException}. Units without a restated finding are missing. What was given for units that were then not accepted,
     * or pay less, is short of the case; while nothing was given, the restated findings count instead of the earlier ones. Refusals, checked
     * in this order: INBOUND_NEEDED, ILLEGAL_MOVE where the inspection cannot be corrected, not any more, or not at this moment,
     * SECOND_PERSON_NEEDED for an inspector of the goods.
     *
     * @param inbound the number of the inbound; null where exactly one can be corrected
     */
    public static Either<Rejection, Change> correctInspection(
            AfterSalesCase subject,
            OrderAccount account,
            @Nullable Integer inbound,
            List<Finding> findings,
            String why,
            DecisionContext context) {
        return new InspectionCorrection(subject, account, context).correct(inbound, findings, why);
    }

    // --- goods that go out
    // ------------------------------------------------------------------------------------------------

    /** Records that the goods left for the buyer. */
    public static Either<Rejection, Change> shipped(
            AfterSalesCase subject,
            OrderAccount account,
            String carrier,
            String trackingNumber,
            DecisionContext context) {
        return new ReplacementShipping(subject, account, context).shipped(carrier, trackingNumber);
    }

    /** Records that the goods arrived at the buyer. That ends a reshipment, and an exchange as soon as its difference is settled. */
    public static Either<Rejection, Change> delivered(
            AfterSalesCase subject, OrderAccount account, DecisionContext context) {
        return new ReplacementShipping(subject, account, context).delivered();
    }

    /** Records that the goods will definitely not go out; money goes back instead. */
    public static Either<Rejection, Change> failed(
            AfterSalesCase subject, OrderAccount account, String why, DecisionContext context) {
        return new ReplacementShipping(subject, account, context).failed(why);
    }

    /**
     * Asks for money instead of goods: the goods on their way are to be stopped, or the request for a price difference is to be cancelled.
     * The case moves only when it is certain that no goods will go out.
     */
    public static Either<Rejection, Change> convert(
            AfterSalesCase subject, OrderAccount account, DecisionContext context) {
        return new ReplacementShipping(subject, account, context).convert();
    }

    /**
     * Records that a lost parcel turned up after its goods were paid for or sent again. Refuses NOTHING_LOST.
     *
     * @param parcel the host's id of the parcel
     * @param comingBack whether it comes back to the shop; otherwise the buyer has it
     */
    public static Either<Rejection, Change> found(
            AfterSalesCase subject, OrderAccount account, String parcel, boolean comingBack, DecisionContext context) {
        return ExpectedParcels.found(subject, account, context, parcel, comingBack);
    }

    // --- money
    // -----------------------------------------------------------------------------------------------------------

    /**
     * Confirms an amount as the second person, or grants the refund after a missed interception. Refusals, checked in this order:
     * ILLEGAL_MOVE, NOT_YET, ABOVE_LIMIT, DAILY_LIMIT_REACHED, SECOND_PERSON_NEEDED.
     */
    public static Either<Rejection, Change> confirmRefund(
            AfterSalesCase subject, OrderAccount account, CaseFacts facts, DecisionContext context) {
        return new SecondApproval(subject, account, context).confirm(facts);
    }

    /**
     * Retries failed payments and gifts, each under a new idempotency key. A payment for which a refund made elsewhere leaves too little on its
     * tender stays failed. Refuses ILLEGAL_MOVE or NOTHING_TO_RETRY where nothing has failed, and AMOUNT_EXCEEDED where no tender of what has
     * failed has enough left.
     */
    public static Either<Rejection, Change> retryRefund(
            AfterSalesCase subject, OrderAccount account, DecisionContext context) {
        return new PaymentsByHand(subject, account, context).retry();
    }

    /**
     * Records the outcome of a payment by hand: made under a reference, or definitely not made.
     *
     * @param purpose the payment meant, where more than one is open on the tender; null where only one is
     */
    public static Either<Rejection, Change> confirmOffline(
            AfterSalesCase subject,
            OrderAccount account,
            TenderId tender,
            RefundPart.@Nullable Purpose purpose,
            Outcome outcome,
            DecisionContext context) {
        return new PaymentsByHand(subject, account, context).offline(tender, purpose, outcome);
    }

    /**
     * States that a payment was not made, though the staff had stated that it was. The amount is owed again and can be retried, under a new
     * key. Two persons state it, whatever the amount: the first person's statement is kept on the account, where it waits for another person's.
     * Refuses NOT_STATED_BY_STAFF for a payment that the provider reported, KEY_OF_GIFT for a gift, which the report of its reversal undoes, and
     * SECOND_PERSON_NEEDED.
     *
     * @param key the key of the payment
     * @param evidence why it is certain that it was not made; both persons may word it in their own way
     */
    public static Either<Rejection, Change> stateNotPaid(
            AfterSalesCase subject, OrderAccount account, EffectKey key, String evidence, DecisionContext context) {
        return new PaymentsByHand(subject, account, context).notMade(key, evidence);
    }

    /** Records the outcome of an effect. Never refused; empty when the outcome is known already and changes nothing. */
    public static Optional<Change> settle(
            AfterSalesCase subject, EffectKey key, Outcome outcome, OrderAccount account, DecisionContext context) {
        return new PaymentOutcomes(subject, account, context).settle(key, outcome);
    }

    /** Returns the case on which a capture is to be entered: the one that pays what becomes due by it, else the newest of the order. */
    public static CaseId caseOfCapture(OrderAccount account) {
        return MoneyEntries.caseOfCapture(account);
    }

    /**
     * Records money that the shop took on a tender after the sale. What has become due for earlier refunds is paid out on the case. Refuses
     * UNKNOWN_TENDER, CAPTURE_KNOWN for a reference recorded before, AMOUNT_EXCEEDED for more than was agreed and is not taken yet, and
     * SECOND_PERSON_NEEDED. Above the four-eyes limit a person's entry is kept, and the same entry by another person is carried out; what the
     * host's own systems enter is carried out at once.
     *
     * @param subject the {@linkplain #caseOfCapture case} on which it is entered
     * @param minor the amount in minor units of the order's currency, at least 1
     */
    public static Either<Rejection, Change> capture(
            AfterSalesCase subject,
            OrderAccount account,
            TenderId tender,
            long minor,
            String reference,
            DecisionContext context) {
        return new MoneyEntries(subject, account, context).capture(tender, minor, reference);
    }

    /**
     * Returns the case that pays what becomes due for earlier refunds by the parts that were added to the order since: to be {@linkplain
     * #amend entered} on it before another case is opened on the order. Empty when nothing becomes due.
     */
    public static Optional<CaseId> caseOfAmendment(OrderAccount account, OrderFacts order) {
        return MoneyEntries.caseOfAmendment(account, order);
    }

    /**
     * Adds the parts to the account that were added to the order since. What has become due by them for earlier refunds is paid out on the
     * case. An impossible part changes nothing.
     *
     * @param subject the {@linkplain #caseOfAmendment case} on which they are entered
     */
    public static Change amend(
            AfterSalesCase subject, OrderAccount account, OrderFacts order, DecisionContext context) {
        return new MoneyEntries(subject, account, context).amend(order);
    }

    /**
     * Records a refund that was made outside of after-sales, such as a chargeback or a refund made by hand at the provider. Refuses
     * UNKNOWN_TENDER, EXTERNAL_REFUND_KNOWN for a reference recorded before, UNKNOWN_LINE, QUANTITY_EXCEEDED, and SECOND_PERSON_NEEDED.
     * Two persons enter an amount above the four-eyes limit, see {@link #capture}.
     *
     * @param minor the amount in minor units of the order's currency, at least 1
     * @param occurredAt the time of the refund at the provider
     * @param units the units it was made for, which are back from then on; empty for none
     */
    public static Either<Rejection, Change> recordExternal(
            AfterSalesCase subject,
            OrderAccount account,
            TenderId tender,
            long minor,
            String reference,
            Instant occurredAt,
            List<Units> units,
            DecisionContext context) {
        return new MoneyEntries(subject, account, context).recordExternal(tender, minor, reference, occurredAt, units);
    }

    /** Returns the case on which a reversal is to be entered: the last one that it makes pay more, else the newest of the order. */
    public static CaseId caseOfReversal(OrderAccount account, String reference, long minor) {
        return MoneyEntries.caseOfReversal(account, reference, minor);
    }

    /**
     * Records that a refund made elsewhere came back to the shop: a dispute was won, a refund bounced, an amount was mistyped. The refunds
     * that it limited are worked out again, and what they pay more is paid out on the case. Refuses NOTHING_ON_REFERENCE, AMOUNT_EXCEEDED
     * for more than stands of it, and SECOND_PERSON_NEEDED. Two persons enter an amount above the four-eyes limit, see {@link #capture}.
     *
     * @param subject the {@linkplain #caseOfReversal case} on which it is entered
     * @param minor the amount in minor units of the order's currency, at least 1
     * @param occurredAt the time at the provider
     */
    public static Either<Rejection, Change> reverseExternal(
            AfterSalesCase subject,
            OrderAccount account,
            String reference,
            long minor,
            Instant occurredAt,
            DecisionContext context) {
        return new MoneyEntries(subject, account, context).reverseExternal(reference, minor, occurredAt);
    }

    /**
     * Pays the buyer what the case has kept as fee or deduction, or because less was agreed. Refuses AMOUNT_EXCEEDED for
     * more than it still keeps, and SECOND_PERSON_NEEDED. Two persons give back an amount above the four-eyes limit, see {@link #capture}.
     *
     * @param minor the amount in minor units of the order's currency, at least 1
     */
    public static Either<Rejection, Change> giveBackKept(
            AfterSalesCase subject, OrderAccount account, long minor, String why, DecisionContext context) {
        return new MoneyEntries(subject, account, context).giveBackKept(minor, why);
    }

    /**
     * Lets the shop bear what is short of goods that were paid early. Refuses NOT_PERMITTED for finance, AMOUNT_EXCEEDED where nothing is, and
     * SECOND_PERSON_NEEDED. Two persons write off an amount above the four-eyes limit, see {@link #capture}.
     */
    public static Either<Rejection, Change> writeOffShortfall(
            AfterSalesCase subject, OrderAccount account, DecisionContext context) {
        return Shortfalls.writeOff(subject, account, context);
    }

    /**
     * Records what the buyer has paid back of a shortfall; the shop keeps as much. What has become due for earlier refunds, which there was
     * too little money to pay, is paid out on the case. Refuses NOT_PERMITTED for anyone but finance, AMOUNT_EXCEEDED for more than is open,
     * and SECOND_PERSON_NEEDED. Two persons enter an amount above the four-eyes limit, see {@link #capture}.
     *
     * @param minor the amount in minor units of the order's currency, at least 1
     */
    public static Either<Rejection, Change> recoverShortfall(
            AfterSalesCase subject, OrderAccount account, long minor, String reference, DecisionContext context) {
        return Shortfalls.recover(subject, account, minor, reference, context);
    }

    // --- rating
    // -----------------------------------------------------------------------------------------

    /**
     * Records the buyer's rating, once for each case, within {@link Rating#OPEN_FOR} of its end. Refusals, checked in this order:
     * NOT_ENDED, RATED_ALREADY, RATING_CLOSED. A case that is reopened and ends once more keeps its score.
     *
     * @param score the rating, from 1, very dissatisfied, to 5, very satisfied; anything else is an {@link IllegalArgumentException}
     */
    public static Either<Rejection, Change> rate(
            AfterSalesCase subject, OrderAccount account, int score, DecisionContext context) {
        return new Rating(subject, account, context).rate(score);
    }

    // --- parked effects
    // ---------------------------------------------------------------------------------------------------

    /** Parks an effect of the case that was given up and is left to a person. Empty when the effect is parked already. */
    public static Optional<Change> park(
            AfterSalesCase subject, Effect effect, OrderAccount account, DecisionContext context) {
        return new EffectParking(subject, account, context).park(effect);
    }

    /**
     * Resolves a parked effect as a person states from evidence. Of a payment two persons have to state the same: the first statement is
     * stored, and a different one replaces it. Refusals, checked in this order: NOT_PARKED, RESOLUTION_NOT_POSSIBLE, SECOND_PERSON_NEEDED.
     *
     * @param entry the effect as it stands in the outbox
     * @param said the resolution
     * @param reference the evidence: the id of a transaction or an order where something was done, else why it is certain that it was not
     */
    public static Either<Rejection, ResolvedEffect> resolve(
            AfterSalesCase subject,
            OutboxEntry entry,
            ParkedResolution said,
            String reference,
            OrderAccount account,
            DecisionContext context) {
        return new EffectParking(subject, account, context).resolve(entry, said, reference);
    }

    /**
     * Records what became of goods that were to be stopped, as a member of the staff found out, because the partner does not answer. The case
     * goes on as after the partner's own answer. Refuses STOP_NOT_AWAITED.
     *
     * @param entry the request as it stands in the outbox; an open or parked entry
     * @param stopped whether none of the goods will reach the buyer
     * @param note how the member of the staff knows
     */
    public static Either<Rejection, ResolvedEffect> recordStopAnswer(
            AfterSalesCase subject,
            OutboxEntry entry,
            boolean stopped,
            String note,
            OrderAccount account,
            DecisionContext context) {
        boolean awaited = subject.stops().stream()
                .anyMatch(stop -> stop.isAsked() && entry.key().equals(stop.key()));
        return awaited
                ? Either.right(new EffectParking(subject, account, context).stopAnswered(entry, stopped, note))
                : Either.left(new CaseRejection.StopNotAwaited(entry.key()));
    }

    // --- time
    // ------------------------------------------------------------------------------------------------------------

    /** Applies the deadline that is due now: reminds the buyer, moves the case on, or raises an alarm. Empty when nothing is due. */
    public static Optional<Change> meetDeadline(AfterSalesCase subject, OrderAccount account, DecisionContext context) {
        return new DeadlineDecision(subject, account, context).meet();
    }

    /**
     * Tells whether an actor can take an action on a case now, or on the money of its order, as far as the case, the account, the actor and the
     * time decide. A command may still be refused for what it says: the terms, the amount they come to, or goods that it has to name. Whether
     * the role permits the action is not asked, see {@link Permissions}.
     *
     * <p>What waits for a second person is not possible for the first, who would only repeat it.
     *
     * @param account returns the account of the order; asked only for actions of which the account decides
     * @param facts returns facts with the agent of the ticket; asked only for actions that a second person may have to take
     */
    public static boolean isPossible(
            AfterSalesCase subject,
            Action action,
            Supplier<OrderAccount> account,
            Supplier<CaseFacts> facts,
            DecisionContext context) {
        return isPossible(subject, action)
                && switch (action) {
                    case RATE -> Rating.refusal(subject, context.now()).isEmpty();
                    case APPEAL ->
                        new AppealDecision(subject, account.get(), context)
                                .refusal()
                                .isEmpty();
                    case APPROVE ->
                        subject.review().reviewer() == null
                                ? mayDecide(subject, action, context)
                                : new ApprovalDecision(subject, account.get(), context).isOpen(facts);
                    case OFFER ->
                        subject.review().offer() == null
                                ? mayDecide(subject, action, context)
                                : new OfferDecision(subject, account.get(), context).isOpen(facts);
                    case REJECT -> mayDecide(subject, action, context);
                    case CONFIRM_REFUND -> new SecondApproval(subject, account.get(), context).isOpen();
                    case RECEIVE ->
                        !new ReturnTracking(subject, account.get(), context)
                                .open()
                                .isEmpty();
                    case CORRECT_INSPECTION -> new InspectionCorrection(subject, account.get(), context).isOpen();
                    case RETRY_REFUND -> new PaymentsByHand(subject, account.get(), context).canBeRetried();
                    case STATE_NOT_PAID -> new PaymentsByHand(subject, account.get(), context).canBeStatedNotPaid();
                    case RESOLVE_PARKED -> subject.parked().stream().anyMatch(each -> each.isOpenTo(context.by()));
                    case SETTLE_SHORTFALL -> Shortfalls.isOpen(subject, account.get(), context);
                    case RECORD_CAPTURE -> account.get().tenders().stream().anyMatch(tender -> tender.toCapture() > 0);
                    case REVERSE_EXTERNAL_REFUND ->
                        account.get().externals().stream().anyMatch(made -> made.standing() > 0);
                    case GIVE_BACK_KEPT -> MoneyEntries.keeps(subject.id(), account.get());
                    default -> true;
                };
    }

    private static boolean mayDecide(AfterSalesCase subject, Action action, DecisionContext context) {
        return ApprovalAuthority.appealRefusal(subject, action, context).isEmpty();
    }

    /** Tells whether an action is possible on a case as it stands, for some actor and at some time. */
    static boolean isPossible(AfterSalesCase subject, Action action) {
        return switch (action) {
            case INSPECT -> !InboundChoice.open(subject, InboundMove.LOOK).isEmpty();
            case CORRECT_INSPECTION -> !InspectionCorrection.open(subject).isEmpty();
            case RECEIVE -> !InboundChoice.open(subject, InboundMove.ARRIVE).isEmpty();
            case REPORT_POSTED -> !InboundChoice.open(subject, InboundMove.SEND).isEmpty();
            case CONFIRM_REFUND -> SecondApproval.refusal(subject).isEmpty();
            case RETRY_REFUND -> subject.refund().hasFailures();
            case CONFIRM_OFFLINE -> subject.refund().any(RefundPart::isOpenByHand);
            case STATE_NOT_PAID -> subject.refund().any(RefundPart::isStatedByStaff);
            case RESOLVE_PARKED -> !subject.parked().isEmpty();
            case RECORD_EXTERNAL_REFUND, REVERSE_EXTERNAL_REFUND, RECORD_CAPTURE, GIVE_BACK_KEPT -> true;
            case ANSWER_OFFER -> subject.status() == CaseStatus.OFFERED;
            case SETTLE_SHORTFALL -> Shortfalls.isOpen(subject);
            case RECORD_STOP_ANSWER -> subject.awaitsStop();
            case RATE -> subject.endedAt() != null && subject.score() == null;
            case APPROVE -> takes(subject, CaseMove.APPROVE) && !subject.lacksStock();
            case OFFER -> OfferDecision.isPossible(subject);
            case APPEAL -> AppealDecision.isPossible(subject);
            case CONVERT_TO_REFUND -> ReplacementShipping.whyNotConvert(subject).isEmpty();
            case REPORT_SHIPPED, REPORT_DELIVERED -> subject.isDispatched();
            case REPORT_FAILED -> ReplacementShipping.whyNotFailed(subject).isEmpty();
            case REPORT_FOUND -> ExpectedParcels.lost(subject).findAny().isPresent();
            case WITHDRAW -> takes(subject, CaseMove.WITHDRAW) && ManualReview.isTimely(subject, CaseMove.WITHDRAW);
            case CLOSE -> takes(subject, CaseMove.CLOSE) && ManualReview.isTimely(subject, CaseMove.CLOSE);
            case REQUEST_INFO -> takes(subject, CaseMove.REQUEST_INFO);
            case PROVIDE_INFO -> takes(subject, CaseMove.PROVIDE_INFO);
            case REJECT -> takes(subject, CaseMove.REJECT);
            default -> false;
        };
    }

    private static boolean takes(AfterSalesCase subject, CaseMove move) {
        return subject.illegal(move).isEmpty();
    }

    /** Tells whether an appeal waits for a decision that others than an actor have to make: a supervisor who had no part in the case. */
    public static boolean isAppealForOthers(AfterSalesCase subject, Actor by) {
        return subject.illegal(CaseMove.REJECT).isEmpty() && ApprovalAuthority.isAppealForOthers(subject, by);
    }

    /** Returns the last moment at which a case can be appealed against; empty for one that cannot. */
    public static Optional<Instant> appealUntil(AfterSalesCase subject, CasePolicy policy) {
        return AppealDecision.isPossible(subject)
                ? Optional.of(AppealDecision.until(subject, policy))
                : Optional.empty();
    }
}
