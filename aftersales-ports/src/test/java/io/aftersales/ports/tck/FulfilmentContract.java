package io.aftersales.ports.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.effects.Answer;
import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.effects.Goods;
import io.aftersales.ports.gateways.Fulfilment;
import io.aftersales.ports.gateways.Inventory;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The rules of every {@link Fulfilment}, each under its number in the interface. The rules of its stock are those of {@link
 * InventoryContract}.
 */
@ExtendWith(SkippedRules.class)
public abstract class FulfilmentContract extends StockRules {
    private static final EffectKey REPLACEMENT = new EffectKey("as-1001-1-replace-0");
    private static final EffectKey STOP = new EffectKey("as-1001-1-unreplace-0");

    private Warehouse warehouse;

    /** Creates a warehouse with empty shelves; called before each rule. */
    protected abstract Warehouse emptyWarehouse();

    /** Puts units of a SKU on the shelves, on sale. */
    protected abstract void stocks(String sku, long units);

    /** Hands the goods of an order over to a carrier, after which the order cannot be cancelled. */
    protected abstract void ships(String order);

    @BeforeEach
    final void start() {
        warehouse = emptyWarehouse();
    }

    @Override
    final Inventory inventory() {
        return warehouse.inventory();
    }

    private Answer create(EffectKey key, Goods... goods) {
        return warehouse.fulfilment().create(key, CASE, RESERVATION, List.of(goods));
    }

    private Answer cancel(EffectKey key, EffectKey replacement) {
        return warehouse.fulfilment().cancel(key, CASE, replacement);
    }

    /** Creates an order for goods that stand reserved; answers its id. */
    private String created(EffectKey key, Goods... goods) {
        Answer answer = create(key, goods);
        assertSucceeded(answer, "the goods stand reserved");
        String order = ((Answer.Succeeded) answer).reference();
        assertThat(order).as("the answer names the order").isNotBlank();
        return order;
    }

    @Test
    final void rule01_usesAReservationUpOnce() {
        stocks("MUG", 6);
        reserved(RESERVATION, mugs(2));
        created(REPLACEMENT, mugs(2));
        assertRejected(
                create(otherKey(), mugs(2)), "the reservation went into another order: use it up when it is sent");
        assertFree(mugs(4), "goods that go out are the reserved ones, and no others");
    }

    @Test
    final void rule02_answersAKeyTheSameAndCreatesOnce() {
        stocks("MUG", 6);
        EffectKey early = otherKey();
        Answer refused = create(early, mugs(2));
        assertRejected(refused, "nothing stands reserved");
        reserved(RESERVATION, mugs(2));
        assertThat(create(early, mugs(2)))
                .as(
                        "money went back instead of the rejected goods, so they must not go out later: remember rejections too")
                .isEqualTo(refused);

        Answer first = create(REPLACEMENT, mugs(2));
        assertSucceeded(first, "the goods still stand reserved");
        assertThat(create(REPLACEMENT, mugs(2)))
                .as("the same key is one order: look the key up in the write that creates")
                .isEqualTo(first);
        assertFree(mugs(4), "the same key sends once");
    }

    @Test
    final void rule03_sendsNothingThatIsNotReserved() {
        stocks("MUG", 6);
        stocks("POT", 2);
        assertRejected(create(otherKey(), mugs(1)), "nothing stands reserved");
        reserved(RESERVATION, mugs(2), pots(1));
        assertRejected(create(otherKey(), mugs(2), pots(2)), "a pot is not reserved: never take it from the shelf");
        assertFree(mugs(4), "a rejection takes nothing from the shelves");
        assertFree(pots(1), "a rejection takes nothing from the shelves");
        release(RELEASE, RESERVATION);
        assertFree(mugs(2), "a rejection leaves the reservation unchanged");
        assertFree(pots(1), "a rejection leaves the reservation unchanged");
    }

    @Test
    final void rule04_keepsWhatWentOutWhenItsReservationIsReleased() {
        stocks("MUG", 6);
        reserved(RESERVATION, mugs(2));
        String order = created(REPLACEMENT, mugs(2));
        release(otherKey(), RESERVATION, mugs(1));
        release(RELEASE, RESERVATION);
        assertFree(mugs(4), "goods of an order are not released with the reservation they came from");
        assertThat(create(REPLACEMENT, mugs(2))).as("the order is unchanged").isEqualTo(new Answer.Succeeded(order));
    }

    @Test
    final void rule05_putsGoodsOfAStoppedOrderBackOnSaleOnce() {
        stocks("MUG", 6);
        reserved(RESERVATION, mugs(2));
        created(REPLACEMENT, mugs(2));
        for (EffectKey key : List.of(STOP, STOP, otherKey())) {
            assertSucceeded(cancel(key, REPLACEMENT), "the goods have not left");
        }
        assertFree(mugs(6), "goods that will not go out are on sale again, once for each order");
    }

    @Test
    final void rule06_remembersAStopThatComesFirst() {
        stocks("MUG", 6);
        reserved(RESERVATION, mugs(2));
        assertSucceeded(cancel(STOP, REPLACEMENT), "nothing has left, and nothing will");
        assertRejected(create(REPLACEMENT, mugs(2)), "the order was cancelled before it was created: keep a tombstone");
        assertFree(mugs(4), "the goods stay reserved");
        release(RELEASE, RESERVATION);
        assertFree(mugs(2), "until they are released");
    }

    @Test
    final void rule07_doesNotStopWhatHasLeft() {
        stocks("MUG", 6);
        reserved(RESERVATION, mugs(2));
        String order = created(REPLACEMENT, mugs(2));
        ships(order);
        assertRejected(cancel(STOP, REPLACEMENT), "the goods have left");
        assertRejected(cancel(STOP, REPLACEMENT), "the goods have left, however often it is asked");
        assertFree(mugs(4), "goods that have left are not on sale");
        assertThat(create(REPLACEMENT, mugs(2))).as("the order is unchanged").isEqualTo(new Answer.Succeeded(order));
    }

    @Test
    final void rule08_usesAReservationUpOnceHoweverManyAsk() {
        stocks("MUG", 6);
        reserved(RESERVATION, mugs(2));
        List<Callable<Answer>> racers = IntStream.range(0, RACERS)
                .<Callable<Answer>>mapToObj(racer -> () -> create(otherKey(), mugs(2)))
                .toList();
        var finishes = Racers.race(racers);
        assertThat(finishes).as("a call that comes too late gets an answer").allMatch(Racers.Finish::succeeded);
        assertThat(finishes)
                .as("one order gets the goods: use the reservation up in the write that creates the order")
                .filteredOn(finish -> finish.value() instanceof Answer.Succeeded)
                .hasSize(1);
        assertFree(mugs(4), "the other calls took nothing from the shelves");
    }
}
