package io.aftersales.ports.desks;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.cases.CaseFacts;
import io.aftersales.domain.claims.CaseItem;
import io.aftersales.domain.claims.Reason;
import io.aftersales.domain.goods.ReturnDestination;
import io.aftersales.domain.goods.ReturnMethod;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.orders.OrderFacts;
import io.aftersales.domain.orders.OrderLine;
import io.aftersales.domain.orders.OrderState;
import io.aftersales.domain.orders.Parcel;
import io.aftersales.domain.orders.Sale;
import io.aftersales.domain.orders.Tender;
import io.aftersales.domain.refunds.PlacedUnits;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.CommandId;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.domain.shared.Place;
import io.aftersales.ports.desks.Commands.ItemAsked;
import io.aftersales.ports.desks.Commands.OpenCase;
import io.aftersales.ports.gateways.ReturnRouting;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReturnDestinationsTest {
    private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");
    private static final LineId MUGS = LineId.of("A");
    private static final PlacedUnits ONE = new PlacedUnits(MUGS, Place.of("P1"), 1);
    private static final ReturnDestination STORE =
            new ReturnDestination("STORE-7", List.of(ONE), ReturnMethod.STORE, "QR-1");
    private static final OrderFacts ORDER = new OrderFacts(
            Sale.of("1001", "CNY").with(OrderLine.of("A", "MUG", 2, 200)).paidBy(Tender.money("T1", "CARD", 200)),
            "b-1",
            OrderState.DELIVERED,
            NOON,
            List.of(Parcel.packed("P1", "W1", List.of(MUGS)).delivered(NOON)),
            Map.of());

    private static CaseFacts asked(ReturnRouting routing, CaseKind kind, CaseFacts known) {
        var items = List.of(ItemAsked.of("A", 1, "NOT_LIKED"));
        var request = Request.of(CommandId.of("c1"), Actor.buyer("b-1"));
        return new ReturnDestinations(routing, ShopPolicy.STANDARD)
                .of(OpenCase.of(request, OrderId.of("1001"), kind, items), null, known, NOON);
    }

    @Test
    void theAnswerIsAFactOfTheDecision() {
        var items = new ArrayList<CaseItem>();
        ReturnRouting routing = (order, units, about) -> {
            items.addAll(about);
            return List.of(STORE);
        };
        CaseFacts known = CaseFacts.of(ORDER).withGranted(7);
        assertThat(asked(routing, CaseKind.RETURN_REFUND, known)).isEqualTo(known.withDestinations(List.of(STORE)));
        assertThat(items)
                .containsExactly(
                        CaseItem.of(MUGS, 1, Reason.NOT_LIKED).sold("MUG").takenFrom(List.of(ONE), true));
    }

    @Test
    void anAnswerThatCannotBeHadIsTheStandard() {
        ReturnRouting failing = (order, units, about) -> {
            throw new IllegalStateException("out of order");
        };
        var holes = new ArrayList<ReturnDestination>();
        holes.add(null);
        CaseFacts known = CaseFacts.of(ORDER);
        assertThat(asked(failing, CaseKind.RETURN_REFUND, known)).isEqualTo(known);
        assertThat(asked((order, units, about) -> holes, CaseKind.RETURN_REFUND, known))
                .isEqualTo(known);
    }

    @Test
    void goodsThatDoNotComeBackAndOrdersThatAreNotKnownAreNotAskedAbout() {
        ReturnRouting routing = (order, units, about) -> List.of(STORE);
        assertThat(asked(routing, CaseKind.REFUND_ONLY, CaseFacts.of(ORDER))).isEqualTo(CaseFacts.of(ORDER));
        assertThat(asked(routing, CaseKind.RETURN_REFUND, CaseFacts.NOTHING)).isEqualTo(CaseFacts.NOTHING);
    }
}
