package io.aftersales.domain.cases;

import static io.aftersales.domain.cases.CaseFixtures.BUYER;
import static io.aftersales.domain.cases.CaseFixtures.INSPECTOR;
import static io.aftersales.domain.cases.CaseFixtures.NOON;
import static io.aftersales.domain.cases.CaseFixtures.REVIEWER;
import static io.aftersales.domain.cases.CaseFixtures.damaged;
import static io.aftersales.domain.cases.CaseFixtures.good;
import static io.aftersales.domain.cases.CaseFixtures.item;
import static io.aftersales.domain.cases.CaseFixtures.missing;
import static io.aftersales.domain.cases.CaseFixtures.order;
import static io.aftersales.domain.cases.CaseFixtures.paidSale;
import static io.aftersales.domain.cases.CaseFixtures.returnRefund;
import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.claims.CaseItem;
import io.aftersales.domain.claims.Reason;
import io.aftersales.domain.effects.Alarm;
import io.aftersales.domain.effects.Effect;
import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.effects.Goods;
import io.aftersales.domain.effects.Outcome;
import io.aftersales.domain.goods.Finding;
import io.aftersales.domain.goods.InspectionReport;
import io.aftersales.domain.lifecycle.CaseMove;
import io.aftersales.domain.lifecycle.CaseStatus;
import io.aftersales.domain.lifecycle.InboundState;
import io.aftersales.domain.orders.OrderState;
import io.aftersales.domain.orders.Parcel;
import io.aftersales.domain.refunds.AccountRejection.QuantityExceeded;
import io.aftersales.domain.refunds.PlacedUnits;
import io.aftersales.domain.refunds.Units;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.Place;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is found in a return that comes in two parcels: a mug goes to one warehouse, two mugs and the cap to another. */
class ParcelFindingsTest {
    private static final CaseItem BROKEN = item("A", 1, Reason.DAMAGED);
    private static final CaseItem UNWANTED = item("A", 2, Reason.NO_REASON);
    private static final CaseItem CAP = item("B", 1, Reason.NO_REASON);

    private final Shop shop = new Shop(order(
            paidSale(),
            OrderState.DELIVERED,
            parcel("P-1", "WH-1", Map.of(LineId.of("A"), 1L)),
            parcel("P-2", "WH-2", Map.of(LineId.of("A"), 2L, LineId.of("B"), 1L))));

    private static Parcel parcel(String id, String warehouse, Map<LineId, Long> goods) {
        return Parcel.packed(id, warehouse, goods)
                .handedOver(NOON, "SF", "SF-" + id)
                .delivered(NOON);
    }

    private Life received(CaseItem... items) {
        return shop.opens(returnRefund(items))
                .approvedBy(REVIEWER)
                .received(1, null)
                .received(2, null);
    }

    private static Life found(Life life, int inbound, Finding... findings) {
        return life.inspected(inbound, InspectionReport.complete(findings));
    }

    private static List<String> stock(Life life) {
        return life.lastOf(Effect.Restock.class, Effect.SendBack.class).stream()
                .map(each -> each instanceof Effect.Restock restock
                        ? restock.warehouse() + " " + restock.disposition() + " " + restock.goods()
                        : ((Effect.SendBack) each).warehouse() + " BACK " + ((Effect.SendBack) each).goods())
                .toList();
    }

    private static String goods(Goods... goods) {
        return List.of(goods).toString();
    }

    private static Goods mugs(long quantity) {
        return new Goods("MUG", quantity);
    }

    @Test
    void noMoreDamageIsAcceptedInAllParcelsThanWasClaimed() {
        Life life = found(received(BROKEN, UNWANTED, CAP), 1, damaged("A", 1));
        assertThat(stock(life)).containsExactly("WH-1 DAMAGED " + goods(mugs(1)));
        found(life, 2, damaged("A", 1), good("A", 1), good("B", 1));
        assertThat(stock(life))
                .containsExactly("WH-2 SELLABLE " + goods(mugs(1), new Goods("CAP", 1)), "WH-2 BACK " + goods(mugs(1)));
    }

    /** Goods are lost only after they were posted, each parcel on its own. */
    @Test
    void aParcelThatWasNeverPostedCannotBeLost() {
        Life life = shop.opens(returnRefund(BROKEN, UNWANTED)).approvedBy(REVIEWER);
        var neverPosted = new CaseRejection.NotYet(CaseMove.RECEIVE, CaseRejection.NotYet.Obstacle.NEVER_POSTED);
        for (Integer each : new Integer[] {null, 1, 2}) {
            assertThat(life.refuses(INSPECTOR, life.receive(each, null, true))).isEqualTo(neverPosted);
        }
        life.does(BUYER, posted(1));
        assertThat(life.refuses(INSPECTOR, life.receive(2, null, true))).isEqualTo(neverPosted);
        life.does(INSPECTOR, life.receive(1, null, true));
        assertThat(life.refuses(INSPECTOR, life.receive(null, null, true))).isEqualTo(neverPosted);
        life.does(BUYER, posted(2)).does(INSPECTOR, life.receive(null, null, true));
        assertThat(life.refuses(INSPECTOR, life.receive(null, null, true)).code())
                .isEqualTo("ILLEGAL_MOVE");
    }

    private static Life untilGivenUp(Life life, int inbound) {
        while (life.subject().inbounds().get(inbound - 1).state() != InboundState.NOT_COMING) {
            life.waits(Duration.ofDays(8));
        }
        return life;
    }

