package io.aftersales.domain.cases;

import io.aftersales.domain.cases.CaseEvent.OfferAccepted;
import io.aftersales.domain.cases.CaseEvent.OfferEnded;
import io.aftersales.domain.cases.CaseEvent.OfferMade;
import io.aftersales.domain.cases.CaseEvent.OfferProposed;
import io.aftersales.domain.cases.CaseRejection.OrderNotFound;
import io.aftersales.domain.cases.CaseRejection.SecondPersonNeeded;
import io.aftersales.domain.cases.CaseRejection.TermsNotPossible;
import io.aftersales.domain.cases.Offer.Promise;
import io.aftersales.domain.effects.Notice;
import io.aftersales.domain.goods.OrderPlaces;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.lifecycle.CaseMove;
import io.aftersales.domain.lifecycle.CaseStatus;
import io.aftersales.domain.lifecycle.Release;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.orders.OrderFacts;
import io.aftersales.domain.refunds.ExchangeQuote;
import io.aftersales.domain.refunds.OrderAccount;
import io.aftersales.domain.refunds.Units;
import io.aftersales.domain.shared.Rejection;
import io.vavr.control.Either;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes offers to buyers and takes their answers. An offer passes the checks of an approval before the buyer sees it. */
final class OfferDecision {
    private final AfterSalesCase before;
    private final OrderAccount account;
    private final DecisionContext context;
    private final ApprovalDecision approval;

    OfferDecision(AfterSalesCase before, OrderAccount account, DecisionContext context) {
        this.before = before;
        this.account = account;
        this.context = context;
        this.approval = new ApprovalDecision(before, account, context);
    }

    /** Tells whether an offer can be made on a case as it stands. */
    static boolean isPossible(AfterSalesCase subject) {
        return subject.illegal(CaseMove.OFFER).isEmpty()
                && !subject.submission().isGoodwill()
                && !subject.lacksStock();
    }

    /**
     * Tells whether the actor can make an offer, as far as persons decide; see {@link ApprovalDecision#isOpen}.
     *
     * @param facts returns the facts with the agent of the ticket
     */
    boolean isOpen(Supplier<CaseFacts> facts) {
        Offer first = before.review().offer();
        if (first != null && first.state() == Offer.State.PROPOSED) {
            Money amount = approval.atStake(new CaseDraft(before, account, context), first.terms())
                    .getOrNull();
            if (amount != null && context.policy().needsTwo(amount) && first.isAgreedOn(first.terms(), amount)) {
                return isSecondPerson(first, facts.get());
            }
        }
        return ApprovalAuthority.appealRefusal(before, Action.OFFER, context).isEmpty();
    }

    /**
     * Offers the buyer terms.
     *
     * @param words what the buyer is to know about them; null for nothing
     */
    Either<Rejection, Change> offer(ApprovalTerms asked, @Nullable String words, CaseFacts facts) {
        Optional<Rejection> illegal = before.illegal(CaseMove.OFFER);
        if (illegal.isPresent()) {
            return Either.left(illegal.get());
        }
        ApprovalTerms terms = EarlyRelease.timed(asked, before.kind(), before.replacement(), account, context.policy());
        Optional<Rejection> refused =
                mayAgree(terms) ? Optional.empty() : ApprovalAuthority.appealRefusal(before, Action.OFFER, context);
        if (refused.isPresent()) {
            return Either.left(refused.get());
        }
        if (before.submission().isGoodwill()) {
            return Either.left(new TermsNotPossible(before.kind()));
        }
        var draft = new CaseDraft(before, account, context);
        return approval.amount(draft, terms, facts).flatMap(amount -> offered(draft, terms, words, amount, facts));
    }

    /** Tells whether a first person has offered these terms, so that any other reviewer may be the second, after an appeal too. */
    private boolean mayAgree(ApprovalTerms terms) {
        Offer first = before.review().offer();
        return first != null
                && first.state() == Offer.State.PROPOSED
                && first.terms().equals(terms);
    }

    private Either<Rejection, Change> offered(
            CaseDraft draft, ApprovalTerms terms, @Nullable String words, Money amount, CaseFacts facts) {
        boolean two = context.policy().needsTwo(amount);
        Offer earlier = before.review().offer();
        Offer first = two && earlier != null && earlier.isAgreedOn(terms, amount) ? earlier : null;
        Optional<Rejection> refused =
                ApprovalAuthority.refusalToGrant(before, Action.OFFER, amount, first != null, facts, context);
        if (refused.isPresent()) {
            return Either.left(refused.get());
        }
        Promise promise = promised(draft, terms, amount, facts);
        if (two && first == null) {
            var proposed = new Offer(context.by(), null, terms, amount, promise, null, Offer.State.PROPOSED);
            draft.review = draft.review.offering(proposed);
            return Either.right(draft.note(new OfferProposed(amount))
                    .tell(ApprovalDecision.secondNeeded(draft, amount))
                    .done());
        }
        if (first != null && !isSecondPerson(first, facts)) {
            return Either.left(new SecondPersonNeeded(context.by()));
        }
        Instant until = context.now().plus(context.policy().waitIn(CaseStatus.OFFERED));
        Offer made = first == null
                ? new Offer(context.by(), null, terms, amount, promise, until, Offer.State.OPEN)
                : new Offer(first.by(), context.by(), terms, amount, promise, until, Offer.State.OPEN);
        draft.review = draft.review.offering(made);
        ApprovalDecision.tell(draft, words);
        return Either.right(draft.move(CaseMove.OFFER, new OfferMade(amount, until))
                .tell(notice(draft, made, until))
                .done());
    }

