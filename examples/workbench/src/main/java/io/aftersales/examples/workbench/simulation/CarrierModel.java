package io.aftersales.examples.workbench.simulation;

import io.aftersales.domain.effects.Answer;
import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.effects.Goods;
import io.aftersales.domain.goods.CarrierScan;
import io.aftersales.domain.orders.OrderFacts;
import io.aftersales.domain.orders.Parcel;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.ports.gateways.Logistics;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/** Carrier that has lost one parcel; return waybills, interceptions and shipments back to the buyer fail at random. */
final class CarrierModel implements Logistics {
    private final FaultyNetwork wire;
    private final Dice dice;
    private final Supplier<OrderFacts> order;
    private final BiConsumer<EffectKey, Parcel> watch;
    private final Map<EffectKey, Answer> answers = new HashMap<>();
    private final Set<String> caught = new HashSet<>();
    private final Map<String, Map<String, Long>> sentBack = new TreeMap<>();

    /**
     * Creates a carrier that was not asked anything yet.
     *
     * @param order the facts of the order at this moment
     * @param watch checks a request to stop a parcel
     */
    CarrierModel(FaultyNetwork wire, Dice dice, Supplier<OrderFacts> order, BiConsumer<EffectKey, Parcel> watch) {
        this.wire = wire;
        this.dice = dice;
        this.order = order;
        this.watch = watch;
    }

    @Override
    public CarrierScan track(String parcel, String carrier, String trackingNumber) {
        return wire.ask("track", () -> parcel.equals(Orders.LOST_PARCEL) ? CarrierScan.LOST : CarrierScan.IN_TRANSIT);
    }

    @Override
    public Answer createReturnWaybill(EffectKey key, CaseId caseId, String warehouse, List<Goods> goods) {
        return wire.effect("waybill", key, goods, () -> once(key, () -> doneOr("NO_PICK_UP", 10)));
    }

    @Override
    public void cancelReturnWaybill(EffectKey key, EffectKey waybill) {
        wire.tell("cancel waybill", key, waybill, () -> {});
    }

    @Override
    public Answer intercept(EffectKey key, String parcel, String carrier, String trackingNumber) {
        return wire.effect("intercept", key, parcel, () -> {
            parcel(parcel).ifPresent(its -> watch.accept(key, its));
            return stopped(key, parcel);
        });
    }

    private Answer stopped(EffectKey key, String parcel) {
        return once(key, () -> {
            boolean tooLate =
                    parcel(parcel).filter(its -> its.deliveredAt() != null).isPresent();
            Answer answer = tooLate ? new Answer.Rejected("DELIVERED", Answer.Retry.NEVER) : doneOr("MISSED", 3);
            if (answer instanceof Answer.Succeeded) {
                caught.add(parcel);
            }
            return answer;
        });
    }

    private Optional<Parcel> parcel(String id) {
        return order.get().parcels().stream()
                .filter(each -> each.id().equals(id))
                .findFirst();
    }

    @Override
    public Answer sendBack(EffectKey key, CaseId caseId, String warehouse, List<Goods> goods) {
        return wire.effect(
                "send back",
                key,
                goods,
                () -> once(key, () -> {
                    Map<String, Long> units = sentBack.computeIfAbsent(warehouse, unseen -> new TreeMap<>());
                    goods.forEach(each -> units.merge(each.sku(), each.quantity(), Long::sum));
                    return doneOr("NO_ADDRESS", 10);
                }));
    }

    /** Tells a person who asks whether a parcel was caught; the carrier decides now unless it has. */
    boolean lookedInto(EffectKey key, String parcel) {
        return stopped(key, parcel) instanceof Answer.Succeeded;
    }

    /** Returns the parcels that were caught and come back. */
    Set<String> caught() {
        return caught;
    }

    /** Returns the units that a warehouse gave to the carrier for the buyer, or has ready where the carrier did not take them, by SKU. */
    Map<String, Map<String, Long>> sentBack() {
        return sentBack;
    }

    /** Tells whether the carrier has decided about an interception. */
    boolean isDecided(EffectKey key) {
        return answers.containsKey(key);
    }

    /** Tells whether a parcel was caught. */
    boolean isCaught(EffectKey key) {
        return answers.get(key) instanceof Answer.Succeeded;
    }

    private Answer once(EffectKey key, Supplier<Answer> first) {
        Answer known = answers.get(key);
        if (known == null) {
            known = first.get();
            answers.put(key, known);
        }
        return known;
    }

    private Answer doneOr(String code, int oneIn) {
        return dice.oneIn(oneIn)
                ? new Answer.Rejected(code, Answer.Retry.NEVER)
                : new Answer.Succeeded("SF", "SF-" + answers.size());
    }
}
