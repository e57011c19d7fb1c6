package io.aftersales.domain.cases;

import static io.aftersales.domain.cases.CaseFixtures.BUYER;
import static io.aftersales.domain.cases.CaseFixtures.NOON;
import static io.aftersales.domain.cases.CaseFixtures.REVIEWER;
import static io.aftersales.domain.cases.CaseFixtures.SECOND;
import static io.aftersales.domain.cases.CaseFixtures.cny;
import static io.aftersales.domain.cases.CaseFixtures.item;
import static io.aftersales.domain.cases.CaseFixtures.order;
import static io.aftersales.domain.cases.CaseFixtures.paidSale;
import static io.aftersales.domain.cases.CaseFixtures.refundOnly;
import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.cases.CaseRejection.NotYet.Obstacle;
import io.aftersales.domain.claims.Application;
import io.aftersales.domain.claims.Reason;
import io.aftersales.domain.effects.Effect;
import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.effects.OutboxEntry;
import io.aftersales.domain.effects.Outcome;
import io.aftersales.domain.goods.CarrierScan;
import io.aftersales.domain.goods.GoodsStop;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.lifecycle.CaseMove;
import io.aftersales.domain.orders.OrderRejection.InvalidOrder;
import io.aftersales.domain.orders.OrderState;
import io.aftersales.domain.orders.Parcel;
import io.aftersales.domain.policy.CasePolicy;
import io.aftersales.domain.refunds.PlacedUnits;
import io.aftersales.domain.refunds.Units;
import io.aftersales.domain.review.ReviewRule;
import io.aftersales.domain.review.RuleAction;
import io.aftersales.domain.review.RuleDecision;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.Place;
import io.aftersales.domain.shared.TenderId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What was asked to be stopped answers, and only what was stopped is paid for. */
class StopsLifeTest {
    private static final Outcome DONE = new Outcome.Done("kept");
    private static final Outcome CAUGHT = new Outcome.Done("SF", "ok");
    private static final Outcome TOO_LATE = new Outcome.Refused("TOO_LATE");
    private static final Outcome SENT_ALL_THE_SAME = new Outcome.TakenBack("sent");

    private static Parcel mugs(String id, long units) {
        return Parcel.packed(id, "WH-1", Map.of(LineId.of("A"), units));
    }

    private static Parcel sent(Parcel parcel) {
        return parcel.handedOver(NOON.minusSeconds(3_600), "SF", "SF-" + parcel.id());
    }

    private static Parcel arrived(Parcel parcel) {
        return sent(parcel).delivered(NOON.minusSeconds(60));
    }

    private static Shop shop(Parcel... parcels) {
        return new Shop(order(paidSale(), OrderState.PAID, parcels));
    }

    private static Application mugs(long units) {
        return refundOnly(item("A", units, Reason.ORDER_CANCELLED));
    }

    private static PlacedUnits held(String place, long units) {
        return new PlacedUnits(LineId.of("A"), Place.of(place), units);
    }

    private static CaseRejection notYet(CaseMove move, Obstacle obstacle) {
        return new CaseRejection.NotYet(move, obstacle);
    }

    @Nested
    class TheWarehouse {
        private final Shop shop = shop(mugs("P-1", 2));
        private final Life life = shop.opens(mugs(3)).approvedBy(REVIEWER);

        @Test
        void isAskedForEachPlaceByItself() {
            assertThat(life.lastOf(Effect.StopFulfilment.class))
                    .extracting(each -> ((Effect.StopFulfilment) each).place())
                    .containsExactly(Place.NO_PARCEL, Place.of("P-1"));
            assertThat(shop.books()).endsWith("refunded 0, kept 0, owed 0, held 3");
        }

        @Test
        void isWaitedForBeforeAnyMoneyAndAnyDecision() {
            life.hears(stop("-"), DONE);
            assertThat(life.lately(1)).containsExactly("APPROVED | FULFILMENT_STOP_ANSWERED |");
            assertThat(life.refuses(SECOND, life.confirm()))
                    .isEqualTo(notYet(CaseMove.REFUND, Obstacle.STOP_UNANSWERED));
            assertThat(life.refuses(REVIEWER, CaseDecisions::close))
                    .isEqualTo(notYet(CaseMove.CLOSE, Obstacle.STOP_UNANSWERED));
            assertThat(life.refuses(BUYER, CaseDecisions::withdraw))
                    .isEqualTo(notYet(CaseMove.WITHDRAW, Obstacle.STOPPED_ALREADY));
            life.ignores(stop("-"), DONE);
        }

