package io.aftersales.domain.cases;

import io.aftersales.domain.cases.CaseEvent.CaseClosed;
import io.aftersales.domain.cases.CaseEvent.CaseRejected;
import io.aftersales.domain.cases.CaseEvent.CaseWithdrawn;
import io.aftersales.domain.cases.CaseEvent.InfoProvided;
import io.aftersales.domain.cases.CaseEvent.InfoRequested;
import io.aftersales.domain.cases.CaseRejection.NotYet;
import io.aftersales.domain.cases.CaseRejection.NotYet.Obstacle;
import io.aftersales.domain.claims.CaseMessage;
import io.aftersales.domain.claims.Evidence;
import io.aftersales.domain.effects.Notice;
import io.aftersales.domain.lifecycle.CaseMove;
import io.aftersales.domain.lifecycle.CaseStatus;
import io.aftersales.domain.lifecycle.InboundState;
import io.aftersales.domain.refunds.OrderAccount;
import io.aftersales.domain.shared.Rejection;
import io.vavr.control.Either;
import java.util.List;
import java.util.Optional;

/** Applies the decisions of persons about an application other than an approval: refuse, ask, withdraw, close. */
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
        return legal(CaseMove.REJECT).flatMap(draft -> {
            Optional<Rejection> barred = ApprovalAuthority.appealRefusal(before, Action.REJECT, context);
            if (barred.isPresent()) {
                return Either.left(barred.get());
            }
            draft.review = draft.review.rejected(context.by(), context.now(), reason);
            return Either.right(draft.move(CaseMove.REJECT, new CaseRejected(Review.BY_HAND))
                    .release()
                    .notifyBuyer(Notice.Kind.REJECTED)
                    .done());
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
        if (subject.status() == CaseStatus.EXCHANGING) {
            return whyNotEndExchange(subject);
        }
        if (subject.status() != CaseStatus.WAITING_RETURN) {
            return Optional.empty();
        }
        if (withdraws) {
            boolean posted = subject.counting().stream().anyMatch(each -> each.posting() != null);
            return posted ? Optional.of(Obstacle.ON_THE_WAY_BACK) : Optional.empty();
        }
        boolean buyersOwn = subject.counting().stream()
                .filter(each -> each.state() != InboundState.NOT_COMING)
                .allMatch(each -> each.posting() != null && !each.isOnLabel());
        return buyersOwn ? Optional.empty() : Optional.of(Obstacle.NO_PARCEL_OF_BUYERS_CARRIER);
    }

    /** Returns the obstacle to ending an exchange: its new goods go out, or old goods may still be accepted and paid for. */
    private static Optional<Obstacle> whyNotEndExchange(AfterSalesCase subject) {
        if (!subject.paysAfterInspection()) {
            return Optional.of(Obstacle.NEW_GOODS_SENT);
        }
        return subject.inbounds().stream().anyMatch(Inbound::isPending)
                ? Optional.of(Obstacle.GOODS_STILL_EXPECTED)
                : Optional.empty();
    }

    private Either<Rejection, CaseDraft> legal(CaseMove move) {
        Optional<Rejection> illegal = before.illegal(move);
        return illegal.isPresent() ? Either.left(illegal.get()) : Either.right(new CaseDraft(before, account, context));
    }
}
