package io.aftersales.domain.cases;

import io.aftersales.domain.cases.CaseEvent.CaseClosed;
import io.aftersales.domain.cases.CaseEvent.CaseRejected;
import io.aftersales.domain.cases.CaseEvent.CaseWithdrawn;
import io.aftersales.domain.cases.CaseEvent.FirstApprovalGiven;
import io.aftersales.domain.cases.CaseEvent.InfoProvided;
import io.aftersales.domain.cases.CaseEvent.InfoRequested;
import io.aftersales.domain.cases.CaseRejection.NotReservedYet;
import io.aftersales.domain.cases.CaseRejection.NotYet;
import io.aftersales.domain.cases.CaseRejection.NotYet.Obstacle;
import io.aftersales.domain.cases.CaseRejection.OrderNotFound;
import io.aftersales.domain.cases.CaseRejection.SecondPersonNeeded;
import io.aftersales.domain.cases.CaseRejection.TermsNotPossible;
import io.aftersales.domain.claims.CaseMessage;
import io.aftersales.domain.claims.Evidence;
import io.aftersales.domain.effects.Notice;
import io.aftersales.domain.lifecycle.CaseMove;
import io.aftersales.domain.lifecycle.CaseStatus;
import io.aftersales.domain.lifecycle.InboundState;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.orders.OrderFacts;
import io.aftersales.domain.refunds.OrderAccount;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.Rejection;
import io.vavr.control.Either;
import java.util.List;
import java.util.Optional;

/** Applies the decisions of persons about an application: grant, refuse, ask, withdraw, close. */
final class ManualReview {
    private final AfterSalesCase before;
    private final OrderAccount account;
    private final DecisionContext context;

    ManualReview(AfterSalesCase before, OrderAccount account, DecisionContext context) {
        this.before = before;
        this.account = account;
        this.context = context;
    }

    Either<Rejection, Change> requestInfo(String question) {
        return legal(CaseMove.REQUEST_INFO)
                .map(draft -> saying(draft, question, List.of())
                        .move(CaseMove.REQUEST_INFO, new InfoRequested())
                        .notifyBuyer(Notice.Kind.INFO_ASKED)
                        .done());
    }

    Either<Rejection, Change> provideInfo(String answer, List<Evidence> evidence, CaseFacts facts) {
        return legal(CaseMove.PROVIDE_INFO).map(draft -> {
            saying(draft, answer, evidence).move(CaseMove.PROVIDE_INFO, new InfoProvided(evidence.size()));
            AutomaticReview.onInformation(draft, facts);
            return draft.done();
        });
    }

    private CaseDraft saying(CaseDraft draft, String words, List<Evidence> evidence) {
        draft.submission = draft.submission.with(new CaseMessage(context.by(), context.now(), words), evidence);
        return draft;
    }

    Either<Rejection, Change> reject(String reason) {
        return legal(CaseMove.REJECT).map(draft -> {
            draft.review = draft.review.rejected(context.by(), context.now(), reason);
            return draft.move(CaseMove.REJECT, new CaseRejected(Review.BY_HAND))
                    .release()
                    .notifyBuyer(Notice.Kind.REJECTED)
                    .done();
        });
    }

    Either<Rejection, Change> withdraw() {
        return timely(CaseMove.WITHDRAW).map(draft -> {
            draft.close(CaseMove.WITHDRAW, new CaseWithdrawn(), Closing.Reason.WITHDRAWN);
            return draft.notifyBuyer(Notice.Kind.CLOSED).done();
        });
    }

    Either<Rejection, Change> close() {
        Closing.Reason why = switch (before.status()) {
            case APPROVED -> Closing.Reason.NOT_STOPPED;
            case WAITING_RETURN -> Closing.Reason.RETURN_LOST;
            default -> Closing.Reason.NOTHING_ACCEPTED;
        };
        return timely(CaseMove.CLOSE)
                .map(draft -> draft.close(CaseMove.CLOSE, new CaseClosed(why), why)
                        .notifyBuyer(Notice.Kind.CLOSED)
                        .done());
    }

    private Either<Rejection, CaseDraft> timely(CaseMove move) {
        return legal(move).flatMap(draft -> {
            Optional<Obstacle> obstacle = obstacle(before, move);
            return obstacle.isPresent() ? Either.left(new NotYet(move, obstacle.get())) : Either.right(draft);
        });
    }

    static boolean isTimely(AfterSalesCase subject, CaseMove move) {
        return obstacle(subject, move).isEmpty();
    }

