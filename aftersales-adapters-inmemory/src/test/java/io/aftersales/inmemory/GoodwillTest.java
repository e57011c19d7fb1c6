package io.aftersales.inmemory;

import static io.aftersales.inmemory.Bench.AGENT;
import static io.aftersales.inmemory.Bench.BUYER;
import static io.aftersales.inmemory.Bench.REVIEWER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.aftersales.domain.cases.CaseRejection.GiftNotOffered;
import io.aftersales.domain.cases.CaseRejection.NothingAsked;
import io.aftersales.domain.cases.CaseRejection.OrderNotFound;
import io.aftersales.domain.effects.Answer;
import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.effects.Gift;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.lifecycle.CaseStatus;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.policy.CasePolicy;
import io.aftersales.domain.policy.DailyLimit;
import io.aftersales.domain.policy.GoodwillLimits;
import io.aftersales.domain.refunds.AccountEntry.Kind;
import io.aftersales.domain.refunds.AccountRejection.AmountExceeded;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.domain.shared.Rejection;
import io.aftersales.domain.tickets.Assignment;
import io.aftersales.ports.desks.AfterSales;
import io.aftersales.ports.desks.Commands;
import io.aftersales.ports.desks.Request;
import io.aftersales.ports.desks.ShopPolicy;
import io.aftersales.ports.gateways.Cause;
import io.aftersales.ports.gateways.Gifts;
import io.aftersales.ports.repositories.Receipt;
import io.vavr.control.Either;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Compensations from the desk to the journal, and their limits. */
class GoodwillTest {
    private static final OrderId ORDER = OrderId.of("1001");

    private static Either<Rejection, Receipt> gives(Bench bench, Actor by, String order, long minor) {
        bench.orders.put(SampleOrders.delivered(order));
        return bench.send(Commands.GiveGoodwill.onOrder(
                Request.of(bench.next(), by), OrderId.of(order), Money.ofMinor(minor, "CNY"), "Late"));
    }

    @Nested
    class Unlimited {
        private final Bench bench = new Bench(ShopPolicy.STANDARD.with(
                CasePolicy.builder().goodwill(GoodwillLimits.NONE).build()));

        @Test
        void isPaidAndBookedAsACompensation() {
            CaseId id = gives(bench, AGENT, "1001", 500).get().caseId();
            assertThat(bench.status(id)).isEqualTo(CaseStatus.REFUNDED);
            assertThat(bench.subject(id).kind()).isEqualTo(CaseKind.REFUND_ONLY);
            assertThat(bench.journal(id)).containsExactly(Kind.OWED, Kind.CREDITED, Kind.GOODWILL);
            assertThat(bench.warehouse.ledger()).as("no goods move").isEmpty();
            assertThat(bench.noticesOf(id)).containsExactly("REFUNDED to BUYER");
            assertThat(bench.ticketsOf(id)).isEmpty();
        }

        @Test
        void isRefusedOnAnOrderNobodyKnows() {
            assertThat(bench.send(Commands.GiveGoodwill.onOrder(
                            Request.of(bench.next(), AGENT), ORDER, Money.ofMinor(1, "CNY"), "Late")))
                    .isEqualTo(Either.left(new OrderNotFound(ORDER)));
            assertThat(bench.repository.commits()).isEmpty();
        }

        @Test
        void theSameCommandPaysOnce() {
            bench.orders.put(SampleOrders.delivered("1001"));
            var command = Commands.GiveGoodwill.onOrder(
                    Request.of(bench.next(), AGENT), ORDER, Money.ofMinor(500, "CNY"), "Late");
            Receipt first = bench.send(command).get();
            assertThat(bench.send(command)).isEqualTo(Either.right(first));
            assertThat(bench.account(first.caseId()).refunded()).isEqualTo(500);
        }

