package io.aftersales.inmemory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aftersales.domain.effects.Answer;
import io.aftersales.domain.effects.Disposition;
import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.effects.Goods;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.domain.shared.Place;
import io.aftersales.inmemory.ScriptedWarehouse.Movement;
import io.aftersales.inmemory.ScriptedWarehouse.Movement.What;
import io.aftersales.inmemory.ScriptedWarehouse.ReplacementOrder;
import io.aftersales.ports.gateways.Cause;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a warehouse in memory does besides what every warehouse does. */
class ScriptedWarehouseTest {
    private static final OrderId ORDER = OrderId.of("1001");
    private static final CaseId CASE = new CaseId(ORDER, 1);
    private static final Cause CAUSE = new Cause(CASE, "NO_REASON");
    private static final Place P1 = SampleOrders.P1;
    private static final Instant EXPIRY = SampleOrders.NOON.plus(Duration.ofDays(60));

    private final ScriptedWarehouse warehouse = new ScriptedWarehouse();

    private static EffectKey key(String step) {
        return new EffectKey("as-1001-1-" + step);
    }

    private static List<Goods> mugs(long quantity) {
        return List.of(new Goods("MUG", quantity));
    }

    private Answer reserve(String step, List<Goods> goods) {
        return warehouse.reserve(key(step), CAUSE, goods, EXPIRY);
    }

    private Answer create(String step, String reservation, List<Goods> goods) {
        return warehouse.create(key(step), CASE, key(reservation), goods);
    }

    private static Movement moved(What what, List<Goods> goods) {
        return new Movement(what, "", null, goods);
    }

    private static Answer rejected(String code) {
        return new Answer.Rejected(code, Answer.Retry.NEVER);
    }

    @Test
    void setsWhatCanBeSoldAndLeavesReservationsAlone() {
        warehouse.stocks("MUG", 5);
        reserve("r1", mugs(3));

        warehouse.sets("MUG", 1);

        assertThat(warehouse.onShelf("MUG")).isEqualTo(1);
        assertThat(warehouse.reserved()).isEqualTo(3);
        warehouse.release(key("f1"), CAUSE, key("r1"), List.of());
        assertThat(warehouse.onShelf("MUG")).isEqualTo(4);
    }

    @Test
    void keepsAReservationUntilItExpires() {
        warehouse.stocks("MUG", 5);
        reserve("r1", mugs(3));
        warehouse.expireReservations(EXPIRY.minusNanos(1));
        assertThat(warehouse.reserved()).isEqualTo(3);
        warehouse.expireReservations(EXPIRY);
        assertThat(warehouse.reserved()).isZero();
        assertThat(warehouse.onShelf("MUG")).isEqualTo(5);
        assertThat(warehouse.ledger()).containsExactly(moved(What.RESERVED, mugs(3)), moved(What.RELEASED, mugs(3)));
    }

    @Test
    void sendsNothingOfAReservationThatHasExpired() {
        warehouse.stocks("MUG", 5);
        reserve("r1", mugs(3));
        warehouse.expireReservations(EXPIRY);
        assertThat(create("o1", "r1", mugs(3))).isEqualTo(rejected("NOT_RESERVED"));
        reserve("r1", mugs(3));
        assertThat(warehouse.reserved()).as("nor is it reserved again").isZero();
        warehouse.release(key("f1"), CAUSE, key("r1"), List.of());
        assertThat(warehouse.onShelf("MUG")).as("nor given free again").isEqualTo(5);
    }

    @Test
    void leavesWhatWasSentAloneWhenItsReservationExpires() {
        warehouse.stocks("MUG", 5);
        reserve("r1", mugs(3));
        create("o1", "r1", mugs(3));
        warehouse.expireReservations(EXPIRY);
        assertThat(warehouse.onShelf("MUG")).isEqualTo(2);
        assertThat(warehouse.reserved()).isZero();
    }

    @Test
    void givesTheRestOfAReservationFreeWhenAPartOfItIsSent() {
        warehouse.stocks("MUG", 5);
        reserve("r1", mugs(3));
        create("o1", "r1", mugs(2));
        assertThat(warehouse.onShelf("MUG")).isEqualTo(3);
        assertThat(warehouse.reserved()).isZero();
        assertThat(warehouse.ledger())
                .containsExactly(
                        moved(What.RESERVED, mugs(3)), moved(What.ORDERED, mugs(2)), moved(What.RELEASED, mugs(1)));
    }

