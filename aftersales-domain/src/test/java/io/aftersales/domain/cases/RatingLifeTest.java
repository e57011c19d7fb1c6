package io.aftersales.domain.cases;

import static io.aftersales.domain.cases.CaseFixtures.BUYER;
import static io.aftersales.domain.cases.CaseFixtures.NOON;
import static io.aftersales.domain.cases.CaseFixtures.REVIEWER;
import static io.aftersales.domain.cases.CaseFixtures.item;
import static io.aftersales.domain.cases.CaseFixtures.paidSale;
import static io.aftersales.domain.cases.CaseFixtures.refundOnly;
import static io.aftersales.domain.cases.CaseFixtures.unshipped;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.aftersales.domain.cases.CaseRejection.NotEnded;
import io.aftersales.domain.cases.CaseRejection.RatedAlready;
import io.aftersales.domain.cases.CaseRejection.RatingClosed;
import io.aftersales.domain.claims.Reason;
import io.aftersales.domain.lifecycle.CaseStatus;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RatingLifeTest {
    private static final Duration THIRTY_DAYS = Duration.ofDays(30);

    private final Shop shop = new Shop(unshipped(paidSale()));

    private Life applied() {
        return shop.opens(refundOnly(item("A", 2, Reason.ORDER_CANCELLED)));
    }

    private static Life.Verb rate(int score) {
        return (subject, account, context) -> CaseDecisions.rate(subject, account, score, context);
    }

    @Test
    void isPossibleFromTheEndForThirtyDaysUntilItIsMade() {
        Life life = applied();
        assertThat(Rating.until(life.subject())).isEmpty();
        life.approvedBy(REVIEWER).stopped().paid("T1");
        assertThat(Rating.until(life.subject())).contains(NOON.plus(THIRTY_DAYS));
        life.does(BUYER, rate(4));
        assertThat(Rating.until(life.subject())).isEmpty();
    }

    @Test
    void isOneLineOfTheTimelineAndNothingElse() {
        Life life = applied().approvedBy(REVIEWER).stopped().paid("T1");
        AfterSalesCase ended = life.subject();
        life.does(BUYER, rate(4));
        assertThat(life.story()).last().isEqualTo("REFUNDED | CASE_RATED |");
        AfterSalesCase rated = life.subject();
        assertThat(rated.score()).isEqualTo(4);
        assertThat(rated.endedAt()).isEqualTo(ended.endedAt()).isEqualTo(NOON);
        assertThat(rated.waiting()).isEqualTo(ended.waiting());
        assertThat(rated.attention()).isEqualTo(ended.attention());
        assertThat(rated.refund()).isEqualTo(ended.refund());
    }

    @Test
    void isPossibleOnceItHasEndedAndOnce() {
        Life life = applied();
        assertThat(life.refuses(BUYER, rate(1))).isEqualTo(new NotEnded(CaseStatus.PENDING_REVIEW));
        life.rejected();
        life.does(BUYER, rate(1));
        assertThat(life.refuses(BUYER, rate(5)))
                .isEqualTo(new RatedAlready(life.subject().id()));
    }

    @Test
    void isPossibleForThirtyDaysAndNotAMomentLonger() {
        Life life = applied().withdrawn();
        shop.after(THIRTY_DAYS.plusNanos(1));
        assertThat(life.refuses(BUYER, rate(3))).isEqualTo(new RatingClosed(NOON.plus(THIRTY_DAYS)));
        shop.at(NOON.plus(THIRTY_DAYS));
        life.does(BUYER, rate(3));
        shop.after(Duration.ofDays(1));
        assertThat(life.refuses(BUYER, rate(3)))
                .as("once comes before too late")
                .isEqualTo(new RatedAlready(life.subject().id()));
    }

    @Test
    void outlivesACaseThatIsTakenUpAgain() {
        Life life = applied().approvedBy(REVIEWER).stopped().paid("T1");
        life.does(BUYER, rate(5));
        shop.after(Duration.ofDays(2));
        life.takenBack("T1");
        assertThat(life.subject().endedAt()).isNull();
        assertThat(life.subject().score()).isEqualTo(5);
        assertThat(life.refuses(BUYER, rate(2)))
                .isEqualTo(new NotEnded(life.subject().status()));
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, 0, 6, Integer.MAX_VALUE})
    void isBetweenOneAndFive(int score) {
        Life life = applied().withdrawn();
        assertThatIllegalArgumentException().isThrownBy(() -> life.does(BUYER, rate(score)));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5})
    void isAnyOfTheFive(int score) {
        assertThat(applied().withdrawn().does(BUYER, rate(score)).subject().score())
                .isEqualTo(score);
    }
}
