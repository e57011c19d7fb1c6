package io.aftersales.inmemory;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.claims.CaseItem;
import io.aftersales.domain.claims.Reason;
import io.aftersales.domain.goods.ReturnDestination;
import io.aftersales.domain.goods.ReturnMethod;
import io.aftersales.domain.orders.OrderFacts;
import io.aftersales.domain.refunds.PlacedUnits;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.Place;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScriptedRoutingTest {
    private static final OrderFacts ORDER = SampleOrders.deliveredInTwoParcels("1001");
    private static final PlacedUnits MUGS = new PlacedUnits(LineId.of("A"), Place.of("P1"), 2);
    private static final PlacedUnits POT = new PlacedUnits(LineId.of("B"), Place.of("P2"), 1);
    private static final List<PlacedUnits> UNITS = List.of(MUGS, POT);
    private static final List<CaseItem> ITEMS = List.of(
            CaseItem.of("A", 2, Reason.NOT_LIKED).sold("MUG"),
            CaseItem.of("B", 1, Reason.NOT_LIKED).sold("POT"));

    private final ScriptedRouting routing = new ScriptedRouting();

    @Test
    void withoutAScriptTheStandardStands() {
        assertThat(routing.route(ORDER, UNITS, ITEMS)).isEmpty();
        assertThat(routing.asked()).containsExactly(UNITS);
    }

    @Test
    void goodsGoWhereTheirSkuIsRoutedAndOthersAreLeftOut() {
        routing.route("POT", "STORE-7", ReturnMethod.STORE, "QR-1");
        var store = new ReturnDestination("STORE-7", List.of(POT), ReturnMethod.STORE, "QR-1");
        assertThat(routing.route(ORDER, UNITS, ITEMS)).containsExactly(store);
        routing.route("MUG", "W7");
        assertThat(routing.route(ORDER, UNITS, ITEMS))
                .containsExactly(ReturnDestination.byWaybill("W7", List.of(MUGS)), store);
        routing.route("POT", "W7");
        assertThat(routing.route(ORDER, UNITS, ITEMS)).containsExactly(ReturnDestination.byWaybill("W7", UNITS));
    }

    @Test
    void aScriptedAnswerIsGivenWhateverIsAsked() {
        List<ReturnDestination> fixed = List.of(ReturnDestination.byWaybill("W9", List.of(MUGS)));
        routing.route("POT", "W7").answers(fixed);
        assertThat(routing.route(ORDER, List.of(POT), ITEMS)).isEqualTo(fixed);
    }
}
