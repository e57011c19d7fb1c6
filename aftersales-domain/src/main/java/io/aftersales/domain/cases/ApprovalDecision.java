package io.aftersales.domain.cases;

import io.aftersales.domain.cases.CaseEvent.FirstApprovalGiven;
import io.aftersales.domain.cases.CaseRejection.NotReservedYet;
import io.aftersales.domain.cases.CaseRejection.OrderNotFound;
import io.aftersales.domain.cases.CaseRejection.SecondPersonNeeded;
import io.aftersales.domain.cases.CaseRejection.TermsNotPossible;
import io.aftersales.domain.claims.CaseMessage;
import io.aftersales.domain.effects.Notice;
import io.aftersales.domain.effects.RefundDestination;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.lifecycle.CaseMove;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.orders.OrderFacts;
import io.aftersales.domain.refunds.OrderAccount;
import io.aftersales.domain.shared.Rejection;
import io.vavr.control.Either;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Applies the approval of a person: checks the terms, the amount they come to, and whether this person may grant it alone. */
final class ApprovalDecision {
    private final AfterSalesCase before;
    private final OrderAccount account;
    private final DecisionContext context;

    ApprovalDecision(AfterSalesCase before, OrderAccount account, DecisionContext context) {
        this.before = before;
        this.account = account;
        this.context = context;
    }

    /**
     * Approves the case.
     *
     * @param words what the buyer is to know about it; null for nothing
     */
    Either<Rejection, Change> approve(ApprovalTerms asked, @Nullable String words, CaseFacts facts) {
        Optional<Rejection> illegal = before.illegal(CaseMove.APPROVE);
        if (illegal.isPresent()) {
            return Either.left(illegal.get());
        }
        ApprovalTerms terms = EarlyRelease.timed(asked, before.kind(), before.replacement(), account, context.policy());
        Optional<Rejection> refused =
                mayAgree(terms) ? Optional.empty() : ApprovalAuthority.appealRefusal(before, Action.APPROVE, context);
        if (refused.isPresent()) {
            return Either.left(refused.get());
        }
        var draft = new CaseDraft(before, account, context);
        if (before.submission().isGoodwill()) {
            return approveGoodwill(draft, terms, words, facts);
        }
        return amount(draft, terms, facts)
                .flatMap(amount -> approved(draft, terms, amount, facts, () -> {
                    tell(draft, words);
                    ApprovalFollowUp.grant(draft, amount, known(facts), facts);
                }));
    }

    /** Tells whether a first person has approved on these terms, so that any other reviewer may be the second, after an appeal too. */
    private boolean mayAgree(ApprovalTerms terms) {
        return before.review().reviewer() != null && before.review().terms().equals(terms);
    }

    /**
     * Returns the amount that an approval on some terms would be about. Refusals, checked in this order: NOT_RESERVED_YET,
     * TERMS_NOT_POSSIBLE, ORDER_NOT_FOUND, an obstacle of this moment, AMOUNT_EXCEEDED.
     */
    Either<Rejection, Money> amount(CaseDraft draft, ApprovalTerms terms, CaseFacts facts) {
        if (before.lacksStock()) {
            return Either.left(new NotReservedYet());
        }
        RefundDestination refundTo = terms.refundTo();
        boolean elsewhere = refundTo != null && !RefundBooking.mayGoTo(refundTo, before.kind(), context.policy());
        boolean goodsAreHere = before.submission().goodsAreHere() != null;
        if (!terms.arePossible(before.kind(), goodsAreHere) || elsewhere) {
            return Either.left(new TermsNotPossible(before.kind()));
        }
        OrderFacts order = facts.order();
        if (order == null) {
            return Either.left(new OrderNotFound(before.id().order()));
        }
        boolean exchange = before.kind() == CaseKind.EXCHANGE;
        Optional<Rejection> obstacle = ApprovalFollowUp.obstacle(draft, order, facts)
                .or(() -> exchange ? ExchangeSettlement.whyNot(before, account, terms) : Optional.empty());
        if (obstacle.isPresent()) {
            return Either.left(obstacle.get());
        }
        return atStake(draft, terms);
    }

