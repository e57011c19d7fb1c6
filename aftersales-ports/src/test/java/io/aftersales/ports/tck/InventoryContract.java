package io.aftersales.ports.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.effects.Answer;
import io.aftersales.domain.effects.Disposition;
import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.effects.Goods;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.domain.shared.Place;
import io.aftersales.ports.gateways.Cause;
import io.aftersales.ports.gateways.Inventory;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The rules of every {@link Inventory}, each under its number in the interface. */
@ExtendWith(SkippedRules.class)
public abstract class InventoryContract extends StockRules {
    private Inventory inventory;

    /** Creates a warehouse with empty shelves; called before each rule. */
    protected abstract Inventory emptyInventory();

    /** Puts units of a SKU on the shelves, on sale. */
    protected abstract void stocks(String sku, long units);

    /** Creates an order of units of a SKU that is paid and not packed; the units are put by for it and not on sale. */
    protected abstract OrderId sold(String sku, long units);

    /** Packs all goods of an order into one parcel, which stays in the warehouse for now, and answers the place of the parcel. */
    protected abstract Place packs(OrderId order);

    /** Hands a parcel of an order over to the carrier, after which it cannot be stopped. */
    protected abstract void leaves(OrderId order, Place parcel);

    /**
     * Tells whether goods are reserved, which exchanges and reshipments need; true unless overridden. Without, the rules on reservations are
     * skipped, and stock on sale is what {@link Inventory#available} says, in place of what can be reserved.
     */
    @Override
    protected boolean reservesGoods() {
        return true;
    }

    @BeforeEach
    final void start() {
        inventory = emptyInventory();
    }

    @Override
    final Inventory inventory() {
        return inventory;
    }

    @Test
    final void rule01_reservesAllOrNone() {
        Skipped.unless(reservesGoods(), "this warehouse reserves nothing");
        stocks("MUG", 5);
        stocks("POT", 1);
        stocks("BOWL", 4);
        assertRejected(
                reserve(otherKey(), mugs(2), pots(2), new Goods("BOWL", 3)), "there is one pot and two are wanted");
        assertSucceeded(
                reserve(RESERVATION, mugs(3), pots(1), new Goods("BOWL", 4)),
                "a rejection leaves nothing reserved: release the goods that were taken before one ran short");
        assertFree(mugs(2), "what is reserved is off sale, and only that");
        assertNoneFree("POT", "what is reserved is off sale");
        assertNoneFree("BOWL", "what is reserved is off sale");
        assertRejected(reserve(otherKey(), new Goods("VASE", 1)), "goods that were never stocked are short");
    }

    @Test
    final void rule02_answersAKeyTheSameAndReservesOnce() {
        Skipped.unless(reservesGoods(), "this warehouse reserves nothing");
        stocks("MUG", 5);
        Answer first = reserve(RESERVATION, mugs(2));
        assertSucceeded(first, "there is enough of it");
        assertThat(reserve(RESERVATION, mugs(2)))
                .as("the same key has the same answer")
                .isEqualTo(first);
        assertFree(mugs(3), "the same key reserves once: look the key up in the write that reserves");

        EffectKey early = otherKey();
        Answer refused = reserve(early, pots(1));
        assertRejected(refused, "there are no pots");
        stocks("POT", 1);
        assertThat(reserve(early, pots(1)))
                .as("no case waits for a reservation that was rejected: remember rejections too")
                .isEqualTo(refused);
        assertFree(pots(1), "a key that was rejected reserves nothing later");
    }

    @Test
    final void rule03_releasesWhatIsLeft() {
        Skipped.unless(reservesGoods(), "this warehouse reserves nothing");
        stocks("MUG", 5);
        stocks("POT", 2);
        reserved(RESERVATION, mugs(4), pots(2));
        release(otherKey(), RESERVATION, mugs(1));
        release(RELEASE, RESERVATION);
        assertFree(mugs(5), "everything that is left is released, and nothing twice");
        assertFree(pots(2), "everything that is left is released");
    }