        @Test
        void ofTwoThatGiveTheLastCentOneDoes() throws Exception {
            long paid = SampleOrders.delivered("1001").sale().tenders().get(0).amount();
            gives(bench, AGENT, "1001", paid - 1).get();
            List<Callable<Either<Rejection, Receipt>>> both = Stream.of(AGENT, REVIEWER)
                    .<Callable<Either<Rejection, Receipt>>>map(by -> () -> bench.send(Commands.GiveGoodwill.onOrder(
                            Request.of(bench.next(), by), ORDER, Money.ofMinor(1, "CNY"), "Late")))
                    .toList();
            var threads = Executors.newFixedThreadPool(2);
            try {
                var answers = threads.invokeAll(both);
                var one = answers.get(0).get();
                var other = answers.get(1).get();
                assertThat(one.isRight()).isNotEqualTo(other.isRight());
                assertThat(one.isLeft() ? one.getLeft() : other.getLeft()).isInstanceOf(AmountExceeded.class);
            } finally {
                threads.shutdown();
            }
            assertThat(bench.storage.account(ORDER).orElseThrow().remaining()).isZero();
        }
    }

    @Nested
    class WithGifts {
        private static final Gift POINTS = new Gift.Points(500);
        private static final Gift COUPON = new Gift.Coupon("SORRY");
        private final Currency yuan = Currency.getInstance("CNY");
        private final Bench bench = new Bench(ShopPolicy.STANDARD.with(CasePolicy.builder()
                .goodwill(GoodwillLimits.builder()
                        .eachDay(Money.ofMinor(2_000, "CNY"))
                        .build())
                .build()));

        private Either<Rejection, Receipt> gives(String order, Gift... gifts) {
            bench.orders.put(SampleOrders.delivered(order));
            return bench.send(Commands.GiveGoodwill.ofGifts(
                    Request.of(bench.next(), AGENT), OrderId.of(order), List.of(gifts), "Late"));
        }

        @Test
        void theBuyerHasThemAndHearsOfThemAndNoMoneyMoves() {
            bench.rewards.grantsPoints(2, yuan).grantsCoupons("SORRY", 1_000, yuan);
            CaseId id = gives("1001", POINTS, COUPON).get().caseId();
            assertThat(bench.rewards.pointsOf(SampleOrders.BUYER)).isEqualTo(500);
            assertThat(bench.rewards.couponsOf(SampleOrders.BUYER)).containsExactly("SORRY");
            assertThat(bench.status(id)).isEqualTo(CaseStatus.REFUNDED);
            assertThat(bench.journal(id)).isEmpty();
            assertThat(bench.noticesOf(id)).containsExactly("GIFTS_GRANTED to BUYER");
            assertThat(bench.timeline(id)).endsWith("POINTS_GRANTED", "COUPON_GRANTED");
        }

        @Test
        void whatTheyAreWorthAddsUpOverTheDay() {
            bench.rewards.grantsPoints(2, yuan).grantsCoupons("SORRY", 1_000, yuan);
            gives("1001", POINTS).get();
            assertThat(bench.status(gives("1002", COUPON, COUPON).get().caseId()))
                    .isEqualTo(CaseStatus.PENDING_REVIEW);
            assertThat(bench.status(gives("1003", COUPON).get().caseId())).isEqualTo(CaseStatus.REFUNDED);
            assertThat(bench.status(gives("1004", new Gift.Points(1)).get().caseId()))
                    .isEqualTo(CaseStatus.PENDING_REVIEW);
        }

        @Test
        void aShopGivesWhatItPutAPriceOn() {
            bench.rewards.grantsCoupons("SORRY", 1_000, Currency.getInstance("JPY"));
            assertThat(gives("1001", POINTS)).isEqualTo(Either.left(new GiftNotOffered(POINTS)));
            assertThat(gives("1001", COUPON))
                    .as("in another currency")
                    .isEqualTo(Either.left(new GiftNotOffered(COUPON)));
            assertThat(gives("1001")).isEqualTo(Either.left(new NothingAsked()));
            assertThat(bench.repository.commits()).isEmpty();
        }

        @Test
        void theSameCommandGivesOnce() {
            bench.rewards.grantsPoints(1, yuan);
            bench.orders.put(SampleOrders.delivered("1001"));
            var command =
                    Commands.GiveGoodwill.ofGifts(Request.of(bench.next(), AGENT), ORDER, List.of(POINTS), "Late");
            Receipt first = bench.send(command).get();
            assertThat(bench.send(command)).isEqualTo(Either.right(first));
            assertThat(bench.rewards.pointsOf(SampleOrders.BUYER)).isEqualTo(500);
        }

