package io.aftersales.domain.goods;

import io.aftersales.domain.claims.Application;
import io.aftersales.domain.claims.CaseItem;
import io.aftersales.domain.claims.Reason;
import io.aftersales.domain.goods.UnitsTaking.ItemTaken;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.orders.OrderFacts;
import io.aftersales.domain.orders.OrderLine;
import io.aftersales.domain.orders.OrderSnapshot;
import io.aftersales.domain.orders.OrderState;
import io.aftersales.domain.orders.Parcel;
import io.aftersales.domain.orders.RefundHistory;
import io.aftersales.domain.orders.Sale;
import io.aftersales.domain.orders.Tender;
import io.aftersales.domain.refunds.AccountOpening;
import io.aftersales.domain.refunds.BookingContext;
import io.aftersales.domain.refunds.ExchangeTotal;
import io.aftersales.domain.refunds.ExchangedUnits;
import io.aftersales.domain.refunds.FrozenOrder;
import io.aftersales.domain.refunds.OrderAccount;
import io.aftersales.domain.refunds.PlacedUnits;
import io.aftersales.domain.refunds.RefundClaim;
import io.aftersales.domain.refunds.RefundPolicy;
import io.aftersales.domain.refunds.Taken;
import io.aftersales.domain.refunds.Units;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.domain.shared.Place;
import io.aftersales.domain.shared.TenderId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** One order of ten bolts (line A) and two caps (line B), whose parcels and account a test sets. */
final class PlacesFixture {
    static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");
    static final LineId A = LineId.of("A");
    static final LineId B = LineId.of("B");

    private static final Sale SALE = Sale.of("1001", "CNY")
            .with(OrderLine.of("A", "BOLT", 10, 10_000), OrderLine.of("B", "CAP", 2, 2_000))
            .paidBy(Tender.money("T1", "CARD", 12_000));

    private OrderState state = OrderState.PAID;
    private List<Parcel> parcels = List.of();
    private final Map<String, CarrierScan> carrier = new HashMap<>();
    private int cases;
    OrderAccount account =
            OrderAccount.open(FrozenOrder.of(OrderSnapshot.of(SALE).get(), RefundPolicy.STANDARD));

    static PlacesFixture with(Parcel... parcels) {
        var fixture = new PlacesFixture();
        fixture.parcels = List.of(parcels);
        return fixture;
    }

    static Parcel packed(String id, long bolts) {
        return Parcel.packed(id, "W1", Map.of(A, bolts));
    }

    static Parcel packed(String id, long bolts, long caps) {
        var contents = new LinkedHashMap<LineId, Long>();
        if (bolts > 0) {
            contents.put(A, bolts);
        }
        contents.put(B, caps);
        return Parcel.packed(id, "W1", contents);
    }

    static Parcel sent(Parcel parcel) {
        return sent(parcel, 2);
    }

    static Parcel sent(Parcel parcel, int daysAgo) {
        return parcel.handedOver(NOON.minus(Duration.ofDays(daysAgo)), "SF", "SF-" + parcel.id());
    }

    static Parcel late(Parcel parcel) {
        return sent(parcel, 9).promised(NOON.minus(Duration.ofDays(4)));
    }

    static Parcel delivered(Parcel parcel, int daysAgo) {
        return sent(parcel, daysAgo + 1).delivered(NOON.minus(Duration.ofDays(daysAgo)));
    }

    PlacesFixture in(OrderState other) {
        state = other;
        return this;
    }

    PlacesFixture now(Parcel... others) {
        parcels = List.of(others);
        return this;
    }

    PlacesFixture hears(String parcel, CarrierScan scan) {
        carrier.put(parcel, scan);
        return this;
    }

    private BookingContext context() {
        return new BookingContext(new CaseId(OrderId.of("1001"), ++cases), Actor.SYSTEM, NOON);
    }

