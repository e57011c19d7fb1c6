package io.aftersales.ports.texts;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.cases.CaseEvent;
import io.aftersales.domain.effects.Alarm;
import io.aftersales.domain.effects.Goods;
import io.aftersales.domain.effects.Notice;
import io.aftersales.domain.effects.RefundDestination;
import io.aftersales.domain.goods.ReturnMethod;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.lifecycle.CaseStatus;
import io.aftersales.domain.lifecycle.InboundState;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.refunds.Units;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.LineId;
import io.aftersales.ports.texts.CaseProgress.Turn;
import io.aftersales.ports.views.CaseView;
import io.aftersales.ports.views.CaseView.ReturnParcel;
import io.aftersales.ports.views.Party;
import io.aftersales.ports.views.TimelineView;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The sentences about goods that come back, where there is more than one destination and where parcels come that the buyer did not send. */
class GoodsTextsTest {
    private static final Texts ENGLISH = Texts.in(Locale.UK, ZoneOffset.UTC);
    private static final Texts CHINESE = Texts.in(Locale.SIMPLIFIED_CHINESE, ZoneOffset.UTC);
    private static final CaseId CASE = CaseId.parse("1001.1");
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private static ReturnParcel parcel(int number, String line, ReturnMethod method, String code, InboundState state) {
        List<Units> units = List.of(new Units(LineId.of(line), number));
        return new ReturnParcel(number, units, "W" + number, method, code, state, NOON, "", "", null, null);
    }

    private static CaseView in(CaseStatus status, ReturnParcel... returns) {
        boolean awaited = List.of(returns).stream().anyMatch(each -> each.state() == InboundState.AWAITED);
        return new CaseView(
                CASE,
                CaseKind.RETURN_REFUND,
                status,
                1,
                "anna",
                NOON,
                null,
                NOON,
                List.of(),
                false,
                false,
                false,
                "",
                List.of(),
                List.of(),
                Money.of("12.30", "CNY"),
                null,
                null,
                "",
                List.of(returns),
                null,
                null,
                null,
                List.of(),
                List.of(),
                RefundDestination.ORIGINAL,
                false,
                awaited ? NOON : null,
                null,
                null);
    }

    private static CaseProgress.NextStep next(Texts texts, CaseStatus status, ReturnParcel... returns) {
        return CaseProgress.of(in(status, returns), List.of(), texts).next();
    }

    @Test
    void oneParcelWithTheShopsLabelNeedsNoDestination() {
        ReturnParcel one = parcel(1, "A", ReturnMethod.WAYBILL, "", InboundState.AWAITED);
        assertThat(next(ENGLISH, CaseStatus.WAITING_RETURN, one).text())
                .isEqualTo("Please send the goods back. Once we have accepted them, we will refund up to CN¥12.30."
                        + " The deadline is 1 March 2026, 12:00.");
    }

    @Test
    void severalDestinationsAreNamedWithWhatGoesThereAndHow() {
        ReturnParcel label = parcel(1, "A", ReturnMethod.WAYBILL, "", InboundState.AWAITED);
        ReturnParcel store = parcel(2, "B", ReturnMethod.STORE, "XY7", InboundState.AWAITED);
        assertThat(next(ENGLISH, CaseStatus.WAITING_RETURN, label, store).text())
                .contains("Where to: 1 × A to W1 with our return label;"
                        + " 2 × B to W2 by handing them in at the store, code XY7.");
        assertThat(next(CHINESE, CaseStatus.WAITING_RETURN, label, store).text())
                .contains("寄往：A × 1 至 W1（使用我们的退货面单）；B × 2 至 W2（到门店退货，代码 XY7）。");
    }

    @Test
    void theBuyerSendsTheRestWhileTheShopHasSomeOfTheGoods() {
        ReturnParcel here = parcel(1, "A", ReturnMethod.WAYBILL, "", InboundState.RECEIVED);
        ReturnParcel awaited = parcel(2, "B", ReturnMethod.WAYBILL, "", InboundState.AWAITED);
        ReturnParcel posted = parcel(2, "B", ReturnMethod.WAYBILL, "", InboundState.ON_ITS_WAY);
        CaseProgress.NextStep rest = next(ENGLISH, CaseStatus.RETURNED, here, awaited);
        assertThat(rest.whose()).isEqualTo(Turn.BUYER);
        assertThat(rest.by()).isEqualTo(NOON);
        assertThat(rest.text())
                .startsWith("Some of the goods are with us. Please send back the rest. Where to: 2 × B to W2");
        CaseProgress.NextStep coming = next(ENGLISH, CaseStatus.INSPECTING, here, posted);
        assertThat(coming.whose()).isEqualTo(Turn.SHOP);
        assertThat(coming.text()).isEqualTo("We are inspecting what has come. The rest is on its way.");
        assertThat(next(ENGLISH, CaseStatus.RETURNED, here).text()).isEqualTo("We are going to inspect the goods.");
    }

    @Test
    void theBuyerSeesTheGoodsThatTheBuyerSentAndNoOthers() {
        CaseView subject = in(CaseStatus.RETURNED, parcel(2, "A", ReturnMethod.WAYBILL, "", InboundState.RECEIVED));
        List<TimelineView> timeline = List.of(received(1), received(2));
        assertThat(CaseProgress.of(subject, timeline, ENGLISH).steps()).hasSize(1);
        assertThat(timeline.get(0).isForBuyers(subject)).isFalse();
        assertThat(timeline.get(1).isForBuyers(subject)).isTrue();
    }

    private static TimelineView received(int inbound) {
        return new TimelineView(
                NOON, "RETURN_RECEIVED", CaseStatus.RETURNED, Party.SHOP, Map.of("inbound", inbound), null);
    }

    @Test
    void noticesNameTheGoodsTheyAreAbout() {
        Notice rest = Notice.toBuyer(Notice.Kind.EXPIRED, "anna")
                .because(Notice.REST_NOT_POSTED)
                .of(List.of(new Goods("MUG", 2), new Goods("POT", 1)));
        assertThat(NoticeText.of(CASE, rest, ENGLISH))
                .isEqualTo("Some of the goods of 1001.1 were not sent back in time, and we no longer expect them:"
                        + " 2 × MUG, 1 × POT. Your application goes on with the others.");
        Notice left = Notice.toBuyer(Notice.Kind.NOT_STOPPED, "anna").of(List.of(new Goods("MUG", 2)));
        assertThat(NoticeText.of(CASE, left, CHINESE)).contains("MUG × 2");
    }

    @Test
    void staffReadWhichInboundWhichWarehouseAndWhy() {
        assertThat(EventText.of(new CaseEvent.ReturnReceived(2, "EAST"), ENGLISH))
                .isEqualTo("Goods arrived (return 2, warehouse: EAST).");
        assertThat(EventText.of(new CaseEvent.ReturnReceived(1, ""), ENGLISH))
                .isEqualTo("Goods arrived (return 1, warehouse: none).");
        assertThat(EventText.of(new CaseEvent.LostParcelFound("P1", true), ENGLISH))
                .isEqualTo("Parcel P1 has turned up and comes back.");
        assertThat(AlarmText.of(CASE, Alarm.OVERDUE, "RECEIVED", ENGLISH)).contains("arrived and not inspected");
    }
}