        @Test
        void paysForWhatItKeptAndReleasesWhatIsGone() {
            life.hears(stop("P-1"), TOO_LATE).hears(stop("-"), DONE);
            assertThat(life.lately(2))
                    .containsExactly(
                            "APPROVED | FULFILMENT_STOP_ANSWERED | ALARM(STOP_REFUSED)",
                            "REFUNDING | FULFILMENT_STOP_ANSWERED GOODS_NOT_STOPPED REFUND_STARTED |"
                                    + " PAY_REFUND(T1 ORIGINAL 2000) NOTIFY(NOT_STOPPED)");
            assertThat(shop.books()).isEqualTo("paid 11000, refunded 2000, kept 0, owed 2000, held 0");
            shop.sees(order(paidSale(), OrderState.SHIPPED, sent(mugs("P-1", 2))));
            shop.opens(mugs(2));
        }

        @Test
        void leavesThePersonToDecideWhenItKeptNothing() {
            life.hears(stop("P-1"), TOO_LATE).hears(stop("-"), TOO_LATE);
            assertThat(life.lately(1))
                    .containsExactly("APPROVED | FULFILMENT_STOP_ANSWERED | ALARM(STOP_REFUSED) OPEN_TICKET");
            assertThat(shop.books()).endsWith("owed 0, held 3");
            life.confirmedBy(REVIEWER);
            assertThat(life.lately(1))
                    .containsExactly("REFUNDING | REFUND_STARTED | PAY_REFUND(T1 ORIGINAL 6000) RESOLVE_TICKET");
        }

        @Test
        void isClosedForNothingWhenItKeptNothing() {
            life.hears(stop("P-1"), TOO_LATE).hears(stop("-"), TOO_LATE).closed();
            assertThat(life.last().events().get(0).event())
                    .isEqualTo(new CaseEvent.CaseClosed(Closing.Reason.NOT_STOPPED));
            assertThat(shop.books()).isEqualTo("paid 11000, refunded 0, kept 0, owed 0, held 0");
        }

        @Test
        void mayFindThatItKeptThemAfterAll() {
            life.hears(stop("P-1"), TOO_LATE).hears(stop("-"), TOO_LATE).hears(stop("P-1"), DONE);
            assertThat(life.lately(1).get(0)).contains("PAY_REFUND(T1 ORIGINAL 4000)");
        }

        @Test
        void takesItsWordBackWhileAnotherAnswerIsOut() {
            life.hears(stop("P-1"), DONE).hears(stop("P-1"), SENT_ALL_THE_SAME);
            assertThat(life.lately(1)).containsExactly("APPROVED | FULFILMENT_STOP_ANSWERED | ALARM(STOP_REFUSED)");
            life.hears(stop("-"), DONE);
            assertThat(life.lately(1).get(0)).contains("PAY_REFUND(T1 ORIGINAL 2000)");
        }

        @Test
        void takesItsWordBackTooLateForTheMoney() {
            life.hears(stop("P-1"), DONE).hears(stop("-"), DONE).paid("T1").hears(stop("P-1"), SENT_ALL_THE_SAME);
            assertThat(life.lately(1)).containsExactly("REFUNDED | FULFILMENT_STOP_ANSWERED | ALARM(STOP_REFUSED)");
            assertThat(shop.books()).isEqualTo("paid 11000, refunded 6000, kept 0, owed 0, held 0");
        }

        @Test
        void keepsGoodsThatTheirCaseNoLongerAsksFor() {
            life.hears(stop("P-1"), TOO_LATE).hears(stop("-"), DONE).hears(stop("P-1"), DONE);
            assertThat(life.lately(1)).containsExactly("REFUNDING | FULFILMENT_STOP_ANSWERED | ALARM(CAUGHT_UNWANTED)");
        }

