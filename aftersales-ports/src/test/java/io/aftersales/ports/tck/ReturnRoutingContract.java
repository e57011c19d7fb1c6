package io.aftersales.ports.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.aftersales.domain.claims.CaseItem;
import io.aftersales.domain.claims.Reason;
import io.aftersales.domain.goods.ReturnDestination;
import io.aftersales.domain.orders.OrderFacts;
import io.aftersales.domain.orders.OrderLine;
import io.aftersales.domain.orders.OrderState;
import io.aftersales.domain.orders.Parcel;
import io.aftersales.domain.orders.Sale;
import io.aftersales.domain.orders.Tender;
import io.aftersales.domain.refunds.PlacedUnits;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.Place;
import io.aftersales.ports.gateways.ReturnRouting;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The rules of every {@link ReturnRouting}, each under its number in the interface. */
@ExtendWith(SkippedRules.class)
public abstract class ReturnRoutingContract {
    private ReturnRouting routing;
    private Question known;

    /** Creates the routing; called before each rule. */
    protected abstract ReturnRouting routing();

    /** An order with delivered goods that the routing has destinations for, in two parcels or more. */
    protected abstract OrderFacts delivered();

    /** The currency of the shop in which the kit places its orders. */
    protected Currency currency() {
        return Currency.getInstance("CNY");
    }

    /** The goods of a case, as a routing is asked about them. */
    private record Question(OrderFacts order, List<PlacedUnits> units, List<CaseItem> items) {
        /** Everything in the parcels of an order. */
        static Question about(OrderFacts order) {
            var units = new ArrayList<PlacedUnits>();
            for (Parcel parcel : order.parcels()) {
                parcel.contents().forEach((line, packed) -> {
                    long all = packed == Parcel.ALL_UNITS ? sold(order, line).quantity() : packed;
                    units.add(new PlacedUnits(line, parcel.place(), all));
                });
            }
            return new Question(order, units, items(order, units));
        }

        static List<CaseItem> items(OrderFacts order, List<PlacedUnits> units) {
            return PlacedUnits.byLine(units).stream()
                    .map(each -> CaseItem.of(each.line(), each.quantity(), Reason.NOT_LIKED)
                            .sold(sold(order, each.line()).sku())
                            .takenFrom(
                                    units.stream()
                                            .filter(taken -> taken.line().equals(each.line()))
                                            .toList(),
                                    true))
                    .toList();
        }

        private static OrderLine sold(OrderFacts order, LineId line) {
            return order.sale().lines().stream()
                    .filter(each -> each.id().equals(line))
                    .findFirst()
                    .orElseThrow();
        }
    }

    @BeforeEach
    final void start() {
        routing = routing();
        known = Question.about(delivered());
    }

    private List<ReturnDestination> answer(Question asked) {
        return routing.route(asked.order(), asked.units(), asked.items());
    }

    private static Map<PlacedUnits, Long> counted(List<ReturnDestination> answer) {
        var counted = new HashMap<PlacedUnits, Long>();
        for (ReturnDestination destination : answer) {
            destination.units().forEach(each -> counted.merge(each.withQuantity(1), each.quantity(), Long::sum));
        }
        return counted;
    }

    @Test
    final void rule01_answersTheSameQuestionTheSame() {
        List<ReturnDestination> first = answer(known);
        assertThat(answer(known))
                .as(
                        "a case may ask for the same goods several times: an answer depends on the question, not on how often it came")
                .isEqualTo(first);
        assertThat(counted(first))
                .as("the kit can check the other rules only where the routing has a destination")
                .isNotEmpty();
    }

    @Test
    final void rule02_leavesOutWhatItHasNoRouteFor() {
        LineId line = LineId.of("no-such-line");
        Sale sale = Sale.of("no-such-order", currency().getCurrencyCode())
                .with(OrderLine.of(line.value(), "NO-SUCH-SKU", 3, 300))
                .paidBy(Tender.money("CARD", "CARD", 300));
        Parcel parcel = Parcel.packed("no-such-parcel", "no-such-warehouse", Map.of(line, 1L));
        var order = new OrderFacts(sale, Samples.BUYER, OrderState.DELIVERED, Samples.NOON, List.of(parcel), Map.of());
        List<PlacedUnits> units = List.of(
                new PlacedUnits(line, parcel.place(), 1),
                new PlacedUnits(line, Place.NO_PARCEL, 1),
                new PlacedUnits(line, Place.of("#1"), 1));
        assertThatCode(() -> assertThat(answer(new Question(order, units, Question.items(order, units))))
                        .isNotNull())
                .as(
                        "unknown goods, places and orders are left out of the answer, or routed like others; no exception is thrown")
                .doesNotThrowAnyException();
    }

    /** Everything that was delivered, and one unit of each line and place alone. */
    private List<Question> questions() {
        var questions = new ArrayList<>(List.of(known));
        for (PlacedUnits each : known.units()) {
            List<PlacedUnits> one = List.of(each.withQuantity(1));
            questions.add(new Question(known.order(), one, Question.items(known.order(), one)));
        }
        return questions;
    }

    @Test
    final void rule03_namesNoUnitTwice() {
        for (Question question : questions()) {
            Map<PlacedUnits, Long> answered = counted(answer(question));
            for (PlacedUnits asked : question.units()) {
                assertThat(answered.getOrDefault(asked.withQuantity(1), 0L))
                        .as(
                                "units of line %s in %s that have a destination: each unit asked about has one at most",
                                asked.line(), asked.place())
                        .isLessThanOrEqualTo(asked.quantity());
            }
        }
    }

    @Test
    final void rule04_namesNoUnitsThatItWasNotAskedAbout() {
        for (Question question : questions()) {
            List<PlacedUnits> asked =
                    question.units().stream().map(each -> each.withQuantity(1)).toList();
            assertThat(counted(answer(question)).keySet())
                    .as(
                            "of an order some units come back: take line and place from the units asked about, not from the order")
                    .isSubsetOf(asked);
        }
    }

    @Test
    final void rule05_namesTheWarehouseOfEachDestination() {
        assertThat(answer(known))
                .as("goods are put into stock where they arrive: name the warehouse, or the store that takes them in")
                .noneMatch(each -> each.warehouse().isBlank());
    }
}
