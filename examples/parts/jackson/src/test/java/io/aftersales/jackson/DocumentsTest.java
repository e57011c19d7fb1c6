package io.aftersales.jackson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aftersales.domain.cases.AfterSalesCase;
import io.aftersales.domain.cases.CaseRejection;
import io.aftersales.domain.effects.Effect;
import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.effects.Gift;
import io.aftersales.domain.effects.Outcome;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.lifecycle.CaseMove;
import io.aftersales.domain.lifecycle.CaseStatus;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.refunds.OrderAccount;
import io.aftersales.domain.refunds.Units;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.domain.shared.Rejection;
import io.aftersales.ports.repositories.CaseRepository;
import io.aftersales.ports.tck.Samples;
import io.aftersales.ports.views.CaseView;
import io.aftersales.ports.views.TimelineView;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DocumentsTest {
    private static final String MARK =
            "{\"type\":\"MARK_ORDER\",\"key\":\"k\",\"mark\":\"EXCHANGED\",\"givenBack\":\"CNY 12.30\","
                    + "\"toCollect\":\"CNY 0.00\",\"replacementOrders\":[]}";

    private final CaseRepository cases = new JsonStorage().storage().cases();
    private final CaseId id = new Samples(cases).opened("1001", "c1");

    private static void assertRefused(Edition edition, String text, Class<?> type, String words) {
        assertThatThrownBy(() -> edition.read(text, type))
                .satisfies(thrown -> assertThat(message(thrown)).contains(words));
        assertThatThrownBy(() -> edition.readAsHost(text, type))
                .satisfies(thrown -> assertThat(message(thrown)).contains(words));
    }

    private static String message(Throwable thrown) {
        Throwable told = thrown.getCause() instanceof com.fasterxml.jackson.core.JsonProcessingException
                ? thrown.getCause()
                : thrown;
        assertThat(told)
                .isInstanceOfAny(
                        com.fasterxml.jackson.core.JsonProcessingException.class,
                        tools.jackson.core.JacksonException.class);
        return told.getMessage();
    }

    @ParameterizedTest
    @EnumSource
    void areReadable(Edition edition) {
        assertThat(edition.write(new Outcome.Done("CARRIER", "T-1")))
                .isEqualTo("{\"type\":\"DONE\",\"by\":\"CARRIER\",\"reference\":\"T-1\"}");
        assertThat(edition.write(new Effect.GrantGift(new EffectKey("k-1"), "GOODWILL", "b", new Gift.Points(5))))
                .isEqualTo("{\"type\":\"GRANT_GIFT\",\"key\":\"k-1\",\"reason\":\"GOODWILL\",\"buyer\":\"b\","
                        + "\"gift\":{\"type\":\"POINTS\",\"count\":5}}");
        assertThat(edition.write(Money.of("12.3", "CNY"))).isEqualTo("\"CNY 12.30\"");
        assertThat(edition.write(new CaseId(OrderId.of("1001"), 2))).isEqualTo("\"1001.2\"");
        assertThat(edition.write(new CaseRejection.IllegalMove(CaseKind.EXCHANGE, CaseStatus.CLOSED, CaseMove.APPROVE)))
                .startsWith(
                        "{\"code\":\"ILLEGAL_MOVE\",\"kind\":\"ILLEGAL_MOVE\","
                                + "\"facts\":{\"caseKind\":\"EXCHANGE\",\"status\":\"CLOSED\",\"move\":\"APPROVE\"},\"message\":\"");
    }

    @ParameterizedTest
    @EnumSource
    void doNotDependOnTheSettingsOfAMapper(Edition edition) {
        AfterSalesCase subject = cases.find(id).orElseThrow();
        OrderAccount account = cases.account(id.order()).orElseThrow();
        for (Object value : List.of(subject, account, cases.timeline(id), new Outcome.Done(""))) {
            String text = edition.writeAsHost(value);
            assertThat(text).isEqualTo(edition.write(value));
        }
        assertThat(edition.readAsHost(edition.write(subject), AfterSalesCase.class))
                .isEqualTo(subject);
    }

    @ParameterizedTest
    @EnumSource
    void mayLeaveOutWhatMayBeNull(Edition edition) {
        assertThat(edition.read(MARK, Effect.class)).isInstanceOf(Effect.MarkOrder.class);
        String place = "{\"place\":\"-\",\"contents\":1,\"held\":0,\"gone\":1}";
        assertThat(edition.read(place, io.aftersales.domain.refunds.PlaceBalance.class)
                        .arrivedAt())
                .isNull();
    }

    @ParameterizedTest
    @EnumSource
    void areRefusedWithPropertiesThatAreMissingOrNotKnown(Edition edition) {
        assertRefused(edition, MARK.replace("\"key\":\"k\",", ""), Effect.class, "key");
        assertRefused(edition, MARK.replace("\"k\"", "null"), Effect.class, "key");
        assertRefused(edition, MARK.replace("[]", "[null]"), Effect.class, "replacementOrders");
        assertRefused(edition, MARK.replace("[]", "[],\"more\":1"), Effect.class, "more");
        assertRefused(edition, MARK.replace("[]", "[],\"payment\":true"), Effect.class, "payment");
        assertRefused(edition, "{\"line\":\"A\",\"quantity\":1,\"more\":{}}", Units.class, "more");
    }

    @ParameterizedTest
    @EnumSource
    void areRefusedWithoutAKnownCode(Edition edition) {
        assertRefused(edition, MARK.replace("MARK_ORDER", "MARK_ODER"), Effect.class, "MARK_ODER");
        assertRefused(edition, MARK.replace("\"type\":\"MARK_ORDER\",", ""), Effect.class, "type");
        assertRefused(edition, MARK, Outcome.class, "MARK_ORDER");
    }

    @ParameterizedTest
    @EnumSource
    void areRefusedWithValuesInAnotherForm(Edition edition) {
        String units = "{\"line\":\"A\",\"quantity\":1}";
        assertThat(edition.read(units, Units.class)).isEqualTo(new Units(LineId.of("A"), 1));
        for (String other : List.of("\"1\"", "1.0", "true", "\"\"", "null", "[1]", "9223372036854775808")) {
            assertRefused(edition, units.replace("1", other), Units.class, "quantity");
        }
        for (String other : List.of("5", "\" \"", "null", "{\"value\":\"A\"}", "true")) {
            assertRefused(edition, units.replace("\"A\"", other), Units.class, "line");
        }
        for (String other : List.of("\"CNY 12.3\"", "\"CNY 12.301\"", "\"12.30\"", "1230", "\"XXX 1\"")) {
            assertRefused(edition, MARK.replace("\"CNY 12.30\"", other), Effect.class, "givenBack");
        }
        for (String other : List.of("0", "\"exchanged\"", "\"\"")) {
            assertRefused(edition, MARK.replace("\"EXCHANGED\"", other), Effect.class, "mark");
        }
        assertRefused(edition, "{\"type\":\"REFUSED\",\"code\":5}", Outcome.class, "code");
    }

    @ParameterizedTest
    @EnumSource
    void ofAnAccountThatDoesNotBalanceAreRefused(Edition edition) {
        String text = edition.write(cases.account(id.order()).orElseThrow());
        assertRefused(
                edition,
                text.replaceFirst("\"amount\":(\\d+),\"captured\":\\d+", "\"amount\":1,\"captured\":1"),
                OrderAccount.class,
                "ORDER_DOES_NOT_BALANCE");
    }

    @ParameterizedTest
    @EnumSource
    void ofRejectionsAndLinesOfTimelinesAreOnlyWritten(Edition edition) {
        assertRefused(edition, "{}", Rejection.class, "only written");
        assertRefused(edition, "{}", CaseRejection.class, "only written");
        assertRefused(edition, "{}", TimelineView.class, "only written");
    }

    @Test
    void ofABuyersViewHoldNothingOfTheShop() {
        AfterSalesCase subject = cases.find(id).orElseThrow();
        CaseView view = CaseView.forBuyer(subject, cases.timeline(id));
        assertThat(BothEditions.writtenByTwo(view)).endsWith("\"internal\":null}");
        assertThat(BothEditions.written(view)).isEqualTo(view);
        List<TimelineView> lines = TimelineView.forBuyer(subject, cases.timeline(id));
        String text = BothEditions.writtenByTwo(lines);
        assertThat(text).contains("\"internal\":null").isEqualTo(BothEditions.THREE.writeValueAsString(lines));
        String staff = BothEditions.writtenByTwo(TimelineView.forStaff(subject, cases.timeline(id)));
        assertThat(staff).contains("\"internal\":{\"caseId\":");
    }
}