    PlacesFixture opensWith(long bolts) {
        account = AccountOpening.open(account.frozen(), new RefundHistory(Map.of(A, bolts), Map.of()), context())
                .get();
        return this;
    }

    PlacesFixture holds(String place, long bolts, long contents) {
        account = account.hold(context(), List.of(new Taken(bolts(place, bolts), contents)))
                .get();
        return this;
    }

    PlacesFixture takesBack(String place, long bolts, long contents) {
        holds(place, bolts, contents);
        var units = List.of(bolts(place, bolts));
        account = account.book(context(), units, units, RefundClaim.of(new Units(A, bolts)))
                .account();
        return this;
    }

    PlacesFixture refundsElsewhere(long bolts) {
        account = account.external(context(), TenderId.of("T1"), 100, "CB-" + cases, NOON, List.of(new Units(A, bolts)))
                .get()
                .account();
        return this;
    }

    PlacesFixture sendsAgain(String place, long bolts, long contents) {
        holds(place, bolts, contents);
        account = account.reshipped(context(), List.of(bolts(place, bolts)));
        return this;
    }

    /** Exchanges bolts for longer ones; returns the line of these. */
    LineId exchanges(String place, long bolts, long contents) {
        holds(place, bolts, contents);
        var units = List.of(bolts(place, bolts));
        var swap = new ExchangedUnits(A, bolts, "LONG BOLT", null);
        account = account.exchange(context(), units, units, List.of(swap), ExchangeTotal.NOTHING)
                .account();
        return account.replacements().get(account.replacements().size() - 1).line();
    }

    /** Lets goods that came in an exchange arrive. */
    PlacesFixture arrives(LineId line, int daysAgo) {
        CaseId exchange = account.replacement(line).orElseThrow().caseId();
        Instant arrived = NOON.minus(Duration.ofDays(daysAgo));
        account = account.delivered(new BookingContext(exchange, Actor.SYSTEM, arrived), exchange, arrived);
        return this;
    }

    ReturnRoutes routes() {
        return new ReturnRoutes(facts(), account);
    }

    static PlacedUnits bolts(String place, long bolts) {
        return new PlacedUnits(A, Place.of(place), bolts);
    }

    private OrderFacts facts() {
        return new OrderFacts(SALE, "b-1", state, NOON.minus(Duration.ofDays(20)), parcels, Map.of());
    }

    OrderPlaces places() {
        return new OrderPlaces(facts(), account, carrier, NOON);
    }

    /** The places of the bolts: place, stage, and how many are there, free and gone. */
    List<String> bolts() {
        return places().of(A).stream()
                .map(each -> "%s %s %d, free %d, gone %d"
                        .formatted(each.place(), each.stage(), each.units(), each.free(), each.gone()))
                .toList();
    }

    ClaimWindows windows(WindowRules rules) {
        return new ClaimWindows(rules, null, facts(), places(), "", false);
    }

    UnitsTaking taking(CaseKind kind, CaseItem... items) {
        return taking(Application.of(OrderId.of("1001"), kind, items));
    }

    private UnitsTaking taking(Application application) {
        return new UnitsTaking(application, facts(), account, places(), windows(WindowRules.NONE), NOON);
    }

    /** Where the units of each item come from, in the order taken; with what is missing. */
    List<String> takes(CaseKind kind, CaseItem... items) {
        return taking(kind, items).take().stream().map(PlacesFixture::told).toList();
    }

    List<String> takesWhole(Reason reason) {
        return taking(Application.cancellation(OrderId.of("1001"), reason)).take().stream()
                .map(PlacesFixture::told)
                .toList();
    }

    private static String told(ItemTaken item) {
        String from = item.taken().stream()
                .map(each -> each.units().quantity() + " " + each.units().place())
                .collect(Collectors.joining(", "));
        return item.item().line() + ": " + from + (item.missing() > 0 ? " missing " + item.missing() : "");
    }
}
