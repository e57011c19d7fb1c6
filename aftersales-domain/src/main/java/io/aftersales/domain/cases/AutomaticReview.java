package io.aftersales.domain.cases;

import io.aftersales.domain.cases.CaseEvent.CaseRejected;
import io.aftersales.domain.cases.CaseEvent.ReleasePutOff;
import io.aftersales.domain.cases.CaseEvent.RuleApplied;
import io.aftersales.domain.claims.Reason;
import io.aftersales.domain.claims.Submission;
import io.aftersales.domain.effects.Notice;
import io.aftersales.domain.goods.OrderPlaces;
import io.aftersales.domain.goods.ReturnDestination;
import io.aftersales.domain.goods.ReturnRoutes;
import io.aftersales.domain.goods.Stage;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.lifecycle.CaseMove;
import io.aftersales.domain.lifecycle.CaseStatus;
import io.aftersales.domain.lifecycle.Release;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.orders.OrderFacts;
import io.aftersales.domain.refunds.Units;
import io.aftersales.domain.review.DeliveryProgress;
import io.aftersales.domain.review.ReviewFacts;
import io.aftersales.domain.review.RuleAction;
import io.aftersales.domain.review.RuleDecision;
import io.aftersales.domain.review.RuleDecision.HeldBack;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Reviews applications by rules: after the application, after the buyer's answer, and for an exchange when its goods are reserved. Once a
 * person has approved as one of two or made an offer, and after an appeal, persons decide the case and no rule is asked any more.
 */
final class AutomaticReview {
    private AutomaticReview() {}

    static void onSubmission(CaseDraft draft, CaseFacts facts) {
        onFacts(draft, facts, false);
    }

    /**
     * Asks the rules again after the buyer's answer. Evidence once found to have been used before stays so, because the facts cover only
     * the new evidence.
     */
    static void onInformation(CaseDraft draft, CaseFacts facts) {
        RuleDecision last = draft.review.verdict();
        onFacts(draft, facts, last != null && last.seen().evidenceReused());
    }

    private static void onFacts(CaseDraft draft, CaseFacts facts, boolean reusedBefore) {
        OrderFacts order = facts.order();
        boolean usable =
                order != null && ApprovalFollowUp.obstacle(draft, order, facts).isEmpty();
        if (order != null && usable && isAsked(draft)) {
            ReviewFacts seen = seen(draft, order, facts, reusedBefore);
            judge(
                    draft,
                    seen,
                    isOutOfReach(draft, order, facts),
                    (granted, amount) -> ApprovalFollowUp.grant(granted, amount, order, facts));
        }
    }

    /**
     * Asks the rules again when the goods of an exchange are reserved. No fresh facts can be fetched here. Nothing but the worth of an
     * exchange changes while its goods are being reserved, so the facts seen last are enough.
     */
    static void onReservation(CaseDraft draft) {
        RuleDecision last = draft.review.verdict();
        if (last != null && draft.status() == CaseStatus.PENDING_REVIEW && isAsked(draft)) {
            ReviewFacts seen = last.seen().worth(worth(draft));
            judge(
                    draft,
                    seen,
                    false,
                    (granted, amount) -> ApprovalFollowUp.grantExchange(granted, amount, seen.destinations()));
        }
    }

    private static boolean isAsked(CaseDraft draft) {
        return !draft.context().policy().rules().isEmpty()
                && !draft.review.isLeftToPersons()
                && !draft.submission.isGoodwill(); // a person proposed it, so persons decide
    }

    private static Money worth(CaseDraft draft) {
        List<Units> units = draft.submission.units();
        return RefundBooking.atStake(draft.account, draft.kind(), units, RefundBooking.worth(draft, units));
    }

    private static ReviewFacts seen(CaseDraft draft, OrderFacts order, CaseFacts facts, boolean reusedBefore) {
        Submission submission = draft.submission;
        boolean reused = submission.evidence().stream()
                .anyMatch(each -> facts.usedBefore().contains(each.hash()));
        return new ReviewFacts(
                draft.kind(),
                submission.items(),
                worth(draft),
                submission.evidence().size(),
                reused || reusedBefore,
                DeliveryProgress.of(places(draft, order, facts).stages(draft.holds)),
                ApprovalFollowUp.warehouse(draft, order),
                isVerified(draft),
                facts.buyer(),
                List.of(),
                0,
                submission.goodsAreHere() != null,
                destinations(draft, order, facts));
    }

    /** Returns the destinations of an exchange's goods, kept for the moment when its new goods are reserved and no facts are at hand. */
    private static List<ReturnDestination> destinations(CaseDraft draft, OrderFacts order, CaseFacts facts) {
        return draft.kind() == CaseKind.EXCHANGE
                ? new ReturnRoutes(order, draft.account).completed(facts.destinations(), draft.holds)
                : List.of();
    }