        @Test
        void thatStaysSilentIsAnsweredForByTheStaff() {
            EffectKey key = stop("P-1");
            OutboxEntry entry = OutboxEntry.owed(life.subject().id(), 1, effect(key), NOON);
            ResolvedEffect recorded = CaseDecisions.recordStopAnswer(
                            life.subject(),
                            entry,
                            false,
                            "seen it leave",
                            shop.account(),
                            shop.context(Actor.inspector("i")))
                    .get();
            assertThat(recorded.settled()).isNotNull();
            assertThat(recorded.settled().state()).isEqualTo(OutboxEntry.State.REJECTED);
            assertThat(recorded.change().events())
                    .extracting(each -> each.event().code())
                    .containsExactly("EFFECT_RESOLVED", "FULFILMENT_STOP_ANSWERED");
            assertThat(recorded.change().next().stops())
                    .filteredOn(each -> key.equals(each.key()))
                    .allMatch(each -> each.state() == GoodsStop.State.NOT_STOPPED);
            life.hears(key, DONE);
            assertThat(CaseDecisions.recordStopAnswer(
                                    life.subject(), entry, true, "again", shop.account(), shop.context(REVIEWER))
                            .getLeft())
                    .isEqualTo(new CaseRejection.StopNotAwaited(key));
        }

        @Test
        void thatStaysSilentAndKeptTheGoodsIsAnsweredForAsWell() {
            EffectKey key = stop("P-1");
            OutboxEntry entry = OutboxEntry.owed(life.subject().id(), 1, effect(key), NOON);
            life.hears(stop("-"), DONE)
                    .does(
                            Actor.inspector("i"),
                            (subject, account, context) -> CaseDecisions.recordStopAnswer(
                                            subject, entry, true, "it is here", account, context)
                                    .map(ResolvedEffect::change));
            assertThat(life.lately(1).get(0)).contains("EFFECT_RESOLVED").contains("PAY_REFUND(T1 ORIGINAL 6000)");
            assertThat(life.last().events().get(0).event())
                    .isEqualTo(new CaseEvent.EffectResolved(key, "STOP_FULFILMENT", "STOPPED", "it is here"));
        }

        @Test
        void isWaitedForAnewAfterEachAnswer() {
            shop.after(Duration.ofHours(1));
            life.hears(stop("-"), DONE);
            assertThat(life.subject().waiting().since()).isEqualTo(NOON.plus(Duration.ofHours(1)));
        }

        @Test
        void keptGoodsThatWaitForASecondPersonSoThatTheCaseIsNotClosed() {
            shop.under(CasePolicy.builder().fourEyesAbove(cny("10.00")).build());
            life.hears(stop("-"), DONE).hears(stop("P-1"), DONE);
            assertThat(life.lately(1).get(0)).contains("CONFIRMATION_NEEDED");
            assertThat(life.refuses(REVIEWER, CaseDecisions::close))
                    .isEqualTo(notYet(CaseMove.CLOSE, Obstacle.STOPPED_ALREADY));
            assertThat(CaseDecisions.isPossible(life.subject(), Action.CLOSE)).isFalse();
        }

        /** Only the mug that was kept is paid for, from the place where it was kept. */
        @Test
        void paysForWhatItKeptAlsoWhereASecondPersonConfirmsIt() {
            shop.under(CasePolicy.builder().fourEyesAbove(cny("10.00")).build());
            life.hears(stop("P-1"), TOO_LATE).hears(stop("-"), DONE).confirmedBy(SECOND);
            assertThat(life.lately(1).get(0))
                    .contains("GOODS_NOT_STOPPED REFUND_STARTED | PAY_REFUND(T1 ORIGINAL 2000) NOTIFY(NOT_STOPPED)");
            assertThat(shop.account().line(LineId.of("A")).at(Place.NO_PARCEL).gone())
                    .isEqualTo(1);
            assertThat(shop.account().line(LineId.of("A")).at(Place.of("P-1")).gone())
                    .isZero();
        }

        private EffectKey stop(String place) {
            return life.keyOf(each ->
                    each instanceof Effect.StopFulfilment asked && asked.place().equals(Place.of(place)));
        }

