package io.aftersales.domain.goods;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aftersales.domain.claims.Fault;
import io.aftersales.domain.claims.Reason;
import io.aftersales.domain.goods.WindowRules.Facts;
import io.aftersales.domain.goods.WindowRules.Start;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.orders.OrderState;
import io.aftersales.domain.orders.Parcel;
import io.aftersales.domain.shared.LineId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ClaimWindowsTest {
    private static final Reason NOT_LIKED = Reason.NOT_LIKED;

    private static Instant daysAgo(int days) {
        return PlacesFixture.NOON.minus(Duration.ofDays(days));
    }

    private static Instant inDays(int days) {
        return PlacesFixture.NOON.plus(Duration.ofDays(days));
    }

    @Nested
    class Rules {
        private static final Facts CLAIM = new Facts(CaseKind.EXCHANGE, NOT_LIKED, "SHOES", "gold", true, daysAgo(20));

        static Stream<Arguments> criteria() {
            WindowCriteria any = WindowCriteria.ANY;
            return Stream.of(
                    Arguments.of("any", any, true),
                    Arguments.of("its kind", any.kinds(CaseKind.EXCHANGE, CaseKind.RESHIP), true),
                    Arguments.of("another kind", any.kinds(CaseKind.RESHIP), false),
                    Arguments.of("its reason, with another window", any.reasons(NOT_LIKED.within(3)), true),
                    Arguments.of("another reason", any.reasons(Reason.DAMAGED), false),
                    Arguments.of("its fault", any.faults(Fault.BUYER), true),
                    Arguments.of("another fault", any.faults(Fault.SELLER, Fault.CARRIER), false),
                    Arguments.of("its category", any.categories("HATS", "SHOES"), true),
                    Arguments.of("another category", any.categories("HATS"), false),
                    Arguments.of("its group", any.groups("gold"), true),
                    Arguments.of("another group", any.groups("silver"), false),
                    Arguments.of("a VIP", any.vip(true), true),
                    Arguments.of("no VIP", any.vip(false), false),
                    Arguments.of("placed from this moment", any.placed(daysAgo(20), null), true),
                    Arguments.of("placed from later", any.placed(daysAgo(20).plusNanos(1), null), false),
                    Arguments.of(
                            "placed before later", any.placed(null, daysAgo(20).plusNanos(1)), true),
                    Arguments.of("placed before this moment", any.placed(null, daysAgo(20)), false),
                    Arguments.of("one of two met", any.groups("gold").categories("HATS"), false));
        }

        @ParameterizedTest(name = "{0}: {2}")
        @MethodSource("criteria")
        void applyWhereEveryCriterionIsMet(String what, WindowCriteria when, boolean applies) {
            assertThat(WindowRules.of(WindowRule.within("R", when, 9))
                            .about(CLAIM)
                            .isPresent())
                    .as(what)
                    .isEqualTo(applies);
        }

        @Test
        void theFirstThatAppliesDecides() {
            WindowRule hats = WindowRule.within("HATS", WindowCriteria.ANY.categories("HATS"), 1);
            WindowRule gold = WindowRule.within("GOLD", WindowCriteria.ANY.groups("gold"), 60);
            WindowRule all = WindowRule.forEver("ALL", WindowCriteria.ANY);
            assertThat(WindowRules.of(hats, gold, all).about(CLAIM)).contains(gold);
            assertThat(WindowRules.of(all, gold).about(CLAIM)).contains(all);
        }

        @Test
        void thatCannotBeMeantAreRefused() {
            assertThatThrownBy(() -> WindowRule.within("holidays", WindowCriteria.ANY, 9))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> WindowRule.within("R", WindowCriteria.ANY, 0))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> WindowCriteria.ANY.placed(daysAgo(1), daysAgo(1)))
                    .isInstanceOf(IllegalArgumentException.class);
            WindowRule rule = WindowRule.forEver("R", WindowCriteria.ANY);
            assertThatThrownBy(() -> WindowRules.of(rule, rule)).isInstanceOf(IllegalArgumentException.class);
        }

        @Test
        void askForTheFactsTheyNeedAndNoOthers() {
            WindowRule plain = WindowRule.within("R", WindowCriteria.ANY.categories("HATS"), 9);
            assertThat(WindowRules.of(plain).lookAtBuyer()).isFalse();
            assertThat(WindowRules.of(plain).lookAtAllParcels()).isFalse();
            assertThat(WindowRules.of(WindowRule.within("R", WindowCriteria.ANY.vip(false), 9))
                            .lookAtBuyer())
                    .isTrue();
            assertThat(WindowRules.of(WindowRule.within("R", WindowCriteria.ANY.groups("x"), 9))
                            .lookAtBuyer())
                    .isTrue();
            assertThat(WindowRules.of(plain.from(Start.LAST_PARCEL)).lookAtAllParcels())
                    .isTrue();
            assertThat(WindowRules.NONE.from(Start.LAST_PARCEL).lookAtAllParcels())
                    .isTrue();
        }
    }

    @Nested
    class OfPlaces {
        /** The windows of the bolts: place, and until when they can be returned. */
        private static List<String> bolts(PlacesFixture fixture, WindowRules rules) {
            return of(fixture, rules, PlacesFixture.A);
        }

        private static List<String> of(PlacesFixture fixture, WindowRules rules, LineId line) {
            ClaimWindows windows = fixture.windows(rules);
            return fixture.places().of(line).stream()
                    .map(place -> place.place() + " "
                            + windows.of(place, CaseKind.RETURN_REFUND, NOT_LIKED)
                                    .until())
                    .toList();
        }

        @Test
        void countFromTheirOwnDelivery() {
            var fixture = PlacesFixture.with(
                    PlacesFixture.delivered(PlacesFixture.packed("P-1", 4), 10),
                    PlacesFixture.delivered(PlacesFixture.packed("P-2", 6), 2));
            assertThat(bolts(fixture, WindowRules.NONE)).containsExactly("P-1 " + daysAgo(3), "P-2 " + inDays(5));
        }

        @Test
        void countFromTheLastDeliveryOfTheOrder() {
            var fixture = PlacesFixture.with(
                    PlacesFixture.delivered(PlacesFixture.packed("P-1", 10), 10),
                    PlacesFixture.delivered(PlacesFixture.packed("P-2", 0, 2), 2));
            assertThat(bolts(fixture, WindowRules.NONE.from(Start.LAST_PARCEL))).containsExactly("P-1 " + inDays(5));
        }

        @ParameterizedTest(name = "while two caps are {0}: {1}")
        @CsvSource({
            "UNPACKED,   null",
            "PACKED,     null",
            "IN_TRANSIT, null",
            "LATE,       null",
            "LOST,       2026-03-07T12:00:00Z",
            "SAID_LOST,  2026-03-07T12:00:00Z",
            "RETURNING,  2026-03-07T12:00:00Z"
        })
        void haveNotBegunWhileGoodsOfTheOrderAreStillToArrive(String caps, String until) {
            Parcel bolts = PlacesFixture.delivered(PlacesFixture.packed("P-1", 10), 10);
            Parcel rest = PlacesFixture.packed("P-2", 0, 2);
            var fixture = switch (caps) {
                case "UNPACKED" -> PlacesFixture.with(bolts);
                case "PACKED" -> PlacesFixture.with(bolts, rest);
                case "LATE" -> PlacesFixture.with(bolts, PlacesFixture.late(rest));
                case "LOST" ->
                    PlacesFixture.with(bolts, PlacesFixture.sent(rest).ended(Parcel.Ending.LOST));
                case "RETURNING" ->
                    PlacesFixture.with(bolts, PlacesFixture.sent(rest).ended(Parcel.Ending.RETURNING));
                default -> PlacesFixture.with(bolts, PlacesFixture.sent(rest));
            };
            if (caps.equals("SAID_LOST")) {
                fixture.hears("P-2", CarrierScan.LOST);
            }
            assertThat(bolts(fixture, WindowRules.NONE.from(Start.LAST_PARCEL)).get(0))
                    .isEqualTo("P-1 " + until);
        }

        @Test
        void doNotWaitForUnitsThatAreGone() {
            WindowRules rules = WindowRules.NONE.from(Start.LAST_PARCEL);
            var fixture = PlacesFixture.with(
                            PlacesFixture.delivered(PlacesFixture.packed("P-1", 4, 2), 10),
                            PlacesFixture.packed("P-2", 6))
                    .takesBack("P-2", 5, 6);
            assertThat(bolts(fixture, rules)).contains("P-1 null");
            fixture.takesBack("P-2", 1, 6);
            assertThat(bolts(fixture, rules)).contains("P-1 " + daysAgo(3));
        }

        @Test
        void ofGoodsThatCameInAnExchangeCountFromTheirOwnDelivery() {
            var fixture = PlacesFixture.with(PlacesFixture.delivered(PlacesFixture.packed("P-1", 10, 2), 10));
            LineId other = fixture.exchanges("P-1", 2, 10);
            assertThat(of(fixture, WindowRules.NONE.from(Start.LAST_PARCEL), other))
                    .containsExactly("#2 null");
            fixture.arrives(other, 1);
            assertThat(of(fixture, WindowRules.NONE.from(Start.LAST_PARCEL), other))
                    .containsExactly("#2 " + inDays(6));
        }

        @Test
        void ofUnitsDeliveredAtAnUnknownMomentCountFromTheOrderAlone() {
            var fixture = PlacesFixture.with(PlacesFixture.delivered(PlacesFixture.packed("P-1", 4), 10))
                    .in(OrderState.DELIVERED);
            assertThat(bolts(fixture, WindowRules.NONE)).contains("- null");
            assertThat(bolts(fixture, WindowRules.NONE.from(Start.LAST_PARCEL))).contains("- null");
            assertThat(bolts(fixture, WindowRules.NONE.from(Start.PLACED)))
                    .containsExactly("- " + daysAgo(13), "P-1 " + daysAgo(13));
        }

        @Test
        void areAskedOfDeliveredGoodsAlone() {
            var fixture = PlacesFixture.with(PlacesFixture.sent(PlacesFixture.packed("P-1", 10)));
            assertThat(bolts(
                            fixture,
                            WindowRules.of(WindowRule.within("R", WindowCriteria.ANY, 1)
                                    .from(Start.PLACED))))
                    .containsExactly("P-1 null");
        }

        @Test
        void areTheRulesOwnWhereOneApplies() {
            var fixture = PlacesFixture.with(PlacesFixture.delivered(PlacesFixture.packed("P-1", 10), 10));
            WindowRules rules = WindowRules.of(
                            WindowRule.within("LONG", WindowCriteria.ANY.kinds(CaseKind.EXCHANGE), 30),
                            WindowRule.forEver("NEVER_ENDS", WindowCriteria.ANY.faults(Fault.CARRIER)))
                    .from(Start.PLACED);
            ClaimWindows windows = fixture.windows(rules);
            LinePlace place = fixture.places().of(PlacesFixture.A).get(0);
            assertThat(windows.of(place, CaseKind.EXCHANGE, NOT_LIKED)).isEqualTo(new ClaimWindow("LONG", inDays(20)));
            assertThat(windows.of(place, CaseKind.RETURN_REFUND, Reason.DAMAGED))
                    .isEqualTo(new ClaimWindow("NEVER_ENDS", null));
            assertThat(windows.of(place, CaseKind.RETURN_REFUND, NOT_LIKED))
                    .isEqualTo(new ClaimWindow("", daysAgo(13)));
        }
    }
}
