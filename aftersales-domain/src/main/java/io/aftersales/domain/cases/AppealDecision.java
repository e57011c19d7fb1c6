package io.aftersales.domain.cases;

import io.aftersales.domain.cases.CaseEvent.CaseAppealed;
import io.aftersales.domain.cases.CaseRejection.AppealClosed;
import io.aftersales.domain.cases.CaseRejection.IllegalMove;
import io.aftersales.domain.claims.CaseMessage;
import io.aftersales.domain.claims.Evidence;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.lifecycle.CaseMove;
import io.aftersales.domain.lifecycle.CaseStatus;
import io.aftersales.domain.policy.CasePolicy;
import io.aftersales.domain.refunds.OrderAccount;
import io.aftersales.domain.refunds.PlacedUnits;
import io.aftersales.domain.shared.Rejection;
import io.vavr.control.Either;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Takes appeals: a case that was rejected, or of whose goods nothing was accepted, is reviewed once more, by others. */
final class AppealDecision {
    private final AfterSalesCase before;
    private final OrderAccount account;
    private final DecisionContext context;

    AppealDecision(AfterSalesCase before, OrderAccount account, DecisionContext context) {
        this.before = before;
        this.account = account;
        this.context = context;
    }

    /** Tells whether a case can be appealed against, apart from the time. Goodwill was never applied for, so no appeal is made about it. */
    static boolean isPossible(AfterSalesCase subject) {
        Closing closing = subject.closing();
        boolean refused = subject.status() != CaseStatus.CLOSED
                || (closing != null && closing.reason() == Closing.Reason.NOTHING_ACCEPTED);
        return subject.illegal(CaseMove.APPEAL).isEmpty()
                && refused
                && subject.review().appeal() == null
                && !subject.submission().isGoodwill();
    }

    /** Returns the last moment of an appeal that is possible. */
    static Instant until(AfterSalesCase subject, CasePolicy policy) {
        return Objects.requireNonNull(subject.endedAt(), "a case at its end has a moment of it")
                .plus(policy.appealWithin());
    }

    /**
     * Reviews the case once more.
     *
     * @param others the other cases on the order
     */
    Either<Rejection, Change> appeal(String why, List<Evidence> evidence, List<OtherCase> others) {
        return holding(others).map(draft -> reviewedAgain(draft, why, evidence));
    }

    /** Returns why no appeal can be made now; empty where one can. */
    Optional<Rejection> refusal() {
        return holding(List.of()).fold(Optional::of, draft -> Optional.empty());
    }

    /** Returns a draft that holds the units again. */
    private Either<Rejection, CaseDraft> holding(List<OtherCase> others) {
        if (!isPossible(before)) {
            return Either.left(new IllegalMove(before.kind(), before.status(), CaseMove.APPEAL));
        }
        Instant until = until(before, context.policy());
        if (context.now().isAfter(until)) {
            return Either.left(new AppealClosed(until));
        }
        return ReleasedUnits.holdAgain(new CaseDraft(before, account, context), units(), others);
    }

    private List<PlacedUnits> units() {
        return PlacedUnits.summed(before.submission().items().stream()
                .flatMap(item -> item.taken().stream())
                .toList());
    }

    private Change reviewedAgain(CaseDraft draft, String why, List<Evidence> evidence) {
        draft.submission = draft.submission.with(new CaseMessage(context.by(), context.now(), why), evidence);
        draft.review = draft.review.appealed(new Appeal(
                context.by(),
                context.now(),
                before.inbounds().size(),
                before.review().rejection()));
        draft.inspection = null;
        draft.move(CaseMove.APPEAL, new CaseAppealed(evidence.size()));
        if (draft.kind() == CaseKind.EXCHANGE) {
            StockReservation.reserve(draft, draft.replacement().goods());
        }
        return draft.done();
    }
}