    @Test
    void isNeverShortWhenItIsEndless() {
        warehouse.isEndless();
        assertThat(warehouse.available(Set.of("MUG", "POT")))
                .isEqualTo(Map.of("MUG", Long.MAX_VALUE, "POT", Long.MAX_VALUE));
        assertThat(reserve("r1", mugs(Long.MAX_VALUE))).isInstanceOf(Answer.Succeeded.class);
        assertThat(reserve("r2", mugs(7))).isInstanceOf(Answer.Succeeded.class);
        warehouse.release(key("f1"), CAUSE, key("r1"), List.of());
        assertThat(warehouse.reserved())
                .as("it knows what is reserved all the same")
                .isEqualTo(7);
        assertThat(create("o1", "r2", mugs(7))).isEqualTo(new Answer.Succeeded("R-1"));
        warehouse.cancel(key("c1"), CASE, key("o1"));
        warehouse.restock(key("g1"), CAUSE, "W1", Disposition.SELLABLE, mugs(1));
        assertThat(warehouse.onShelf("MUG")).isEqualTo(Long.MAX_VALUE);
        assertThat(warehouse.reserved()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void doesNothingWhileItIsOutOfReach(int calls) {
        warehouse.stocks("MUG", 5);
        warehouse.outOfReach(calls);
        for (int call = 0; call < calls; call++) {
            assertThatThrownBy(() -> reserve("r1", mugs(3))).hasMessage("the warehouse is out of reach");
            assertThat(warehouse.available(Set.of("MUG"))).isEqualTo(Map.of("MUG", 5L));
        }
        assertThat(warehouse.ledger()).isEmpty();
        assertThat(reserve("r1", mugs(3))).isEqualTo(new Answer.Succeeded("as-1001-1-r1"));
    }

    @Test
    void isOutOfReachForEverythingThatIsToBeDone() {
        List<Runnable> calls = List.of(
                () -> reserve("r1", mugs(1)),
                () -> warehouse.release(key("f1"), CAUSE, key("r1"), List.of()),
                () -> stop("s1", mugs(1)),
                () -> warehouse.restock(key("g1"), CAUSE, "W1", Disposition.SELLABLE, mugs(1)),
                () -> warehouse.restock(key("d1"), CAUSE, "W1", Disposition.DAMAGED, mugs(1)),
                () -> create("o1", "r1", mugs(1)),
                () -> warehouse.cancel(key("c1"), CASE, key("o1")));
        warehouse.outOfReach(calls.size());
        for (Runnable call : calls) {
            assertThatThrownBy(call::run).hasMessage("the warehouse is out of reach");
        }
        assertThat(warehouse.ledger()).isEmpty();
        assertThat(warehouse.onShelf("MUG")).isZero();
    }

    @Test
    void leavesAReservationWhereItIsWhenItSendsNothingAnyMore() {
        warehouse.stocks("MUG", 5);
        reserve("r1", mugs(3));
        warehouse.refusesOrders();
        assertThat(create("o1", "r1", mugs(3))).isEqualTo(rejected("NO_SERVICE"));
        assertThat(warehouse.reserved()).isEqualTo(3);
        assertThat(warehouse.replacementOrders()).isEmpty();
    }

    @Test
    void saysWhyNot() {
        assertThat(reserve("r1", mugs(1))).isEqualTo(rejected("OUT_OF_STOCK"));
        assertThat(create("o1", "r1", mugs(1))).isEqualTo(rejected("NOT_RESERVED"));
        warehouse.cancel(key("c2"), CASE, key("o2"));
        assertThat(create("o2", "r1", mugs(1))).isEqualTo(rejected("CANCELLED"));
        warehouse.stocks("MUG", 1);
        reserve("r3", mugs(1));
        create("o3", "r3", mugs(1));
        warehouse.ships("R-1");
        assertThat(warehouse.cancel(key("c3"), CASE, key("o3"))).isEqualTo(rejected("SHIPPED"));
    }

    @Nested
    class AskedToStop {
        @Test
        void stopsUnlessItIsScriptedOtherwise() {
            assertThat(stop("s1", mugs(2))).isEqualTo(new Answer.Succeeded(""));
            assertThat(warehouse.onShelf("MUG")).isEqualTo(2);
        }

        @Test
        void isTooLateForWhatHasLeftAndForNothingElse() {
            warehouse.leaves(ORDER, P1);
            assertThat(warehouse.stopFulfilment(key("s1"), CAUSE, P1, List.of(), mugs(2)))
                    .isEqualTo(rejected("TOO_LATE"));
            assertThat(warehouse.stopFulfilment(
                            key("s2"),
                            new Cause(new CaseId(OrderId.of("1002"), 1), "NO_REASON"),
                            P1,
                            List.of(),
                            mugs(1)))
                    .isEqualTo(new Answer.Succeeded(""));
            assertThat(stop("s3", mugs(3))).isEqualTo(new Answer.Succeeded(""));
            assertThat(warehouse.ledger()).containsExactly(moved(What.STOPPED, mugs(1)), moved(What.STOPPED, mugs(3)));
        }

        @Test
        void answersTheSameKeyTheSameOnceItHasAnswered() {
            warehouse.onStop(Place.NO_PARCEL, new Answer.Pending(""));
            assertThat(stop("s1", mugs(2))).isEqualTo(new Answer.Pending(""));
            assertThat(warehouse.ledger()).isEmpty();
            warehouse.onStop(Place.NO_PARCEL, rejected("TOO_LATE"));
            assertThat(stop("s1", mugs(2))).isEqualTo(rejected("TOO_LATE"));
            warehouse.onStop(Place.NO_PARCEL, new Answer.Succeeded(""));
            assertThat(stop("s1", mugs(2))).isEqualTo(rejected("TOO_LATE"));
            assertThat(warehouse.ledger()).isEmpty();
        }
    }

    private Answer stop(String key, List<Goods> goods) {
        return warehouse.stopFulfilment(key(key), CAUSE, Place.NO_PARCEL, List.of(), goods);
    }

    @Test
    void keepsALedgerThatBalancesWithItsShelves() {
        warehouse.stocks("MUG", 20);
        reserve("r1", mugs(3));
        reserve("r1", mugs(3));
        reserve("r2", mugs(100));
        warehouse.release(key("f1"), CAUSE, key("r1"), mugs(1));
        create("o1", "r1", mugs(2));
        create("o1", "r1", mugs(2));
        reserve("r3", mugs(4));
        create("o3", "r3", mugs(4));
        warehouse.cancel(key("c3"), CASE, key("o3"));
        warehouse.restock(key("g1"), CAUSE, "W1", Disposition.SELLABLE, mugs(1));
        warehouse.restock(key("d1"), CAUSE, "W2", Disposition.DAMAGED, mugs(5));
        warehouse.leaves(ORDER, P1);
        warehouse.stopFulfilment(key("s0"), CAUSE, P1, List.of(), mugs(7));
        stop("s1", mugs(2));
        stop("s1", mugs(2));
        reserve("r4", mugs(6));

        assertThat(warehouse.ledger())
                .as("what was refused and what came twice is not in it")
                .containsExactly(
                        moved(What.RESERVED, mugs(3)),
                        moved(What.RELEASED, mugs(1)),
                        moved(What.ORDERED, mugs(2)),
                        moved(What.RESERVED, mugs(4)),
                        moved(What.ORDERED, mugs(4)),
                        moved(What.CANCELLED, mugs(4)),
                        new Movement(What.RESTOCKED, "W1", Disposition.SELLABLE, mugs(1)),
                        new Movement(What.RESTOCKED, "W2", Disposition.DAMAGED, mugs(5)),
                        moved(What.STOPPED, mugs(2)),
                        moved(What.RESERVED, mugs(6)));
        long in = sum(What.RELEASED) + sum(What.CANCELLED) + onSale() + sum(What.STOPPED);
        assertThat(warehouse.onShelf("MUG"))
                .isEqualTo(20 + in - sum(What.RESERVED))
                .isEqualTo(15);
        assertThat(warehouse.reserved())
                .isEqualTo(sum(What.RESERVED) - sum(What.RELEASED) - sum(What.ORDERED))
                .isEqualTo(6);
        assertThat(warehouse.replacementOrders())
                .as("the stopped one too")
                .containsExactly(
                        new ReplacementOrder("R-1", CASE, mugs(2)), new ReplacementOrder("R-2", CASE, mugs(4)));
    }

    private long onSale() {
        return warehouse.ledger().stream()
                .filter(movement -> Disposition.SELLABLE.equals(movement.disposition()))
                .flatMap(movement -> movement.goods().stream())
                .mapToLong(Goods::quantity)
                .sum();
    }

    private long sum(What what) {
        return warehouse.ledger().stream()
                .filter(movement -> movement.what() == what)
                .flatMap(movement -> movement.goods().stream())
                .mapToLong(Goods::quantity)
                .sum();
    }
}
