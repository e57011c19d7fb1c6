package io.aftersales.domain.cases;

import static io.aftersales.domain.cases.CaseFixtures.AGENT;
import static io.aftersales.domain.cases.CaseFixtures.FINANCE;
import static io.aftersales.domain.cases.CaseFixtures.REVIEWER;
import static io.aftersales.domain.cases.CaseFixtures.cny;
import static io.aftersales.domain.cases.CaseFixtures.lines;
import static io.aftersales.domain.cases.CaseFixtures.paidSale;
import static io.aftersales.domain.cases.CaseFixtures.unshipped;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.aftersales.domain.cases.CaseRejection.GiftNotOffered;
import io.aftersales.domain.cases.CaseRejection.IllegalMove;
import io.aftersales.domain.effects.Effect;
import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.effects.Gift;
import io.aftersales.domain.effects.OutboxEntry;
import io.aftersales.domain.effects.Outcome;
import io.aftersales.domain.lifecycle.CaseStatus;
import io.aftersales.domain.policy.CasePolicy;
import io.aftersales.domain.policy.GoodwillLimits;
import io.aftersales.domain.refunds.Goodwill;
import io.aftersales.domain.shared.Actor;
import io.vavr.control.Either;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GiftsLifeTest {
    private static final Gift POINTS = new Gift.Points(500);
    private static final Gift COUPON = new Gift.Coupon("SORRY");
    private static final Goodwill NO_MONEY = Goodwill.onOrder(0);
    private static final Outcome GIVEN = new Outcome.Done("g-1");

    private final Shop shop = new Shop(unshipped(paidSale()))
            .under(CasePolicy.builder().goodwill(GoodwillLimits.NONE).build())
            .gives(Map.of(POINTS, 250L, COUPON, 1_000L));

    private static EffectKey key(Life life, int number) {
        return life.subject().refund().gifts().get(number - 1).key();
    }

    @Nested
    class Given {
        @Test
        void alonePayNothingAndLeaveTheOrderAsItWas() {
            Life life = shop.compensates(AGENT, NO_MONEY, POINTS, COUPON);
            assertThat(key(life, 1)).isEqualTo(new EffectKey("as-1001-1-gift-1-0"));
            assertThat(key(life, 2)).isEqualTo(new EffectKey("as-1001-1-gift-2-0"));
            life.hears(key(life, 1), GIVEN).hears(key(life, 2), new Outcome.Done("g-2"));
            assertThat(life.lastOf(Effect.Notify.class))
                    .extracting(each -> ((Effect.Notify) each).notice().code())
                    .containsExactly("");
            assertThat(life.story()).isEqualTo(lines("""
                    REFUNDED | GOODWILL_PROPOSED GOODWILL_GRANTED REFUND_STARTED REFUND_SETTLED \
                    | GRANT_GIFT(500 points) GRANT_GIFT(coupon SORRY)
                    REFUNDED | POINTS_GRANTED |
                    REFUNDED | COUPON_GRANTED | NOTIFY(GIFTS_GRANTED)
                    """));
            assertThat(shop.books()).isEqualTo("paid 11000, refunded 0, kept 0, owed 0, held 0");
            assertThat(life.subject().refund().gifts())
                    .extracting(GiftGrant::reference)
                    .containsExactly("g-1", "g-2");
        }

        @Test
        void withMoneyFollowIt() {
            Life life = shop.compensates(AGENT, Goodwill.onOrder(300), POINTS);
            assertThat(life.subject().refund().gifts()).isEmpty();
            life.paid("T1");
            assertThat(life.lately(1))
                    .containsExactly("REFUNDED | REFUND_PART_PAID REFUND_SETTLED"
                            + " | GRANT_GIFT(500 points) PARTIALLY_REFUNDED(300) NOTIFY(REFUNDED)");
        }

        @Test
        void areOwedOnceThoughTheMoneyIsPaidTwice() {
            Life life = shop.compensates(AGENT, Goodwill.onOrder(300), POINTS).paid("T1");
            EffectKey owed = key(life, 1);
            life.takenBack("T1").retried().paid("T1");
            assertThat(key(life, 1)).isEqualTo(owed);
            assertThat(life.lately(1))
                    .containsExactly(
                            "REFUNDED | REFUND_PART_PAID REFUND_SETTLED | PARTIALLY_REFUNDED(300) NOTIFY(REFUNDED)");
        }

        @Test
        void onAnOrderThatHasNothingLeft() {
            shop.compensates(AGENT, Goodwill.onOrder(11_000)).paid("T1");
            Life life = shop.compensates(AGENT, NO_MONEY, POINTS);
            assertThat(life.subject().status()).isEqualTo(CaseStatus.REFUNDED);
        }
    }

    @Nested
    class Refused {
        @Test
        void whenTheShopPutsNoPriceOnThem() {
            Gift other = new Gift.Coupon("OTHER");
            assertThat(shop.refusesCompensation(AGENT, Goodwill.onOrder(300), POINTS, other))
                    .isEqualTo(new GiftNotOffered(other));
        }

        @ParameterizedTest
        @ValueSource(longs = {-1, Long.MIN_VALUE, Long.MAX_VALUE})
        void whenTheirWorthCannotBeCounted(long worth) {
            shop.gives(Map.of(POINTS, worth, COUPON, 1L));
            assertThat(shop.refusesCompensation(AGENT, NO_MONEY, COUPON, POINTS))
                    .isEqualTo(new GiftNotOffered(POINTS));
        }

        @Test
        void notWhenTheyCostNothingOrJustStillCanBeCounted() {
            shop.gives(Map.of(POINTS, 0L, COUPON, Long.MAX_VALUE - 300));
            Life life = shop.compensates(AGENT, Goodwill.onOrder(300), POINTS, COUPON);
            assertThat(life.subject().submission().compensation().value()).isEqualTo(Long.MAX_VALUE);
        }

        @Test
        void whenThereIsNothingInThem() {
            assertThatIllegalArgumentException().isThrownBy(() -> new Gift.Points(0));
            assertThatIllegalArgumentException().isThrownBy(() -> new Gift.Points(Long.MIN_VALUE));
            assertThatIllegalArgumentException().isThrownBy(() -> new Gift.Coupon(" "));
        }
    }

    @Nested
    class Limited {
        @ParameterizedTest
        @CsvSource({
            // money, by one person before; 250 are the points
            "250, 0, true",
            "251, 0, false",
            "0, 750, true",
            "0, 751, false",
        })
        void byWhatTheyAreWorthToTheShop(long money, long before, boolean given) {
            shop.under(CasePolicy.builder()
                            .goodwill(GoodwillLimits.builder()
                                    .eachCase(cny("5.00"))
                                    .eachDay(cny("10.00"))
                                    .build())
                            .build())
                    .gave(before, before);
            Life life = shop.compensates(AGENT, Goodwill.onOrder(money), POINTS);
            assertThat(life.subject().status() != CaseStatus.PENDING_REVIEW).isEqualTo(given);
        }

        @Test
        void waitForASecondPersonAtTheWorthTheyHadThen() {
            shop.under(CasePolicy.STANDARD);
            Life life = shop.compensates(AGENT, NO_MONEY, POINTS);
            assertThat(life.story()).containsExactly("PENDING_REVIEW | GOODWILL_PROPOSED | OPEN_TICKET");
            shop.gives(Map.of());
            life.approvedBy(REVIEWER);
            assertThat(life.lately(1))
                    .containsExactly("REFUNDED | GOODWILL_GRANTED REFUND_STARTED REFUND_SETTLED"
                            + " | GRANT_GIFT(500 points) RESOLVE_TICKET");
            assertThat(life.last().events().get(0).event())
                    .isEqualTo(new CaseEvent.GoodwillGranted(cny("2.50"), List.of(POINTS)));
        }

        @Test
        void areNotGivenWhenRejected() {
            shop.under(CasePolicy.STANDARD);
            Life life = shop.compensates(AGENT, NO_MONEY, POINTS).rejected();
            assertThat(life.lately(1)).containsExactly("REJECTED | CASE_REJECTED | RESOLVE_TICKET");
        }
    }

    @Nested
    class Failing {
        private final Life life = shop.compensates(AGENT, NO_MONEY, POINTS);
        private final EffectKey first = key(life, 1);

        @Test
        void wakesSomebodyAndIsTriedAgainUnderAnotherKey() {
            life.hears(first, new Outcome.Refused("NO_ACCOUNT"));
            assertThat(life.lately(1)).containsExactly("REFUNDED | GIFT_FAILED | ALARM(GIFT_FAILED)");
            assertThat(CaseDecisions.isPossible(life.subject(), Action.RETRY_REFUND))
                    .isTrue();
            life.retried().hears(key(life, 1), GIVEN);
            assertThat(key(life, 1)).isNotEqualTo(first);
            assertThat(life.lately(2))
                    .containsExactly(
                            "REFUNDED | REFUND_RETRIED | GRANT_GIFT(500 points)",
                            "REFUNDED | POINTS_GRANTED | NOTIFY(GIFTS_GRANTED)");
            assertThat(life.refuses(FINANCE, CaseDecisions::retryRefund)).isInstanceOf(IllegalMove.class);
        }

        @Test
        void isOwedUntilItIsGiven() {
            assertThat(life.subject().isOwing()).as("not answered yet").isTrue();
            life.hears(first, new Outcome.Refused("NO_ACCOUNT"));
            assertThat(life.subject().isOwing()).as("failed").isTrue();
            life.retried().hears(key(life, 1), GIVEN);
            assertThat(life.subject().isOwing()).isFalse();
            life.hears(key(life, 1), new Outcome.TakenBack("r-1"));
            assertThat(life.subject().isOwing()).as("taken back").isTrue();
        }

        @Test
        void isKnownToBeGivenWhenThatIsSaidLate() {
            life.hears(first, new Outcome.Refused("NO_ACCOUNT")).hears(first, GIVEN);
            assertThat(life.lately(1)).containsExactly("REFUNDED | POINTS_GRANTED | NOTIFY(GIFTS_GRANTED)");
        }

        @Test
        void wakesSomebodyWhenItWasGivenTwice() {
            life.hears(first, new Outcome.Refused("NO_ACCOUNT")).retried().hears(first, GIVEN);
            assertThat(life.lately(1)).containsExactly("REFUNDED | GIFT_GRANTED_TWICE | ALARM(PAID_ON_A_DEAD_ROUTE)");
            life.ignores(first, GIVEN).hears(key(life, 1), GIVEN).ignores(key(life, 1), GIVEN);
        }

        @Test
        void countsUnderTheEarlierKeyWhenTheLaterFailed() {
            life.hears(first, new Outcome.Refused("NO_ACCOUNT")).retried();
            EffectKey second = key(life, 1);
            life.hears(second, new Outcome.Refused("NO_ACCOUNT")).hears(first, GIVEN);
            assertThat(key(life, 1)).isEqualTo(first);
            life.hears(second, GIVEN);
            assertThat(life.lately(1)).containsExactly("REFUNDED | GIFT_GRANTED_TWICE | ALARM(PAID_ON_A_DEAD_ROUTE)");
        }

        @Test
        void isToldWhenItIsTakenBackAndCanBeGivenAgain() {
            life.hears(first, GIVEN).hears(first, new Outcome.TakenBack("r-1"));
            assertThat(life.lately(1)).containsExactly("REFUNDED | GIFT_TAKEN_BACK | ALARM(GIFT_FAILED)");
            life.ignores(first, new Outcome.TakenBack("r-1")).retried().hears(key(life, 1), GIVEN);
        }

        /** The case does not keep who said that it was granted, so that no two persons undo what the host's own books say. */
        @Test
        void isUndoneByTheReportOfItsReversalAloneThoughTwoPersonsWronglyCalledItGranted() {
            OutboxEntry parked = leftToAPerson();
            life.does(FINANCE, said(parked, ParkedResolution.PAID))
                    .does(Actor.finance("fin-2"), said(parked, ParkedResolution.PAID));
            assertThat(life.subject().refund().gifts().get(0).state()).isEqualTo(RefundPart.State.PAID);
            Life.Verb notGranted = (subject, account, context) ->
                    CaseDecisions.stateNotPaid(subject, account, first, "not in the books", context);
            assertThat(life.refuses(FINANCE, notGranted)).isEqualTo(new CaseRejection.KeyOfGift(first));
            life.hears(first, new Outcome.TakenBack("not in the books"));
            assertThat(life.refuses(FINANCE, notGranted)).isEqualTo(new CaseRejection.NotStatedByStaff(first));
            life.retried().hears(key(life, 1), GIVEN);
        }

        @Test
        void leftToAPersonTwoSayWhatBecameOfIt() {
            OutboxEntry parked = leftToAPerson();
            life.does(FINANCE, said(parked, ParkedResolution.NOT_PAID))
                    .does(Actor.finance("fin-2"), said(parked, ParkedResolution.NOT_PAID));
            assertThat(life.lately(1))
                    .as("certainly not given, so it is given under another key")
                    .containsExactly("REFUNDED | EFFECT_RESOLVED GIFT_FAILED | GRANT_GIFT(500 points) RESOLVE_TICKET");
            assertThat(key(life, 1)).isNotEqualTo(first);
        }

        private OutboxEntry leftToAPerson() {
            var effect = new Effect.GrantGift(
                    first, "GOODWILL", life.subject().submission().buyer(), POINTS);
            life.does(
                    Actor.SYSTEM,
                    (subject, account, context) -> Either.right(CaseDecisions.park(subject, effect, account, context)
                            .orElseThrow()));
            return OutboxEntry.owed(life.subject().id(), 1, effect, shop.now()).parked(shop.now());
        }

        private static Life.Verb said(OutboxEntry parked, ParkedResolution said) {
            return (subject, account, context) -> CaseDecisions.resolve(
                            subject, parked, said, "asked", account, context)
                    .map(ResolvedEffect::change);
        }
    }
}