    /** Tells whether goods are with the buyer, or on their way in no parcel that is known, so that no partner can stop them. */
    private static boolean isOutOfReach(CaseDraft draft, OrderFacts order, CaseFacts facts) {
        OrderPlaces places = places(draft, order, facts);
        if (draft.holds.isEmpty()) {
            return places.ofOrder() != Stage.UNPACKED;
        }
        return draft.holds.stream()
                .flatMap(each -> places.whereNow(each).stream())
                .anyMatch(each -> each.stage() == Stage.DELIVERED
                        || (each.stage() == Stage.IN_TRANSIT && !each.isStoppedAsWhole()));
    }

    private static OrderPlaces places(CaseDraft draft, OrderFacts order, CaseFacts facts) {
        return new OrderPlaces(
                order, draft.account, facts.carrier(), draft.context().now());
    }

    /**
     * Tells whether the reasons of all items are backed up. The loss of goods to be sent again was verified at the application; every other
     * reason needs evidence.
     */
    private static boolean isVerified(CaseDraft draft) {
        return draft.submission.items().stream()
                .allMatch(item -> item.reason().is(Reason.LOST_IN_TRANSIT)
                        ? draft.kind() == CaseKind.RESHIP
                        : !draft.submission.evidence().isEmpty());
    }

    private static void judge(
            CaseDraft draft, ReviewFacts seen, boolean outOfReach, BiConsumer<CaseDraft, Money> grant) {
        RuleDecision said = draft.context().policy().rules().about(seen);
        RuleAction.Approve approval = said.ruling() instanceof RuleAction.Approve granted ? granted : null;
        RuleDecision verdict = said.heldBack(approval != null ? whatHoldsBack(draft, seen, outOfReach) : null);
        draft.byItself();
        tell(draft, verdict);
        draft.review = draft.review.told(verdict);
        if (approval != null && verdict.heldBack() == null) {
            ApprovalTerms terms = EarlyRelease.timed(
                    terms(draft, approval),
                    draft.kind(),
                    draft.replacement,
                    draft.account,
                    draft.context().policy());
            draft.review = draft.review.approvedBy(verdict, draft.context().now(), terms, seen.amount());
            grant.accept(draft, seen.amount());
        } else if (verdict.ruling() instanceof RuleAction.Reject reject) {
            reject(draft, verdict, reject.reason());
        }
    }

    /** Returns the terms of a rule's approval. New goods that the buyer has to pay for do not go out early, whatever the rule says. */
    private static ApprovalTerms terms(CaseDraft draft, RuleAction.Approve approval) {
        if (approval.isKeeping()) {
            return ApprovalTerms.BY_POLICY.keepingGoods();
        }
        Release release = draft.kind().hasReturn() ? approval.release() : null;
        if (release == null) {
            return ApprovalTerms.BY_POLICY;
        }
        ApprovalTerms terms = ApprovalTerms.BY_POLICY.release(release);
        if (draft.kind() == CaseKind.EXCHANGE && terms.areEarly()) {
            long asked =
                    ExchangeSettlement.totalFor(draft, draft.submission.units()).asked();
            if (asked > 0) {
                draft.note(new ReleasePutOff(draft.money(asked), ReleasePutOff.Cause.PAYMENT_ASKED));
                return ApprovalTerms.BY_POLICY;
            }
        }
        return terms;
    }

    /** Adds a verdict to the timeline, unless no rule applied or the verdict and its facts are the same as before. */
    private static void tell(CaseDraft draft, RuleDecision verdict) {
        if (!verdict.rule().isEmpty() && !verdict.equals(draft.review.verdict())) {
            draft.note(new RuleApplied(verdict));
        }
    }

    private static @Nullable HeldBack whatHoldsBack(CaseDraft draft, ReviewFacts seen, boolean outOfReach) {
        if (seen.kind() == CaseKind.REFUND_ONLY && (outOfReach || seen.handover() == DeliveryProgress.DELIVERED)) {
            return HeldBack.STAYS_WITH_BUYER;
        }
        if (draft.submission.exception() != null) {
            return HeldBack.EXCEPTION;
        }
        if (draft.context().policy().needsTwo(seen.amount())) {
            return HeldBack.TWO_PERSONS;
        }
        boolean waits = seen.kind() == CaseKind.EXCHANGE && draft.replacement().stock() != Replacement.Stock.RESERVED;
        return waits ? HeldBack.STOCK_NOT_RESERVED : null;
    }

    private static void reject(CaseDraft draft, RuleDecision verdict, String reason) {
        draft.review = draft.review.rejectedBy(verdict, reason, draft.context().now());
        draft.move(CaseMove.REJECT, new CaseRejected(verdict.rule()))
                .release()
                .tell(Notice.toBuyer(Notice.Kind.REJECTED, draft.submission.buyer())
                        .because(reason));
    }
}