    @Test
    final void rule04_releasesAPartOfIt() {
        Skipped.unless(reservesGoods(), "this warehouse reserves nothing");
        stocks("MUG", 5);
        stocks("POT", 2);
        reserved(RESERVATION, mugs(5), pots(2));
        release(otherKey(), RESERVATION, mugs(2));
        assertFree(mugs(2), "the named goods are released, and only these");
        assertNoneFree("POT", "goods that are not named stay reserved");
        release(otherKey(), RESERVATION, mugs(9));
        assertFree(mugs(3), "no more is released than is left of the reservation");
    }

    @Test
    final void rule05_releasesOnceUnderAKey() {
        Skipped.unless(reservesGoods(), "this warehouse reserves nothing");
        stocks("MUG", 5);
        reserved(RESERVATION, mugs(5));
        release(RELEASE, RESERVATION, mugs(2));
        release(RELEASE, RESERVATION, mugs(2));
        assertFree(mugs(2), "the same key releases once: look the key up in the write that releases");

        stocks("POT", 3);
        EffectKey whole = otherKey();
        reserved(whole, pots(2));
        EffectKey once = otherKey();
        for (EffectKey key : List.of(once, once, otherKey())) {
            release(key, whole);
        }
        assertFree(pots(3), "the goods are released once");
    }

    @Test
    final void rule06_remembersAReleaseThatComesFirst() {
        Skipped.unless(reservesGoods(), "this warehouse reserves nothing");
        stocks("MUG", 5);
        release(RELEASE, RESERVATION);
        assertRejected(
                reserve(RESERVATION, mugs(2)),
                "the reservation was released before it was requested: keep a tombstone");
        assertFree(mugs(5), "nothing is reserved under a key that was released before");
    }

    @Test
    final void rule07_neverReservesAgainWhatWasReleased() {
        Skipped.unless(reservesGoods(), "this warehouse reserves nothing");
        stocks("MUG", 5);
        reserved(RESERVATION, mugs(2));
        release(RELEASE, RESERVATION);
        reserve(RESERVATION, mugs(2));
        assertFree(mugs(5), "a late call reserves nothing, whatever its answer: remember released keys");
    }

    @Test
    final void rule08_tellsWhatIsOnSale() {
        stocks("MUG", 5);
        stocks("POT", 1);
        Set<String> asked = Set.of("MUG", "POT", "VASE");
        assertThat(available(asked)).as("the goods on the shelves").containsExactly(5L, 1L, 0L);
        assertThat(inventory.available(Set.of("MUG")).keySet())
                .as("answers about the SKUs asked for only")
                .containsExactly("MUG");
        if (reservesGoods()) {
            tellsItLessTheReservedGoods(asked);
        }
    }

    private void tellsItLessTheReservedGoods(Set<String> asked) {
        reserved(RESERVATION, mugs(3));
        EffectKey whole = otherKey();
        reserved(whole, pots(1));
        assertThat(available(asked)).as("less the reserved goods").containsExactly(2L, 0L, 0L);
        reserve(otherKey(), mugs(3));
        assertThat(available(asked)).as("a rejection takes nothing from it").containsExactly(2L, 0L, 0L);
        release(otherKey(), RESERVATION, mugs(2));
        assertThat(available(asked)).as("and more again by the released goods").containsExactly(4L, 0L, 0L);
        release(RELEASE, whole);
        assertThat(available(asked)).as("and more again by the released goods").containsExactly(4L, 1L, 0L);
    }

    private List<Long> available(Set<String> skus) {
        var found = inventory.available(skus);
        return List.of("MUG", "POT", "VASE").stream()
                .map(sku -> found.getOrDefault(sku, 0L))
                .toList();
    }

    @Test
    final void rule09_letsExactlyTheWinnableWin() {
        Skipped.unless(reservesGoods(), "this warehouse reserves nothing");
        stocks("MUG", 2L * RACERS / 4 + 1);
        assertThat(won(() -> reserve(otherKey(), mugs(2))))
                .as("as many as there are goods for: reserve under a lock, or by an update whose row count tells")
                .isEqualTo(RACERS / 4);
        assertFree(mugs(1), "the calls that lost have reserved nothing");

        stocks("POT", RACERS);
        assertThat(won(() -> reserve(RESERVATION, pots(1))))
                .as("one key has one answer, however many calls come at once")
                .isEqualTo(RACERS);
        assertFree(pots(RACERS - 1), "one key reserves once, however many calls come at once");
    }

