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

/** Records the buyer's rating of a case that has ended. A rating changes no status. */
public final class Rating {
    /** The lowest score: very dissatisfied. */
    public static final int LOWEST = 1;

    /** The highest score: very satisfied. */
    public static final int HIGHEST = 5;

    /** The time after the end of a case in which it can be rated, its last moment included. */
    public static final Duration OPEN_FOR = Duration.ofDays(30);

    private final AfterSalesCase before;
    private final OrderAccount account;
    private final DecisionContext context;

    Rating(AfterSalesCase before, OrderAccount account, DecisionContext context) {
        this.before = before;
        this.account = account;
        this.context = context;
    }

    /** Returns why a case cannot be rated at this moment: NOT_ENDED, RATED_ALREADY or RATING_CLOSED; empty when it can. */
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

    /** Returns the last moment at which a case can be rated; empty for one that has not ended or was rated. */
    public static Optional<Instant> until(AfterSalesCase subject) {
        Instant endedAt = subject.endedAt();
        return endedAt == null || subject.score() != null ? Optional.empty() : Optional.of(endedAt.plus(OPEN_FOR));
    }

    Either<Rejection, Change> rate(int score) {
        if (score < LOWEST || score > HIGHEST) {
            throw new IllegalArgumentException("a score from " + LOWEST + " to " + HIGHEST + ": " + score);
        }
        Optional<Rejection> refused = refusal(before, context.now());
        if (refused.isPresent()) {
            return Either.left(refused.get());
        }
        var draft = new CaseDraft(before, account, context);
        draft.score = score;
        return Either.right(draft.note(new CaseRated(score)).done());
    }
}