        @Test
        void aShopWithoutGiftsSaysSo() {
            assertThat(Gifts.NONE.worth(POINTS, yuan)).isEmpty();
            assertThat(Gifts.NONE.grant(
                            new EffectKey("as-1001-1-gift-1-0"),
                            new Cause(CaseId.parse("1001.1"), "GOODWILL"),
                            SampleOrders.BUYER,
                            POINTS))
                    .isEqualTo(new Answer.Rejected("NOT_OFFERED", Answer.Retry.NEVER));
        }
    }

    @Nested
    class Limited {
        private final Bench bench = new Bench(ShopPolicy.STANDARD.with(CasePolicy.builder()
                .goodwill(GoodwillLimits.builder()
                        .eachCase(Money.ofMinor(500, "CNY"))
                        .eachDay(Money.ofMinor(800, "CNY"))
                        .eachMonth(Money.ofMinor(1_200, "CNY"))
                        .build())
                .build()));

        private CaseStatus given(Actor by, String order, long minor) {
            return bench.status(gives(bench, by, order, minor).get().caseId());
        }

        @Test
        void whatOnePersonGivesInADayAddsUpOverOrders() {
            assertThat(given(AGENT, "1001", 500)).isEqualTo(CaseStatus.REFUNDED);
            assertThat(given(AGENT, "1002", 301)).isEqualTo(CaseStatus.PENDING_REVIEW);
            assertThat(given(AGENT, "1003", 300))
                    .as("what waits does not count")
                    .isEqualTo(CaseStatus.REFUNDED);
            assertThat(given(Actor.agent("other"), "1004", 400)).isEqualTo(CaseStatus.REFUNDED);
            bench.clock.advance(Duration.ofDays(1));
            assertThat(given(AGENT, "1005", 1)).as("the month's is spent").isEqualTo(CaseStatus.PENDING_REVIEW);
            bench.clock.advance(Duration.ofDays(31));
            assertThat(given(AGENT, "1006", 500)).isEqualTo(CaseStatus.REFUNDED);
        }

        @Test
        void whatWaitsIsAComplaintThatAnotherPersonSettles() {
            CaseId id = gives(bench, AGENT, "1001", 501).get().caseId();
            assertThat(bench.ticket(id).need()).isEqualTo("GOODWILL");
            assertThat(bench.ticket(id).queue().group()).isEqualTo(Assignment.COMPLAINTS);
            Actor sameAtReview = Actor.reviewer(AGENT.id());
            assertThat(bench.send(Commands.ApproveCase.byPolicy(Request.of(bench.next(), sameAtReview), id))
                            .isLeft())
                    .isTrue();
            bench.approved(id);
            assertThat(bench.status(id)).isEqualTo(CaseStatus.REFUNDED);
            assertThat(bench.ticketsOf(id)).containsExactly("GOODWILL", "resolved");
        }

        @Test
        void aBuyerGivesNone() {
            assertThat(gives(bench, BUYER, "1001", 1).isLeft()).isTrue();
        }
    }

    @Test
    void whatAPersonApprovedCountsBeforeAnythingWasDoneOnTheOrder() {
        var day = DailyLimit.of(ZoneOffset.UTC, Money.ofMinor(2_400, "CNY"));
        var bench = new Bench(ShopPolicy.STANDARD.with(CasePolicy.builder()
                .goodwill(GoodwillLimits.NONE)
                .dailyLimit(day)
                .build()));
        bench.approved(bench.cancelling("1001", 1));
        assertThat(bench.status(gives(bench, REVIEWER, "1002", 401).get().caseId()))
                .isEqualTo(CaseStatus.PENDING_REVIEW);
        assertThat(bench.status(gives(bench, REVIEWER, "1003", 400).get().caseId()))
                .isEqualTo(CaseStatus.REFUNDED);
    }

    @Test
    void limitsByDayNeedApprovalTotalsToCountThem() {
        var shop = ShopPolicy.STANDARD.with(CasePolicy.builder()
                .goodwill(GoodwillLimits.builder()
                        .eachDay(Money.ofMinor(1, "CNY"))
                        .build())
                .build());
        var bench = new Bench();
        assertThatIllegalStateException()
                .isThrownBy(() -> AfterSales.builder()
                        .cases(bench.storage)
                        .outbox(bench.storage)
                        .tickets(bench.tickets)
                        .gateways(bench.gateways())
                        .policy(shop)
                        .build())
                .withMessageContaining("goodwill by day or month");
    }
}
