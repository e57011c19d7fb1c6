package io.aftersales.examples.workbench.simulation;

import io.aftersales.domain.effects.Answer;
import io.aftersales.domain.effects.Effect;
import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.effects.Goods;
import io.aftersales.domain.orders.OrderFacts;
import io.aftersales.domain.orders.OrderLine;
import io.aftersales.domain.orders.OrderState;
import io.aftersales.domain.orders.Parcel;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.Place;
import io.aftersales.inmemory.VirtualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Stops of goods in the warehouse: decided at once, some hours later, or only for a person who goes and looks. Goods that have left are not
 * stopped, and some of the others are too late as well.
 */
final class StopModel {

    /** Request to stop goods in a place. */
    private static final class Request {
        final Place place;
        final List<LineId> lines;
        final List<Goods> goods;

        /** Time at which the warehouse decides by itself; null when it never does. */
        final @Nullable Instant decidesAt;

        @Nullable
        Answer answer;

        Request(Effect.StopFulfilment asked, @Nullable Instant decidesAt) {
            this.place = asked.place();
            this.lines = asked.lines();
            this.goods = asked.goods();
            this.decidesAt = decidesAt;
        }
    }

    private final VirtualClock clock;
    private final Dice dice;
    private final Supplier<OrderFacts> order;
    private final Consumer<List<Goods>> shelve;
    private final Map<EffectKey, Request> requests = new LinkedHashMap<>();
    private boolean silent;

    /**
     * Creates a warehouse that was not asked anything yet.
     *
     * @param order the facts of the order at this moment
     * @param shelve puts goods that were stopped back on the shelves
     */
    StopModel(VirtualClock clock, Dice dice, Supplier<OrderFacts> order, Consumer<List<Goods>> shelve) {
        this.clock = clock;
        this.dice = dice;
        this.order = order;
        this.shelve = shelve;
    }

    /** Makes the warehouse answer new requests to persons alone. */
    void fallSilent() {
        silent = true;
    }

    /** Answers a request, or says that it is not decided yet. */
    Answer asked(Effect.StopFulfilment stop) {
        Request request = request(stop);
        if (request.answer == null && isDue(request)) {
            decide(request);
        }
        return request.answer == null ? new Answer.Pending(stop.key().value()) : request.answer;
    }

    /** Answers a request to a person who goes and looks; tells whether the goods stay. */
    boolean lookedInto(Effect.StopFulfilment stop) {
        Request request = request(stop);
        if (request.answer == null) {
            decide(request);
        }
        return request.answer instanceof Answer.Succeeded;
    }

    private Request request(Effect.StopFulfilment stop) {
        Request known = requests.get(stop.key());
        if (known == null) {
            known = new Request(stop, decidesAt());
            requests.put(stop.key(), known);
        }
        return known;
    }

    private @Nullable Instant decidesAt() {
        if (silent || dice.oneIn(8)) {
            return null;
        }
        return dice.oneIn(3) ? clock.instant().plus(Duration.ofMinutes(1 + dice.below(600))) : clock.instant();
    }

    private boolean isDue(Request request) {
        return request.decidesAt != null && !request.decidesAt.isAfter(clock.instant());
    }

    private void decide(Request request) {
        if (hasLeft(request) || dice.oneIn(6)) {
            request.answer = new Answer.Rejected("TOO_LATE", Answer.Retry.NEVER);
        } else {
            request.answer = new Answer.Succeeded("");
            shelve.accept(request.goods);
        }
    }

    private boolean hasLeft(Request request) {
        OrderFacts facts = order.get();
        if (request.place.equals(Place.NO_PARCEL)) {
            return request.goods.isEmpty()
                    ? facts.state() != OrderState.PAID
                    : request.goods.stream()
                            .anyMatch(each -> loose(facts, request.lines, each.sku()) < each.quantity());
        }
        return facts.parcels().stream()
                .filter(parcel -> parcel.place().equals(request.place))
                .allMatch(StopModel::isGone);
    }

    private static boolean isGone(Parcel parcel) {
        return parcel.isHandedOver() || parcel.ending() != null;
    }

    /** Counts the units of a SKU that are in no parcel and were not stopped. */
    private long loose(OrderFacts facts, List<LineId> lines, String sku) {
        long units = 0;
        for (OrderLine line : Orders.lines(facts)) {
            if (line.sku().equals(sku) && lines.contains(line.id())) {
                units += loose(facts, line);
            }
        }
        return units;
    }

    /** Counts the units of a line that are in no parcel and were not stopped. */
    long loose(OrderFacts facts, OrderLine line) {
        long units = line.quantity();
        for (Parcel parcel : facts.parcels()) {
            units -= Math.min(units, parcel.contents().getOrDefault(line.id(), 0L));
        }
        for (Request request : requests.values()) {
            if (isStopped(request) && request.place.equals(Place.NO_PARCEL) && request.lines.contains(line.id())) {
                for (Goods each : request.goods) {
                    units -= each.sku().equals(line.sku()) ? each.quantity() : 0;
                }
            }
        }
        return Math.max(0, units);
    }

    private static boolean isStopped(Request request) {
        return request.answer instanceof Answer.Succeeded;
    }

    // --- what the warehouse says by itself
    // ----------------------------------------------------------------------------------------------

    /** Returns when the warehouse decides next by itself; null when it does not. */
    @Nullable
    Instant nextWord() {
        Instant next = null;
        for (Request request : requests.values()) {
            if (request.answer == null && request.decidesAt != null) {
                next = next == null || request.decidesAt.isBefore(next) ? request.decidesAt : next;
            }
        }
        return next;
    }

    /** Decides the requests that are due; returns their keys and answers. */
    Map<EffectKey, Answer> speak() {
        var said = new LinkedHashMap<EffectKey, Answer>();
        requests.forEach((key, request) -> {
            if (request.answer == null && isDue(request)) {
                decide(request);
                said.put(key, request.answer);
            }
        });
        return said;
    }

    // --- what is true
    // ----------------------------------------------------------------------------------------------------------

    /** Tells whether the goods of a request were stopped. */
    boolean isStopped(EffectKey key) {
        Request request = requests.get(key);
        return request != null && isStopped(request);
    }

    /** Tells whether a request was decided. */
    boolean isDecided(EffectKey key) {
        Request request = requests.get(key);
        return request != null && request.answer != null;
    }

    /** Tells whether a request is known and is never decided without a person. */
    boolean isSilentAbout(EffectKey key) {
        Request request = requests.get(key);
        return request != null && request.answer == null && request.decidesAt == null;
    }

    /** Returns the places in which goods were stopped. */
    List<Place> stopped() {
        var places = new ArrayList<Place>();
        requests.values().stream().filter(StopModel::isStopped).forEach(each -> places.add(each.place));
        return places;
    }
}