    /** Returns the amount that is at stake on some terms; refuses AMOUNT_EXCEEDED. */
    Either<Rejection, Money> atStake(CaseDraft draft, ApprovalTerms terms) {
        // The fee of an exchange is added to what the buyer pays, so it may be more than a refund would be.
        ApprovalTerms counted = before.kind() == CaseKind.EXCHANGE ? terms.withoutFee() : terms;
        return account.approvalTotal(RefundBooking.claim(before.submission(), counted))
                .map(total -> RefundBooking.atStake(
                        account, before.kind(), before.submission().units(), draft.money(total)));
    }

    /**
     * Tells whether the actor can approve, as far as persons decide. Where an approval waits for a second person, that is a person who can be
     * the second; otherwise, after an appeal, a supervisor without a part in the case.
     *
     * @param facts returns the facts with the agent of the ticket
     */
    boolean isOpen(Supplier<CaseFacts> facts) {
        Review review = before.review();
        var draft = new CaseDraft(before, account, context);
        Money amount = before.submission().isGoodwill()
                ? GoodwillDecision.value(draft)
                : atStake(draft, review.terms()).getOrNull();
        boolean waits =
                amount != null && context.policy().needsTwo(amount) && review.isAgreedOn(review.terms(), amount);
        return waits
                ? isSecondPerson(facts.get())
                : ApprovalAuthority.appealRefusal(before, Action.APPROVE, context)
                        .isEmpty();
    }

    /** Tells whether the actor can be the second person: had no part in the decision, and neither has the ticket nor worked on it. */
    boolean isSecondPerson(CaseFacts facts) {
        return ApprovalAuthority.isSecondPerson(before, context.by())
                && ApprovalAuthority.isFree(before, facts, context.by());
    }

    private static OrderFacts known(CaseFacts facts) {
        return Objects.requireNonNull(facts.order(), "terms are checked with the order");
    }

    /** Approves goodwill as it was proposed. Refuses other terms with TERMS_NOT_POSSIBLE. */
    private Either<Rejection, Change> approveGoodwill(
            CaseDraft draft, ApprovalTerms terms, @Nullable String words, CaseFacts facts) {
        if (facts.order() == null) {
            return Either.left(new OrderNotFound(before.id().order()));
        }
        if (!terms.equals(ApprovalTerms.BY_POLICY)) {
            return Either.left(new TermsNotPossible(before.kind()));
        }
        return GoodwillDecision.booking(draft)
                .flatMap(booking -> approved(draft, terms, GoodwillDecision.value(draft), facts, () -> {
                    tell(draft, words);
                    GoodwillDecision.pay(draft, booking);
                }));
    }

    /** Adds the words of the person who decides to the messages of the case. */
    static void tell(CaseDraft draft, @Nullable String words) {
        if (words != null) {
            var message = new CaseMessage(draft.context().by(), draft.context().now(), words);
            draft.submission = draft.submission.with(message, List.of());
        }
    }

    private Either<Rejection, Change> approved(
            CaseDraft draft, ApprovalTerms terms, Money amount, CaseFacts facts, Runnable granting) {
        boolean two = context.policy().needsTwo(amount);
        boolean agreed = two && before.review().isAgreedOn(terms, amount);
        Optional<Rejection> refused =
                ApprovalAuthority.refusalToGrant(before, Action.APPROVE, amount, agreed, facts, context);
        if (refused.isPresent()) {
            return Either.left(refused.get());
        }
        if (two && !agreed) {
            draft.review = draft.review.first(context.by(), terms, amount);
            return Either.right(draft.note(new FirstApprovalGiven(amount))
                    .tell(secondNeeded(draft, amount))
                    .done());
        }
        if (two && !isSecondPerson(facts)) {
            return Either.left(new SecondPersonNeeded(context.by()));
        }
        draft.review = draft.review.approved(context.by(), context.now(), terms, amount);
        granting.run();
        return Either.right(draft.done());
    }

    /** Returns the notice that asks reviewers for a second person. */
    static Notice secondNeeded(CaseDraft draft, Money amount) {
        return Notice.to(Notice.Audience.REVIEWERS, Notice.Kind.CONFIRMATION_NEEDED, draft.submission.buyer())
                .about(amount);
    }
}
