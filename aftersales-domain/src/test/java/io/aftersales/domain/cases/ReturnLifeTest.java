package io.aftersales.domain.cases;

import static io.aftersales.domain.cases.CaseFixtures.BUYER;
import static io.aftersales.domain.cases.CaseFixtures.INSPECTOR;
import static io.aftersales.domain.cases.CaseFixtures.NOON;
import static io.aftersales.domain.cases.CaseFixtures.REVIEWER;
import static io.aftersales.domain.cases.CaseFixtures.delivered;
import static io.aftersales.domain.cases.CaseFixtures.good;
import static io.aftersales.domain.cases.CaseFixtures.item;
import static io.aftersales.domain.cases.CaseFixtures.lines;
import static io.aftersales.domain.cases.CaseFixtures.lost;
import static io.aftersales.domain.cases.CaseFixtures.paidSale;
import static io.aftersales.domain.cases.CaseFixtures.returnRefund;
import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.claims.CaseItem;
import io.aftersales.domain.claims.Reason;
import io.aftersales.domain.effects.Effect;
import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.effects.Goods;
import io.aftersales.domain.effects.Outcome;
import io.aftersales.domain.goods.ReturnMethod;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.lifecycle.CaseMove;
import io.aftersales.domain.lifecycle.CaseStatus;
import io.aftersales.domain.lifecycle.InboundState;
import io.aftersales.domain.refunds.PlacedUnits;
import io.aftersales.domain.refunds.Units;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.Place;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ReturnLifeTest {
    private final Shop shop = new Shop(delivered(paidSale()));

    private static EffectKey key(String step) {
        return new EffectKey("as-1001-1-" + step);
    }

    private static Outcome waybill() {
        return new Outcome.Done("SF", "RET-1");
    }

    private Life approved(CaseItem... items) {
        return shop.opens(returnRefund(items)).approvedBy(REVIEWER);
    }

    @Test
    void aWholeLifeFromTheApplicationToTheMoney() {
        Life life = approved(item("A", 2, Reason.NO_REASON))
                .hears(Effect.CreateReturnWaybill.class, waybill())
                .posted("SF", "RET-1")
                .received()
                .inspected(good("A", 2))
                .paid("T1");
        assertThat(life.story()).isEqualTo(lines("""
                PENDING_REVIEW | CASE_SUBMITTED | OPEN_TICKET
                WAITING_RETURN | CASE_APPROVED RETURN_AWAITED | CREATE_RETURN_WAYBILL NOTIFY(APPROVED) RESOLVE_TICKET
                WAITING_RETURN | WAYBILL_CREATED |
                WAITING_RETURN | RETURN_POSTED |
                RETURNED | RETURN_RECEIVED | NOTIFY(RETURN_RECEIVED)
                REFUNDING | FINDINGS_RECORDED INSPECTION_PASSED REFUND_STARTED | PAY_REFUND(T1 ORIGINAL 4000) RESTOCK(SELLABLE)
                REFUNDED | REFUND_PART_PAID REFUND_SETTLED | PARTIALLY_REFUNDED(4000) NOTIFY(REFUNDED)
                """));
        assertThat(shop.books()).isEqualTo("paid 11000, refunded 4000, kept 0, owed 0, held 0");
        assertThat(life.subject().inbounds())
                .containsExactly(new Inbound(
                        1,
                        null,
                        "WH-1",
                        List.of(new PlacedUnits(LineId.of("A"), Place.of("P-1"), 2)),
                        ReturnMethod.WAYBILL,
                        "",
                        InboundState.INSPECTED,
                        CaseWait.forNothing(NOON),
                        NOON.plus(Duration.ofDays(7)),
                        new Inbound.Label(key("waybill-1"), false, "SF", "RET-1"),
                        new Inbound.Posting("SF", "RET-1", true, false, NOON),
                        new Inbound.Arrival("WH-1", NOON),
                        List.of(good("A", 2)),
                        List.of(Units.of("A", 2)),
                        new Inbound.Inspected(List.of(INSPECTOR), NOON),
                        null));
        assertThat(life.subject().inspection())
                .isEqualTo(new Inspection(
                        INSPECTOR, NOON, List.of(good("A", 2)), null, "", List.of(Units.of("A", 2)), ""));
    }

    @Nested
    class Waybill {
        @Test
        void isAskedForWithTheDispatchingWarehouse() {
            Life life = approved(item("A", 2, Reason.NO_REASON), item("B", 1, Reason.NO_REASON));
            assertThat(life.lastOf(Effect.CreateReturnWaybill.class))
                    .containsExactly(new Effect.CreateReturnWaybill(
                            key("waybill-1"), "WH-1", List.of(new Goods("MUG", 2), new Goods("CAP", 1))));
        }

        @Test
        void isAnsweredOnce() {
            Life life = approved(item("A", 1, Reason.NO_REASON)).hears(Effect.CreateReturnWaybill.class, waybill());
            life.ignores(key("waybill-1"), waybill()).ignores(key("waybill-1"), new Outcome.Refused("NO_PICKUP"));
        }

        @Test
        void thatCannotBeMadeAlarmsOnceAndMayStillCome() {
            Outcome refused = new Outcome.Refused("NO_PICKUP");
            Life life = approved(item("A", 1, Reason.NO_REASON)).hears(Effect.CreateReturnWaybill.class, refused);
            assertThat(life.lately(1)).containsExactly("WAITING_RETURN | WAYBILL_REFUSED | ALARM(WAYBILL_FAILED)");
            life.ignores(key("waybill-1"), refused);
            life.hears(key("waybill-1"), waybill()).ignores(key("waybill-1"), refused);
            assertThat(life.subject().inbounds().get(0).isOnLabel()).isTrue();
        }

        @Test
        void saysWhyItCannotBeMade() {
            Life refused = approved(item("A", 1, Reason.NO_REASON))
                    .hears(Effect.CreateReturnWaybill.class, new Outcome.Refused("NO_PICKUP"));
            assertThat(refused.lastEvent()).isEqualTo(new CaseEvent.WaybillRefused(1, "NO_PICKUP"));
            Life takenBack = approved(item("B", 1, Reason.NO_REASON))
                    .hears(Effect.CreateReturnWaybill.class, new Outcome.TakenBack("x"));
            assertThat(takenBack.lastEvent()).isEqualTo(new CaseEvent.WaybillRefused(1, "TAKEN_BACK"));
        }

        @Test
        void comesTooLateOnceTheBuyerPostedOtherwise() {
            Life life = approved(item("A", 1, Reason.NO_REASON))
                    .posted("YTO", "Y-1")
                    .ignores(key("waybill-1"), waybill());
            assertThat(life.subject().inbounds().get(0).isOnLabel()).isFalse();
            assertThat(life.subject().inbounds().get(0).posting().carrier()).isEqualTo("YTO");
        }
    }

    @Nested
    class Post {
        @Test
        void anotherNumberIsTheBuyersOwnRisk() {
            Life life = approved(item("A", 1, Reason.NO_REASON))
                    .hears(Effect.CreateReturnWaybill.class, waybill())
                    .posted("SF", "OTHER-1");
            assertThat(life.subject().inbounds().get(0).isOnLabel()).isFalse();
        }

        @Test
        void withAnotherCarrierCancelsTheWaybillThatIsMade() {
            Life other = approved(item("A", 1, Reason.NO_REASON))
                    .hears(Effect.CreateReturnWaybill.class, waybill())
                    .posted("YTO", "Y-1");
            assertThat(other.lastOf(Effect.CancelReturnWaybill.class)).hasSize(1);
            Life same = approved(item("B", 1, Reason.NO_REASON))
                    .hears(Effect.CreateReturnWaybill.class, waybill())
                    .posted("SF", "RET-1");
            assertThat(same.lastOf(Effect.CancelReturnWaybill.class)).isEmpty();
        }

        @Test
        void isPossibleOnlyWhileTheReturnIsAwaited() {
            Life life = shop.opens(returnRefund(item("A", 1, Reason.NO_REASON)));
            assertThat(life.refuses(
                            BUYER,
                            (subject, account, context) ->
                                    CaseDecisions.posted(subject, account, null, "SF", "1", context)))
                    .isEqualTo(illegal(CaseStatus.PENDING_REVIEW, CaseMove.POST));
        }
    }

    @Nested
    class Withdraw {
        @Test
        void beforeAnythingIsPostedCancelsTheWaybillAndGivesTheUnitsFree() {
            Life life = approved(item("A", 2, Reason.NO_REASON)).withdrawn();
            assertThat(life.lately(1))
                    .containsExactly("CLOSED | CASE_WITHDRAWN | CANCEL_RETURN_WAYBILL NOTIFY(CLOSED)");
            assertThat(life.lastOf(Effect.CancelReturnWaybill.class))
                    .containsExactly(new Effect.CancelReturnWaybill(key("cancel-waybill-5"), key("waybill-1")));
            assertThat(shop.books()).isEqualTo("paid 11000, refunded 0, kept 0, owed 0, held 0");
        }

        @Test
        void isRefusedOnceThePostHasIt() {
            Life life = approved(item("A", 2, Reason.NO_REASON)).posted("SF", "1");
            assertThat(life.refuses(BUYER, CaseDecisions::withdraw))
                    .isEqualTo(
                            new CaseRejection.NotYet(CaseMove.WITHDRAW, CaseRejection.NotYet.Obstacle.ON_THE_WAY_BACK));
            assertThat(CaseDecisions.isPossible(life.subject(), Action.WITHDRAW))
                    .isFalse();
        }
    }

    @Nested
    class Receive {
        @Test
        void isPossibleThoughNobodyReportedThePosting() {
            Life life = approved(item("A", 1, Reason.NO_REASON)).received();
            assertThat(life.lately(1)).containsExactly("RETURNED | RETURN_RECEIVED | NOTIFY(RETURN_RECEIVED)");
            assertThat(life.refuses(INSPECTOR, life.receive(null, null, false)))
                    .isEqualTo(illegal(CaseStatus.RETURNED, CaseMove.RECEIVE));
        }

        @Test
        void whatWasNeverPostedCannotBeLost() {
            Life life = approved(item("A", 1, Reason.NO_REASON));
            assertThat(life.refuses(INSPECTOR, life.receive(null, null, true)))
                    .isEqualTo(new CaseRejection.NotYet(CaseMove.RECEIVE, CaseRejection.NotYet.Obstacle.NEVER_POSTED));
        }

        @Test
        void lostOnTheShopsWaybillIsPaidAndNothingIsRestocked() {
            Life life = approved(item("A", 2, Reason.NO_REASON))
                    .hears(Effect.CreateReturnWaybill.class, waybill())
                    .posted("SF", "RET-1")
                    .lostOnReturn()
                    .inspected(lost("A", 2));
            assertThat(life.lately(2)).isEqualTo(lines("""
                    RETURNED | RETURN_LOST | NOTIFY(RETURN_LOST)
                    REFUNDING | FINDINGS_RECORDED INSPECTION_PASSED REFUND_STARTED | PAY_REFUND(T1 ORIGINAL 4000)
                    """));
            assertThat(shop.books()).isEqualTo("paid 11000, refunded 4000, kept 0, owed 4000, held 0");
        }

        @Test
        void lostByTheBuyersOwnCarrierIsNotPaid() {
            Life life = approved(item("A", 2, Reason.NO_REASON))
                    .posted("YTO", "Y-1")
                    .lostOnReturn()
                    .inspected(lost("A", 2));
            assertThat(life.lately(1))
                    .containsExactly(
                            "CLOSED | FINDINGS_RECORDED INSPECTION_FAILED CASE_CLOSED | NOTIFY(INSPECTION_FAILED)");
            assertThat(life.subject().inspection().failure()).isEqualTo("NOT_IN_PARCEL");
            assertThat(shop.books()).isEqualTo("paid 11000, refunded 0, kept 0, owed 0, held 0");
        }
    }

    @Nested
    class Close {
        @Test
        void endsAReturnThatTheBuyersOwnCarrierLost() {
            Life life = approved(item("A", 2, Reason.NO_REASON))
                    .posted("YTO", "Y-1")
                    .closed();
            assertThat(life.lately(1)).containsExactly("CLOSED | CASE_CLOSED | NOTIFY(CLOSED)");
            assertThat(life.last().events().get(0).event())
                    .isEqualTo(new CaseEvent.CaseClosed(Closing.Reason.RETURN_LOST));
            assertThat(shop.books()).isEqualTo("paid 11000, refunded 0, kept 0, owed 0, held 0");
        }

        @Test
        void isRefusedBeforePostingAndOnTheShopsWaybill() {
            var notYet =
                    new CaseRejection.NotYet(CaseMove.CLOSE, CaseRejection.NotYet.Obstacle.NO_PARCEL_OF_BUYERS_CARRIER);
            Life life = approved(item("A", 2, Reason.NO_REASON));
            assertThat(life.refuses(REVIEWER, CaseDecisions::close)).isEqualTo(notYet);
            life.hears(Effect.CreateReturnWaybill.class, waybill()).posted("SF", "RET-1");
            assertThat(life.refuses(REVIEWER, CaseDecisions::close)).isEqualTo(notYet);
        }
    }

    private static CaseRejection illegal(CaseStatus status, CaseMove move) {
        return new CaseRejection.IllegalMove(CaseKind.RETURN_REFUND, status, move);
    }
}