    /** What is on its way when the rest was not posted in time is still paid for. */
    @Test
    void onlyTheParcelThatWasNotPostedInTimeIsGivenUp() {
        Life life =
                shop.opens(returnRefund(BROKEN, UNWANTED)).approvedBy(REVIEWER).does(BUYER, posted(1));
        assertThat(life.subject().mayComeLate()).isFalse();
        untilGivenUp(life, 2);
        assertThat(life.subject().mayComeLate()).isTrue();
        assertThat(life.lastEvent()).isEqualTo(new CaseEvent.RestNotPosted(List.of(Units.of("A", 2))));
        assertThat(life.subject().status()).isEqualTo(CaseStatus.WAITING_RETURN);
        assertThat(shop.books()).endsWith("held 1");
        found(life.received(1, null), 1, damaged("A", 1));
        assertThat(life.subject().status()).isEqualTo(CaseStatus.REFUNDING);
    }

    @Test
    void aCaseIsClosedWhenTheOnlyParcelThatWasPostedIsLostByTheBuyersCarrier() {
        Life life =
                shop.opens(returnRefund(BROKEN, UNWANTED)).approvedBy(REVIEWER).does(BUYER, posted(1));
        assertThat(CaseDecisions.isPossible(life.subject(), Action.CLOSE)).isFalse();
        untilGivenUp(life, 2).closed();
        assertThat(life.subject().closing().reason()).isEqualTo(Closing.Reason.RETURN_LOST);
    }

    /** Two mugs of one parcel come late; another case has taken one of them, and a mug of the other parcel is no help. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void goodsThatComeLateAreHeldAgainOnlyWhereTheyLie(boolean gone) {
        CaseItem one = item("A", 1, Reason.NO_REASON);
        Life first = shop.opens(returnRefund(one));
        Life late = shop.opens(returnRefund(UNWANTED)).approvedBy(REVIEWER);
        assertThat(late.subject().holds()).containsExactly(new PlacedUnits(LineId.of("A"), Place.of("P-2"), 2));
        late.waits(Duration.ofDays(7));
        shop.at(NOON);
        Life other = shop.opens(returnRefund(one));
        first.withdrawn();
        if (gone) {
            found(other.approvedBy(REVIEWER).received(), 1, good("A", 1));
        }
        assertThat(late.refuses(INSPECTOR, late.receive(null, null, false)))
                .isEqualTo(new QuantityExceeded(
                        LineId.of("A"),
                        2,
                        1,
                        gone ? Map.of() : Map.of(other.subject().id().toString(), 1L)));
    }

    private static Life.Verb posted(int inbound) {
        return (subject, account, context) ->
                CaseDecisions.posted(subject, account, inbound, "SF", "RET-" + inbound, context);
    }

    @Test
    void goodsAreStockedInTheOrderInWhichTheyWereExpected() {
        Life life = received(BROKEN, UNWANTED, CAP);
        found(life, 2, good("B", 1), good("A", 2));
        assertThat(stock(life)).containsExactly("WH-2 SELLABLE " + goods(mugs(2), new Goods("CAP", 1)));
    }

    @Test
    void goodsOfTheOtherParcelAreStockedWhereTheyAreFound() {
        Life life = found(received(BROKEN, UNWANTED, CAP), 1, good("B", 1), good("A", 1));
        assertThat(stock(life)).containsExactly("WH-1 SELLABLE " + goods(mugs(1), new Goods("CAP", 1)));
        found(life, 2, good("A", 2));
        assertThat(life.subject().status()).isEqualTo(CaseStatus.REFUNDING);
    }

    @Test
    void aCaseOfWhichNothingIsAcceptedIsClosedWhenTheLastParcelGoesBack() {
        Life life = found(received(item("A", 3, Reason.NO_REASON)), 1, damaged("A", 1));
        found(life, 2, damaged("A", 2));
        assertThat(life.subject().status()).isEqualTo(CaseStatus.INSPECTION_FAILED);
        life.hears(new EffectKey("as-1001-1-sendback-1"), new Outcome.Done("SB-1"));
        assertThat(life.lately(1)).containsExactly("INSPECTION_FAILED | GOODS_SENT_BACK |");
        life.hears(new EffectKey("as-1001-1-sendback-2"), new Outcome.Done("SB-2"));
        assertThat(life.lately(1)).containsExactly("CLOSED | GOODS_SENT_BACK CASE_CLOSED | NOTIFY(CLOSED)");
    }

    private static List<String> corrected(Life life, int inbound, Finding... findings) {
        life.does(
                Actor.inspector("in-2"),
                (subject, account, context) -> CaseDecisions.correctInspection(
                        subject, account, inbound, List.of(findings), "Looked again", context));
        return life.last().effects().stream()
                .filter(each -> each instanceof Effect.RaiseAlarm raised && raised.alarm() == Alarm.RESTOCK_CORRECTED)
                .map(each -> ((Effect.RaiseAlarm) each).detail())
                .toList();
    }

    /** The second damaged mug was not claimed as such, and went back to the buyer instead of into stock. */
    @Test
    void aCorrectionOfTheLaterParcelKnowsWhatTheEarlierOneTookOfTheDamage() {
        Life life = found(received(BROKEN, UNWANTED), 1, damaged("A", 1));
        shop.at(NOON.plusSeconds(60));
        found(life, 2, damaged("A", 1), good("A", 1));
        assertThat(corrected(life, 2, missing("A", 2))).containsExactly("WH-2: MUG SELLABLE -1");
    }

    @Test
    void aCorrectionOfTheEarlierParcelDoesNotCountWhatTheLaterOneTook() {
        Life life = found(received(BROKEN, UNWANTED), 2, damaged("A", 1), good("A", 1));
        shop.at(NOON.plusSeconds(60));
        found(life, 1, damaged("A", 1));
        assertThat(corrected(life, 2, missing("A", 2))).containsExactly("WH-2: MUG DAMAGED -1, MUG SELLABLE -1");
    }
}