    /** Returns the obstacle to withdrawing or closing a case whose status alone would allow it; empty when there is none. */
    private static Optional<Obstacle> obstacle(AfterSalesCase subject, CaseMove move) {
        boolean withdraws = move == CaseMove.WITHDRAW;
        if (subject.status() == CaseStatus.APPROVED) {
            return withdraws ? GoodsStopping.whyNotWithdraw(subject) : GoodsStopping.whyNotClose(subject);
        }
        if (subject.status() != CaseStatus.WAITING_RETURN) {
            return Optional.empty();
        }
        if (withdraws) {
            boolean posted = subject.inbounds().stream().anyMatch(each -> each.posting() != null);
            return posted ? Optional.of(Obstacle.ON_THE_WAY_BACK) : Optional.empty();
        }
        boolean buyersOwn = subject.inbounds().stream()
                .filter(each -> each.state() != InboundState.NOT_COMING)
                .allMatch(each -> each.posting() != null && !each.isOnLabel());
        return buyersOwn ? Optional.empty() : Optional.of(Obstacle.NO_PARCEL_OF_BUYERS_CARRIER);
    }

    // --- approval
    // --------------------------------------------------------------------------------------------------------

    Either<Rejection, Change> approve(ApprovalTerms terms, CaseFacts facts) {
        return legal(CaseMove.APPROVE).flatMap(draft -> {
            if (before.lacksStock()) {
                return Either.left(new NotReservedYet());
            }
            if (before.kind().sendsGoods() && terms.changeAmount()) {
                return Either.left(new TermsNotPossible(before.kind()));
            }
            OrderFacts order = facts.order();
            if (order == null) {
                return Either.left(new OrderNotFound(before.id().order()));
            }
            return before.submission().isGoodwill()
                    ? approveGoodwill(draft, terms, facts)
                    : ApprovalFollowUp.obstacle(draft, order, facts)
                            .<Either<Rejection, Change>>map(Either::left)
                            .orElseGet(() -> goods(draft, terms, facts, order));
        });
    }

    private Either<Rejection, Change> goods(CaseDraft draft, ApprovalTerms terms, CaseFacts facts, OrderFacts order) {
        var claim = RefundBooking.claim(before.submission(), terms);
        return account.approvalTotal(claim).flatMap(total -> {
            Money amount = RefundBooking.atStake(
                    account, before.kind(), before.submission().units(), draft.money(total));
            return approved(draft, terms, amount, facts, () -> ApprovalFollowUp.grant(draft, amount, order, facts));
        });
    }

    /** Approves goodwill as it was proposed. Refuses other terms with TERMS_NOT_POSSIBLE. */
    private Either<Rejection, Change> approveGoodwill(CaseDraft draft, ApprovalTerms terms, CaseFacts facts) {
        if (!terms.equals(ApprovalTerms.BY_POLICY)) {
            return Either.left(new TermsNotPossible(before.kind()));
        }
        return GoodwillDecision.booking(draft)
                .flatMap(booking -> approved(
                        draft,
                        terms,
                        GoodwillDecision.value(draft),
                        facts,
                        () -> GoodwillDecision.pay(draft, booking)));
    }

    private Either<Rejection, Change> approved(
            CaseDraft draft, ApprovalTerms terms, Money amount, CaseFacts facts, Runnable granting) {
        Optional<Rejection> above = ApprovalAuthority.refusal(Action.APPROVE, amount, amount, facts, context);
        if (above.isPresent()) {
            return Either.left(above.get());
        }
        boolean two = context.policy().needsTwo(amount);
        if (two && !before.review().isAgreedOn(terms, amount)) {
            draft.review = draft.review.first(context.by(), terms, amount);
            return Either.right(draft.note(new FirstApprovalGiven(amount))
                    .tell(Notice.to(
                                    Notice.Audience.REVIEWERS,
                                    Notice.Kind.CONFIRMATION_NEEDED,
                                    before.submission().buyer())
                            .about(amount))
                    .done());
        }
        if (two && (!isSecondPerson(before, context.by()) || worksOnTicket(facts))) {
            return Either.left(new SecondPersonNeeded(context.by()));
        }
        draft.review = draft.review.approved(context.by(), context.now(), terms, amount);
        granting.run();
        return Either.right(draft.done());
    }

    /** Tells whether the actor can be the second person: neither approved before, nor is the buyer, nor applied for the buyer. */
    static boolean isSecondPerson(AfterSalesCase subject, Actor by) {
        return !subject.review().isBy(by) && !Permissions.isOwn(subject, by);
    }

    /**
     * Tells whether the actor has the ticket of the case, or has worked on the case for it. Releasing the ticket does not undo such work.
     */
    private boolean worksOnTicket(CaseFacts facts) {
        String id = context.by().id();
        return id.equals(facts.ticketAgent()) || before.attention().workedOnBy().contains(id);
    }

    private Either<Rejection, CaseDraft> legal(CaseMove move) {
        Optional<Rejection> illegal = before.illegal(move);
        return illegal.isPresent() ? Either.left(illegal.get()) : Either.right(new CaseDraft(before, account, context));
    }
}
