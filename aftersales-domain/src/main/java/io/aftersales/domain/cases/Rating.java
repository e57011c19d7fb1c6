package io.aftersales.domain.cases;

import io.aftersales.domain.cases.CaseEvent.CaseRated;
import io.aftersales.domain.cases.CaseRejection.NotEnded;
import io.aftersales.domain.cases.CaseRejection.RatedAlready;
import io.aftersales.domain.cases.CaseRejection.RatingClosed;
import io.aftersales.domain.refunds.OrderAccount;
import io.aftersales.domain.shared.Rejection;
import io.vavr.control.Either;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What the buyer thinks of a case that has ended. Moves nothing. */
public final class Rating {
    /** Not content at all. */
    public static final int LOWEST = 1;

    /** As content as can be. */
    public static final int HIGHEST = 5;

    /** How long after the end of a case it can be rated; its last moment included. */
    public static final Duration OPEN_FOR = Duration.ofDays(30);

    private final AfterSalesCase before;
    private final OrderAccount account;
    private final DecisionContext act;

    Rating(AfterSalesCase before, OrderAccount account, DecisionContext act) {
        this.before = before;
        this.account = account;
        this.act = act;
    }

    /** Why a case cannot be rated at this moment; empty when it can. */
    public static Optional<Rejection> refusal(AfterSalesCase subject, Instant now) {
        Instant endedAt = subject.endedAt();
        if (endedAt == null) {
            return Optional.of(new NotEnded(subject.status()));
        }
        if (subject.score() != null) {
            return Optional.of(new RatedAlready(subject.id()));
        }
        Instant until = endedAt.plus(OPEN_FOR);
        return now.isAfter(until) ? Optional.of(new RatingClosed(until)) : Optional.empty();
    }

    Either<Rejection, Change> rate(int score) {
        if (score < LOWEST || score > HIGHEST) {
            throw new IllegalArgumentException("a score from " + LOWEST + " to " + HIGHEST + ": " + score);
        }
        Optional<Rejection> refused = refusal(before, act.now());
        if (refused.isPresent()) {
            return Either.left(refused.get());
        }
        var draft = new CaseDraft(before, account, act);
        draft.score = score;
        return Either.right(draft.note(new CaseRated(score)).done());
    }
}
