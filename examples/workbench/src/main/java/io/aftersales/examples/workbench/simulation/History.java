package io.aftersales.examples.workbench.simulation;

import io.aftersales.domain.orders.OrderFacts;
import io.aftersales.domain.orders.OrderLine;
import jakarta.validation.Validator;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** History of one order over some weeks, determined by a number. */
final class History {
    private static final List<OrderFacts> ORDERS = List.of(
            Orders.ARRIVED_IN_PART,
            Orders.ARRIVED_IN_PART,
            Orders.UNSHIPPED,
            Orders.ON_ITS_WAY,
            Orders.IN_TWO_PARCELS,
            Orders.ARRIVED_FROM_TWO_WAREHOUSES,
            Orders.ARRIVED_FROM_TWO_WAREHOUSES,
            Orders.MUG_ALONE_ON_ITS_WAY,
            Orders.PACKED_IN_PART,
            LaterMoneyOrders.TAXED,
            LaterMoneyOrders.TAXED_UNSHIPPED,
            LaterMoneyOrders.ON_DEPOSIT,
            LaterMoneyOrders.POINTS_IN_PART,
            LaterMoneyOrders.AT_SHIPMENT,
            LaterMoneyOrders.NOTHING_CAPTURED);

    private static final Set<OrderFacts> ARRIVED = Set.of(
            Orders.ARRIVED_IN_PART,
            Orders.IN_TWO_PARCELS,
            Orders.ARRIVED_FROM_TWO_WAREHOUSES,
            LaterMoneyOrders.TAXED,
            LaterMoneyOrders.ON_DEPOSIT,
            LaterMoneyOrders.POINTS_IN_PART,
            LaterMoneyOrders.AT_SHIPMENT);

    private static final List<Personality> PERSONALITIES = List.of(Personality.values());

    private final Dice dice;
    private final HistoryLog log;
    private final World world;
    private final People people;

    /**
     * Prepares a history.
     *
     * @param personality the provider's personality; null for a random one
     */
    History(
            long seed,
            long number,
            @Nullable Personality personality,
            FaultyAdapters refit,
            boolean traced,
            Validator validator) {
        dice = Dice.of(seed, number);
        log = new HistoryLog(traced);
        OrderFacts order = dice.oneOf(ORDERS);
        Personality drawn = dice.oneOf(PERSONALITIES);
        Personality temper = personality == null ? drawn : personality;
        log.line(Orders.START, () -> order.state() + " " + temper);
        world = new World(order, dice.oneOf(Orders.SHOPS), temper, refit, dice, log, validator);
        people = new People(
                world, order.sale().lines().stream().map(OrderLine::id).toList(), ARRIVED.contains(order));
    }

    /** Runs the history to its end, audit included. */
    HistoryLog run() {
        Orders.SKUS.forEach(sku -> world.depot().stocks(sku, 1 + dice.below(4)));
        int severity = dice.below(4);
        world.wire().under(new RandomFaultInjector(dice, log, world.clock(), severity, this::overtakes, world::runDue));
        int steps = 3 + dice.below(7);
        for (int i = 0; i < steps; i++) {
            step();
        }
        if (!dice.oneIn(8)) {
            world.wire().under(FaultInjector.NONE);
        }
        new Aftermath(world, people).run();
        return log;
    }

    private void step() {
        switch (dice.below(12)) {
            case 0 -> pass(Duration.ofHours(12L * (1 + dice.below(8))));
            case 1 -> pass(Duration.ofMinutes(1 + dice.below(240)));
            case 2 -> {
                log.fault(Fault.CLOCK_JUMP, world.clock().instant(), "");
                pass(Duration.ofMinutes(dice.oneIn(2) ? -dice.below(30) : 60L * dice.below(50)));
            }
            case 3 -> {
                people.buyer().payLate();
                people.agents().handleTickets();
            }
            case 4 -> world.moveGoods();
            case 5, 6 -> world.bookkeeper().happen();
            default -> {
                people.act();
                if (dice.oneIn(2)) {
                    world.clock().advance(Duration.ofSeconds(dice.below(100)));
                    world.runDue();
                }
            }
        }
    }

    private void pass(Duration time) {
        world.clock().advance(time);
        world.now();
    }

    /** Lets another worker or a person act while a process is in the middle of its work. */
    private void overtakes() {
        switch (dice.below(4)) {
            case 0 -> world.runDue();
            case 1 -> world.now();
            case 2 -> world.bookkeeper().happen();
            default -> people.act();
        }
    }
}