        private Effect effect(EffectKey key) {
            return life.owed().stream()
                    .filter(each -> each.key().equals(key))
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Nested
    class BetweenApplicationAndApproval {
        @Test
        void whatWasHandedOverIsInterceptedAndNotStopped() {
            Shop shop = shop(mugs("P-1", 3));
            Life life = shop.opens(mugs(3));
            shop.sees(order(paidSale(), OrderState.SHIPPED, sent(mugs("P-1", 3))));
            life.approvedBy(REVIEWER);
            assertThat(life.lately(1).get(0)).contains("INTERCEPT_PARCEL").doesNotContain("STOP_FULFILMENT");
        }

        @Test
        void unitsAreTakenFromTheParcelTheyAreInByThen() {
            Shop shop = shop(mugs("P-1", 3));
            Life life = shop.opens(mugs(2));
            shop.sees(order(paidSale(), OrderState.PAID, mugs("P-7", 1), mugs("P-8", 2)));
            life.approvedBy(REVIEWER);
            assertThat(life.subject().holds()).containsExactly(held("P-8", 2));
            assertThat(life.subject().submission().items().get(0).taken()).containsExactly(held("P-8", 2));
            life.stopped();
            assertThat(shop.books()).endsWith("held 0");
        }

        @Test
        void whatWasDeliveredMeanwhileIsNotPaidFor() {
            Shop shop = shop(mugs("P-1", 1), mugs("P-2", 2));
            Life life = shop.opens(mugs(3));
            shop.sees(order(paidSale(), OrderState.SHIPPED, arrived(mugs("P-1", 1)), mugs("P-2", 2)));
            life.approvedBy(REVIEWER);
            assertThat(life.subject().holds()).containsExactlyInAnyOrder(held("P-2", 2), held("P-1", 1));
            life.stopped();
            assertThat(life.lately(1))
                    .containsExactly("REFUNDING | FULFILMENT_STOP_ANSWERED GOODS_NOT_STOPPED REFUND_STARTED |"
                            + " PAY_REFUND(T1 ORIGINAL 4000) NOTIFY(NOT_STOPPED)");
        }

        @Test
        void whatIsNowInAParcelWithWantedGoodsIsLeftAlone() {
            Shop shop = shop(mugs("P-1", 1), mugs("P-2", 2));
            Life life = shop.opens(mugs(1));
            shop.sees(order(paidSale(), OrderState.SHIPPED, sent(mugs("P-9", 3))));
            life.approvedBy(REVIEWER);
            assertThat(life.lately(1)).containsExactly("APPROVED | CASE_APPROVED | NOTIFY(APPROVED)");
            life.closed();
            assertThat(shop.books()).endsWith("held 0");
        }

        @Test
        void whatTheCarrierLostNeedsNoAnswer() {
            Shop shop = shop(mugs("P-1", 3));
            Life life = shop.opens(mugs(3));
            shop.sees(order(paidSale(), OrderState.SHIPPED, sent(mugs("P-1", 3))))
                    .hears("P-1", CarrierScan.LOST);
            life.approvedBy(REVIEWER);
            assertThat(life.lately(1).get(0)).startsWith("REFUNDING | CASE_APPROVED REFUND_STARTED | PAY_REFUND");
        }

        @Test
        void parcelsThatCannotBeAreRefused() {
            Shop shop = shop(mugs("P-1", 3));
            Life life = shop.opens(mugs(3));
            shop.sees(order(paidSale(), OrderState.PAID, mugs("P-1", 3), mugs("P-2", 3)));
            assertThat(life.refuses(REVIEWER, life.approve(ApprovalTerms.BY_POLICY)))
                    .isInstanceOf(InvalidOrder.class);
        }

        @Test
        void aLossThatHasTurnedIntoADeliveryIsNotSentAgain() {
            var shop = new Shop(order(paidSale(), OrderState.SHIPPED, sent(mugs("P-1", 3))))
                    .hears("P-1", CarrierScan.LOST);
            Life life = shop.opens(
                    Application.of(CaseFixtures.ORDER, CaseKind.RESHIP, item("A", 3, Reason.LOST_IN_TRANSIT)));
            shop.sees(order(paidSale(), OrderState.DELIVERED, arrived(mugs("P-1", 3))));
            assertThat(life.refuses(REVIEWER, life.approve(ApprovalTerms.BY_POLICY)))
                    .isEqualTo(new CaseRejection.ReasonNotVerified(LineId.of("A"), "LOST_IN_TRANSIT"));
        }
    }

    @Test
    void noRuleGrantsWhatIsOnItsWayInNoKnownParcel() {
        var shop = new Shop(order(paidSale(), OrderState.SHIPPED))
                .under(CasePolicy.builder()
                        .rules(ReviewRule.own("ALL", seen -> true, RuleAction.approve()))
                        .build());
        Life life = shop.opens(mugs(3));
        assertThat(life.subject().review().verdict().heldBack()).isEqualTo(RuleDecision.HeldBack.STAYS_WITH_BUYER);
        life.approvedBy(REVIEWER);
        assertThat(life.lately(1).get(0)).startsWith("REFUNDING | CASE_APPROVED REFUND_STARTED | PAY_REFUND");
    }

    /** What was refunded elsewhere is not wanted any more, so the carrier is asked to stop a parcel once the buyer cancels the rest of it. */
    @Test
    void theRestOfAParcelIsCancelledAfterAUnitOfItWasRefundedElsewhere() {
        Shop shop = shop(sent(mugs("P-1", 3)));
        shop.opens(mugs(3))
                .withdrawn()
                .does(
                        CaseFixtures.FINANCE,
                        (subject, account, context) -> CaseDecisions.recordExternal(
                                subject,
                                account,
                                TenderId.of("T1"),
                                1_000,
                                "CB-1",
                                context.now(),
                                List.of(new Units(LineId.of("A"), 1)),
                                context));
        Life life = shop.opens(mugs(2)).approvedBy(REVIEWER);
        assertThat(life.subject().holds()).containsExactly(held("P-1", 2));
        life.hears(Effect.InterceptParcel.class, CAUGHT);
        assertThat(life.lately(1).get(0)).startsWith("REFUNDING | INTERCEPTION_ANSWERED");
        assertThat(life.subject().inbounds())
                .singleElement()
                .satisfies(inbound -> assertThat(inbound.units()).containsExactly(held("P-1", 2)));
    }

    @Test
    void aLateCatchAfterAWithdrawalIsToldToTheStaff() {
        Shop shop = shop(sent(mugs("P-1", 3)));
        Life life = shop.opens(mugs(3)).approvedBy(REVIEWER).withdrawn();
        life.hears(Effect.InterceptParcel.class, CAUGHT);
        assertThat(life.lately(1)).containsExactly("CLOSED | INTERCEPTION_ANSWERED | ALARM(CAUGHT_UNWANTED)");
    }

    @Test
    void aLateCatchOfGoodsThatAPersonHadPaidForIsExpected() {
        Shop shop = shop(sent(mugs("P-1", 3)));
        Life life = shop.opens(mugs(3))
                .approvedBy(REVIEWER)
                .hears(Effect.InterceptParcel.class, TOO_LATE)
                .confirmedBy(SECOND)
                .hears(Effect.InterceptParcel.class, CAUGHT);
        assertThat(life.lately(1)).containsExactly("REFUNDING | INTERCEPTION_ANSWERED PARCEL_EXPECTED |");
    }

    @Test
    void aMissAfterAWithdrawalIsWhatTheBuyerWants() {
        Shop shop = shop(sent(mugs("P-1", 3)));
        Life life = shop.opens(mugs(3)).approvedBy(REVIEWER).withdrawn();
        life.hears(Effect.InterceptParcel.class, TOO_LATE);
        assertThat(life.lately(1)).containsExactly("CLOSED | INTERCEPTION_ANSWERED |");
    }

    @Test
    void nothingIsWithdrawnOnceAParcelWasCaught() {
        Shop shop = shop(sent(mugs("P-1", 1)), sent(mugs("P-2", 2)));
        Life life = shop.opens(mugs(3)).approvedBy(REVIEWER);
        List<EffectKey> keys = life.lastOf(Effect.InterceptParcel.class).stream()
                .map(Effect::key)
                .toList();
        life.hears(keys.get(0), CAUGHT);
        assertThat(life.refuses(BUYER, CaseDecisions::withdraw))
                .isEqualTo(notYet(CaseMove.WITHDRAW, Obstacle.STOPPED_ALREADY));
    }
}