    private boolean isSecondPerson(Offer first, CaseFacts facts) {
        return !first.isBy(context.by()) && approval.isSecondPerson(facts);
    }

    /** Returns what moves under some terms when everything is accepted: the refund, or what an exchange settles. */
    private static Promise promised(CaseDraft draft, ApprovalTerms terms, Money amount, CaseFacts facts) {
        Review reviewed = draft.review;
        draft.review = reviewed.on(terms);
        Promise promise;
        if (draft.kind() == CaseKind.EXCHANGE) {
            ExchangeQuote expected = ExchangeSettlement.expected(draft);
            promise = new Promise(expected.paidBack(), expected.asked());
        } else {
            promise = new Promise(RefundBooking.paidOutOf(draft, amount, withWarehouse(draft, facts)), draft.money(0));
        }
        draft.review = reviewed;
        return promise;
    }

    private static List<Units> withWarehouse(CaseDraft draft, CaseFacts facts) {
        OrderFacts order = Objects.requireNonNull(facts.order(), "terms are checked with the order");
        var places = new OrderPlaces(
                order, draft.account, facts.carrier(), draft.context().now());
        return SecuredGoods.withWarehouse(draft.submission.items(), places);
    }

    /** Returns the notice that tells the buyer the offer; a code and an amount as in the notice of an approval. */
    private static Notice notice(CaseDraft draft, Offer made, Instant until) {
        Notice offer =
                Notice.toBuyer(Notice.Kind.OFFER_MADE, draft.submission.buyer()).until(until);
        Promise promise = made.promise();
        if (draft.kind() == CaseKind.REFUND_ONLY) {
            return offer.because(Notice.REFUND_FOLLOWS).about(promise.paid());
        }
        if (made.terms().keeping()) {
            return offer.because(Notice.REFUND_WITHOUT_RETURN).about(promise.paid());
        }
        if (draft.kind() == CaseKind.RETURN_REFUND) {
            boolean here = draft.submission.goodsAreHere() != null && draft.inbounds.isEmpty();
            return offer.because(
                            here
                                    ? Notice.INSPECTION_THEN_REFUND
                                    : ApprovalFollowUp.whenReturned(made.terms().release()))
                    .about(promise.paid());
        }
        Release release = made.terms().release();
        if (release != null && made.terms().areEarly()) {
            return offer.because(ApprovalFollowUp.whenExchanged(release));
        }
        if (!promise.asked().isZero()) {
            return offer.because(Notice.EXCHANGE_ASKS_DIFFERENCE).about(promise.asked());
        }
        return promise.paid().isZero()
                ? offer.because(Notice.RETURN_THEN_EXCHANGE)
                : offer.because(Notice.EXCHANGE_PAYS_BACK).about(promise.paid());
    }

    // --- the buyer's answer

    Either<Rejection, Change> answer(boolean accepts, CaseFacts facts) {
        Optional<Rejection> illegal = before.illegal(accepts ? CaseMove.ACCEPT : CaseMove.DECLINE);
        if (illegal.isPresent()) {
            return Either.left(illegal.get());
        }
        var draft = new CaseDraft(before, account, context);
        if (!accepts) {
            return Either.right(decline(draft, OfferEnded.Why.DECLINED).done());
        }
        OrderFacts order = facts.order();
        return order == null
                ? Either.left(new OrderNotFound(before.id().order()))
                : Either.right(accept(draft, order, facts));
    }

    /** Approves on the terms of the offer. An offer that costs more by now, or is not possible any more, ends instead. */
    private Change accept(CaseDraft draft, OrderFacts order, CaseFacts facts) {
        Offer offer = Objects.requireNonNull(before.review().offer(), "a case that waits for an answer has an offer");
        Either<Rejection, Money> amount = approval.amount(draft, offer.terms(), facts);
        if (amount.isLeft() || hasGrown(draft, offer, amount.get(), facts)) {
            return end(draft, OfferEnded.Why.OUTDATED);
        }
        draft.review = draft.review.accepted(offer, context.now(), amount.get());
        draft.note(new OfferAccepted());
        ApprovalFollowUp.grant(draft, amount.get(), order, facts);
        return draft.done();
    }

    /** Tells whether the shop would give more than it offered, or ask the buyer for more. */
    private static boolean hasGrown(CaseDraft draft, Offer offer, Money amount, CaseFacts facts) {
        return amount.isMoreThan(offer.amount())
                || promised(draft, offer.terms(), amount, facts)
                        .asked()
                        .isMoreThan(offer.promise().asked());
    }

    /** Ends an offer without the buyer's own word, and notifies the buyer. */
    static Change end(CaseDraft draft, OfferEnded.Why why) {
        return decline(draft, why).notifyBuyer(Notice.Kind.OFFER_ENDED).done();
    }

    private static CaseDraft decline(CaseDraft draft, OfferEnded.Why why) {
        draft.review = draft.review.withoutOpenOffer();
        return draft.move(CaseMove.DECLINE, new OfferEnded(why));
    }
}
