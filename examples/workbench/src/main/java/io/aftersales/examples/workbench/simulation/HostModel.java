package io.aftersales.examples.workbench.simulation;

import io.aftersales.domain.effects.Alarm;
import io.aftersales.domain.effects.Answer;
import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.effects.Gift;
import io.aftersales.domain.effects.Notice;
import io.aftersales.domain.effects.OrderMark;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.orders.Amendment;
import io.aftersales.domain.orders.OrderFacts;
import io.aftersales.domain.orders.Parcel;
import io.aftersales.domain.orders.Sale;
import io.aftersales.domain.orders.Tender;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.domain.shared.Place;
import io.aftersales.domain.shared.TenderId;
import io.aftersales.ports.gateways.Alarms;
import io.aftersales.ports.gateways.Cause;
import io.aftersales.ports.gateways.Coupons;
import io.aftersales.ports.gateways.Gifts;
import io.aftersales.ports.gateways.Notices;
import io.aftersales.ports.gateways.Orders;
import io.aftersales.ports.gateways.Points;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;

/** Remaining ports of the host: orders, points, coupons, gifts, notices and alarms. */
final class HostModel implements Orders, Points, Coupons, Gifts, Notices, Alarms {
    private static final long WORTH_OF_A_COUPON = 400;

    private final ParcelMoves moves;
    private OrderFacts order;
    private final FaultyNetwork wire;
    private final Dice dice;
    private final Map<EffectKey, Answer> points = new HashMap<>();
    private final Map<String, Long> pointsGiven = new TreeMap<>();
    private final Map<EffectKey, Answer> gifts = new HashMap<>();
    private final Map<String, Gift> giftsGiven = new TreeMap<>();
    private final Set<EffectKey> heard = new HashSet<>();
    private final Map<CaseId, List<Notice>> notices = new HashMap<>();
    private final Set<Place> astray = new HashSet<>();
    private final Map<CaseId, Set<Alarm>> alarms = new HashMap<>();

    HostModel(OrderFacts order, FaultyNetwork wire, Dice dice) {
        this.order = order;
        this.wire = wire;
        this.dice = dice;
        this.moves = new ParcelMoves(dice);
    }

    /** Moves goods of the order. */
    void moveGoods(StopModel stops, boolean keepsWhatItStopped, Set<String> caught, Instant now) {
        order = moves.next(order, stops, keepsWhatItStopped, caught, now);
        for (Parcel parcel : order.parcels()) {
            if (parcel.ending() != null) {
                astray.add(parcel.place());
            }
        }
    }

    /** Adds a part to the order, which the facts tell from now on. */
    void amend(Amendment more) {
        order = order.amendedBy(more);
    }

    /** Counts a capture on a tender of the sale in the facts of the order; the tenders of amendments are told once, as they were added. */
    void captured(TenderId tender, long minor) {
        Sale sale = order.sale();
        List<Tender> tenders = sale.tenders().stream()
                .map(each -> each.id().equals(tender) ? each.captured(each.captured() + minor) : each)
                .toList();
        order = new OrderFacts(
                new Sale(
                        sale.id(),
                        sale.currency(),
                        sale.lines(),
                        sale.taxIncluded(),
                        sale.discounts(),
                        sale.charges(),
                        tenders,
                        sale.paymentTerms()),
                order.amendments(),
                order.history(),
                order.buyer(),
                order.state(),
                order.placedAt(),
                order.parcels(),
                order.categories());
    }

    /** Tells whether a parcel was ever reported as lost or on its way back. */
    boolean wentAstray(Place parcel) {
        return astray.contains(parcel);
    }

    /** Returns the facts of the order at this moment. */
    OrderFacts order() {
        return order;
    }

    @Override
    public Optional<OrderFacts> facts(OrderId id) {
        return wire.ask("facts", () -> order.sale().id().equals(id) ? Optional.of(order) : Optional.empty());
    }

    @Override
    public void mark(
            EffectKey key,
            OrderId id,
            OrderMark mark,
            Money givenBack,
            Money toCollect,
            List<String> replacementOrders) {
        wire.tell("mark", key, List.of(mark, givenBack, toCollect, replacementOrders), () -> heard.add(key));
    }

    @Override
    public Answer giveBack(EffectKey key, Cause cause, String buyer, String paymentReference, long units) {
        return wire.effect(
                "points",
                key,
                units,
                () -> points.computeIfAbsent(key, unseen -> {
                    if (dice.oneIn(15)) {
                        return new Answer.Rejected("ACCOUNT_CLOSED", Answer.Retry.NEVER);
                    }
                    pointsGiven.put(key.value(), units);
                    return new Answer.Succeeded("PT");
                }));
    }

    @Override
    public void giveBack(EffectKey key, Cause cause, String buyer, String coupon) {
        wire.tell("coupon", key, coupon, () -> heard.add(key));
    }

    @Override
    public OptionalLong worth(Gift gift, Currency currency) {
        return wire.ask(
                "worth", () -> OptionalLong.of(gift instanceof Gift.Points some ? some.count() : WORTH_OF_A_COUPON));
    }

    @Override
    public Answer grant(EffectKey key, Cause cause, String buyer, Gift gift) {
        return wire.effect(
                "gift",
                key,
                gift,
                () -> gifts.computeIfAbsent(key, unseen -> {
                    if (dice.oneIn(6)) {
                        return new Answer.Rejected("ACCOUNT_CLOSED", Answer.Retry.NEVER);
                    }
                    giftsGiven.put(key.value(), gift);
                    return new Answer.Succeeded("GF");
                }));
    }

    @Override
    public void send(EffectKey key, CaseId caseId, Notice notice) {
        wire.tell("notice", key, notice, () -> {
            if (heard.add(key)) {
                notices.computeIfAbsent(caseId, id -> new ArrayList<>()).add(notice);
            }
        });
    }

    @Override
    public void raise(EffectKey key, CaseId caseId, Alarm alarm, String detail) {
        // A PARKED alarm is raised under the key of the parked effect, which may be an alarm itself.
        String what = alarm == Alarm.PARKED ? "left to a person" : "alarm " + alarm;
        wire.tell(what, key, List.of(alarm, detail), () -> {
            heard.add(key);
            alarms.computeIfAbsent(caseId, id -> new HashSet<>()).add(alarm);
        });
    }

    /** Tells whether the host received a notice, an alarm, an order mark or a coupon under this key. */
    boolean heard(EffectKey key) {
        return heard.contains(key);
    }

    /** Returns the notices about a case that the host received, each key once. */
    List<Notice> notices(CaseId caseId) {
        return notices.getOrDefault(caseId, List.of());
    }

    boolean wasAlarmed(CaseId caseId, Alarm alarm) {
        return alarms.getOrDefault(caseId, Set.of()).contains(alarm);
    }

    /** Returns the gifts that were granted, by key. */
    Map<String, Gift> giftsGiven() {
        return giftsGiven;
    }

    /** Returns the points that were given back, by key. */
    Map<String, Long> pointsGiven() {
        return pointsGiven;
    }
}