    private static long won(Supplier<Answer> asks) {
        List<Callable<Answer>> racers = IntStream.range(0, RACERS)
                .<Callable<Answer>>mapToObj(racer -> asks::get)
                .toList();
        return Racers.race(racers).stream()
                .peek(finish -> assertThat(finish.failure())
                        .as("a call that comes too late gets an answer")
                        .isNull())
                .filter(finish -> finish.value() instanceof Answer.Succeeded)
                .count();
    }

    @Test
    final void rule10_putsGoodUnitsBackOnSaleOnce() {
        stocks("MUG", 1);
        inventory.restock(RELEASE, CAUSE, "W1", Disposition.SELLABLE, List.of(mugs(2), pots(1)));
        inventory.restock(RELEASE, CAUSE, "W1", Disposition.SELLABLE, List.of(mugs(2), pots(1)));
        assertFree(mugs(3), "goods that came back are on sale, once for each key");
        assertFree(pots(1), "goods that came back are on sale, once for each key");
    }

    @Test
    final void rule11_keepsOtherUnitsOffSale() {
        stocks("MUG", 1);
        inventory.restock(RELEASE, CAUSE, "W1", Disposition.DAMAGED, List.of(mugs(2), pots(1)));
        assertFree(mugs(1), "damaged goods are not sold");
        assertNoneFree("POT", "damaged goods are not sold");
        inventory.restock(otherKey(), CAUSE, "W1", Disposition.of("SECOND_CHOICE"), List.of(mugs(2), pots(1)));
        assertNoneFree("MUG", "goods of second choice are not sold as new");
        assertNoneFree("POT", "goods of second choice are not sold as new");
    }

    @Test
    final void rule12_stopsWhatHasNotLeftAndReleasesItOnce() {
        stocks("MUG", 1);
        OrderId order = sold("MUG", 3);
        assertSucceeded(stop(RELEASE, order, Place.NO_PARCEL, mugs(3)), "the goods are not packed");
        stop(RELEASE, order, Place.NO_PARCEL, mugs(3));
        assertFree(mugs(4), "goods that were stopped are on sale again, once for each key");

        OrderId packed = sold("MUG", 2);
        assertSucceeded(stop(otherKey(), packed, packs(packed), mugs(2)), "the parcel has not left");
        assertFree(mugs(2), "goods that were stopped are on sale again");
    }

    private Answer stop(EffectKey key, OrderId order, Place place, Goods goods) {
        return inventory.stopFulfilment(
                key, new Cause(new CaseId(order, 1), "ORDER_CANCELLED"), place, List.of(), List.of(goods));
    }

    private Place left(OrderId order) {
        Place parcel = packs(order);
        leaves(order, parcel);
        return parcel;
    }

    @Test
    final void rule13_doesNotStopWhatHasLeft() {
        stocks("MUG", 1);
        OrderId order = sold("MUG", 3);
        assertRejected(
                stop(RELEASE, order, left(order), mugs(3)),
                "the goods have left: look at the parcel, because money is paid for what a stop answers");
        assertFree(mugs(1), "goods that have left are not on sale");
    }

    @Test
    final void rule14_answersAStopTheSame() {
        OrderId gone = sold("MUG", 3);
        Place parcel = left(gone);
        Answer tooLate = stop(RELEASE, gone, parcel, mugs(3));
        assertThat(stop(RELEASE, gone, parcel, mugs(3)))
                .as("the buyer was told that the goods come: remember rejections too")
                .isEqualTo(tooLate);

        OrderId here = sold("MUG", 3);
        EffectKey key = otherKey();
        Place place = packs(here);
        Answer stopped = stop(key, here, place, mugs(3));
        assertThat(stop(key, here, place, mugs(3)))
                .as("money was paid for goods that were stopped: look the key up before the goods")
                .isEqualTo(stopped);
    }
}
