package io.aftersales.examples.oms.console;

import io.aftersales.domain.cases.Action;
import io.aftersales.domain.cases.AfterSalesCase;
import io.aftersales.domain.cases.CaseDecisions;
import io.aftersales.domain.cases.Inbound;
import io.aftersales.domain.cases.Permissions;
import io.aftersales.domain.cases.RefundPart;
import io.aftersales.domain.cases.TimelineEntry;
import io.aftersales.domain.claims.GoodwillGrant;
import io.aftersales.domain.effects.Route;
import io.aftersales.domain.goods.Finding;
import io.aftersales.domain.goods.GoodsStop;
import io.aftersales.domain.goods.Grade;
import io.aftersales.domain.lifecycle.CaseStatus;
import io.aftersales.domain.lifecycle.InboundMove;
import io.aftersales.domain.lifecycle.InboundState;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.orders.OrderFacts;
import io.aftersales.domain.orders.OrderLine;
import io.aftersales.domain.refunds.ExchangeQuote;
import io.aftersales.domain.refunds.PlacedUnits;
import io.aftersales.domain.refunds.RefundBreakdown;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.tickets.TicketId;
import io.aftersales.examples.oms.shop.Catalog;
import io.aftersales.ports.desks.CaseFile;
import io.aftersales.ports.texts.EventText;
import io.aftersales.ports.texts.RefundTable;
import io.aftersales.ports.views.CaseView;
import io.aftersales.ports.views.TimelineView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Case as staff see it on its page: the library's views, what its forms offer to choose from, and lines in words. */
public final class StaffCase {
    /** The fields in which a person writes. */
    private static final List<String> WORDS = List.of(
            "question",
            "answer",
            "reason",
            "why",
            "words",
            "note",
            "agreed",
            "difference",
            "fee",
            "amount",
            "reference",
            "carrier",
            "trackingNumber",
            "warehouse",
            "surplus");

    private final CaseFile file;
    private final AfterSalesCase whole;
    private final OrderFacts order;
    private final Catalog catalog;
    private final ShopRules rules;
    private final Reader reader;
    private final CaseQuotes.@Nullable Quote quote;
    private final @Nullable ExchangeQuote exchange;

    StaffCase(CaseFile file, OrderFacts order, Catalog catalog, ShopRules rules, CaseQuotes quotes, Reader reader) {
        this.file = file;
        this.whole = file.subject().whole().orElseThrow();
        this.order = order;
        this.catalog = catalog;
        this.rules = rules;
        this.reader = reader;
        // Read here, not while the page is written: a page that has begun cannot tell any more that the database
        // failed.
        boolean decides = offered(Action.APPROVE) || offered(Action.OFFER);
        quote = decides ? quotes.ofApplication(whole.id()) : null;
        exchange = quote == null ? quotes.ofExchange(whole.id()) : null;
    }

    /** Event in words. */
    public record Line(Instant at, String text, String by, CaseStatus status) {}

    /** Units of a line that an inspector grades. */
    public record ToGrade(LineId line, String sku, long expected) {}

    /** Returns the view of the case. */
    public CaseView view() {
        return file.subject();
    }

    /** Returns the whole case. */
    public AfterSalesCase whole() {
        return whole;
    }

    /** Tells whether the reader can take an action now. */
    public boolean may(String action) {
        return offered(Action.valueOf(action));
    }

    /** Tells whether the reader can do anything at all on the page. */
    public boolean mayAct() {
        return !forms().isEmpty();
    }

    /** Returns the actions for which the page has a form, in the order of the page. */
    public List<Action> forms() {
        return StaffActions.ON_PAGE.stream().filter(this::offered).toList();
    }

    private boolean offered(Action action) {
        return file.allowed().contains(action);
    }

    /** Tells whether an appeal waits for a decision that others than the reader have to make. */
    public boolean isAppealForOthers() {
        return Permissions.allows(reader.actor(), Action.REJECT, whole)
                && CaseDecisions.isAppealForOthers(whole, reader.actor());
    }

    /** Returns how many lines of the timeline the page shows, which its forms carry. */
    public int seen() {
        return CaseNews.seen(file);
    }

    /** Returns what the reader typed into a refused form of an action that is not on the page any more. */
    public List<String> typedInVain(Typed entered) {
        boolean isHere = forms().stream().anyMatch(each -> entered.form().startsWith(each.name()));
        return isHere
                ? List.of()
                : WORDS.stream()
                        .map(field -> entered.values().getOrDefault(field, "").strip())
                        .filter(each -> !each.isEmpty())
                        .toList();
    }

    /** Returns what the application comes to now, for a reader who is about to decide; null for another. */
    public CaseQuotes.@Nullable Quote quote() {
        return quote;
    }

    /** Returns what goodwill gives, in words; none for another case. */
    public List<String> goodwill() {
        GoodwillGrant grant = whole.submission().compensation();
        if (grant == null) {
            return List.of();
        }
        var given = new ArrayList<String>();
        if (!grant.isGiftsAlone()) {
            given.add(money(grant.money().amount()));
        }
        grant.gifts().forEach(each -> given.add(reader.gift(each)));
        return given;
    }

    /** Returns the rows of a quoted refund, goods by their names. */
    public List<RefundTable.Row> rows(RefundBreakdown refund) {
        return RefundTable.of(refund, view().refundTo(), reader.texts()).rows();
    }

    /** Returns what an exchange that was decided about will settle; null for a case that settles nothing. */
    public @Nullable ExchangeQuote exchange() {
        return exchange;
    }

    /** Returns the way of the case. */
    public LifeCycle cycle() {
        List<CaseStatus> been = new ArrayList<>();
        file.timeline().stream().map(TimelineView::status).forEach(been::add);
        been.add(whole.status());
        return LifeCycle.of(whole.kind(), been);
    }

    /** Returns the events in words, the newest first. */
    public List<Line> timeline() {
        var lines = new ArrayList<Line>();
        for (TimelineView line : file.timeline()) {
            TimelineEntry entry = line.whole().orElseThrow();
            lines.add(new Line(
                    line.at(), EventText.of(entry.event(), reader.texts()), person(entry.by()), line.status()));
        }
        Collections.reverse(lines);
        return lines;
    }

    /** Writes who did something. */
    public String person(Actor actor) {
        return reader.person(actor);
    }

    /** Returns the SKU of a line of the order. */
    public String sku(LineId line) {
        return order.sale().lines().stream()
                .filter(each -> each.id().equals(line))
                .map(OrderLine::sku)
                .findFirst()
                .orElse(line.value());
    }

    /** Returns the name of a product. */
    public String name(String sku) {
        return catalog.name(sku, reader.locale());
    }

    /** Returns the name of the product of a line. */
    public String product(LineId line) {
        return name(sku(line));
    }

    /** Writes the place of goods. */
    public String place(Object place) {
        return place.toString().equals("-") ? reader.say("place.none") : reader.word(place.toString());
    }

    /** Returns the currency of the order. */
    public Currency currency() {
        return order.sale().currency();
    }

    /** Writes an amount of minor units. */
    public String money(long minor) {
        return reader.money(Money.ofMinor(minor, currency()));
    }

    /** Returns the rows of the refund, goods by their names; none before it is booked. */
    public List<RefundTable.Row> refund() {
        return view().refund() == null
                ? List.of()
                : RefundTable.of(view(), reader.texts()).rows();
    }

    /** Returns the newest ticket of the case; null when it never needed a person. */
    public @Nullable TicketId ticket() {
        int tickets = whole.attention().tickets();
        return tickets == 0 ? null : new TicketId(whole.id(), tickets);
    }

    /** Writes what comes back in an inbound, and where from. */
    public String summary(Inbound inbound) {
        String units = reader.list(all(inbound).stream().map(each -> each.expected() + " × " + name(each.sku())));
        return inbound.parcel() == null ? units : reader.say("aside", units, inbound.parcel());
    }

    // --- what the forms offer

    /** Returns the goods that may arrive. */
    public List<Inbound> toReceive() {
        return open(InboundMove.ARRIVE);
    }

    /** Returns the goods that may be lost. */
    public List<Inbound> toLose() {
        return open(InboundMove.LOSE);
    }

    /** Returns the goods of which a posting can be told. */
    public List<Inbound> toPost() {
        return open(InboundMove.SEND).stream().filter(Inbound::isFromBuyer).toList();
    }

    /** Returns the goods to inspect. */
    public List<Inbound> toInspect() {
        return open(InboundMove.LOOK);
    }

    /** Returns the goods of which findings can be corrected. */
    public List<Inbound> toCorrect() {
        return whole.inbounds().stream()
                .filter(each ->
                        each.state() == InboundState.INSPECTED && each.inspected() != null && each.isFromBuyer())
                .toList();
    }

    private List<Inbound> open(InboundMove move) {
        return whole.inbounds().stream()
                .filter(each -> move.target(each.state()).isPresent())
                .toList();
    }

    /** Returns the lines of an inbound that have no finding yet. */
    public List<ToGrade> expected(Inbound inbound) {
        return byLine(inbound.remaining());
    }

    /** Returns all lines of an inbound. */
    public List<ToGrade> all(Inbound inbound) {
        return byLine(inbound.units());
    }

    private List<ToGrade> byLine(List<PlacedUnits> units) {
        Map<LineId, Long> sums = new LinkedHashMap<>();
        units.forEach(each -> sums.merge(each.line(), each.quantity(), Long::sum));
        var rows = new ArrayList<ToGrade>();
        sums.forEach((line, quantity) -> rows.add(new ToGrade(line, sku(line), quantity)));
        return rows;
    }

    /** Returns the grades that an inspector chooses from, for goods that arrived or were lost. */
    public List<Grade> grades(Inbound inbound) {
        return inbound.state() == InboundState.LOST ? List.of(Grade.LOST_ON_RETURN) : rules.grades();
    }

    /** Returns how many units of a line were found in a grade; empty for none. */
    public String found(Inbound inbound, LineId line, Grade grade) {
        long units = inbound.findings().stream()
                .filter(each -> each.line().equals(line) && each.grade().equals(grade))
                .mapToLong(Finding::quantity)
                .sum();
        return units == 0 ? "" : Long.toString(units);
    }

    /** Returns the stops whose answer is awaited. */
    public List<GoodsStop> asked() {
        return whole.stops().stream().filter(GoodsStop::isAsked).toList();
    }

    /** Returns the parcels that are lost. */
    public List<GoodsStop> lost() {
        return whole.stops().stream()
                .filter(each -> each.state() == GoodsStop.State.LOST)
                .toList();
    }

    /** Returns the payments that a person makes by hand. */
    public List<RefundPart> byHand() {
        return whole.refund().parts().stream()
                .filter(each -> each.state() == RefundPart.State.OPEN && each.route() == Route.OFFLINE)
                .toList();
    }

    /** Returns the payments that are known from the staff's statement alone. */
    public List<RefundPart> stated() {
        return whole.refund().parts().stream()
                .filter(RefundPart::isStatedByStaff)
                .toList();
    }

    /** Returns the payments, those that were never made last. */
    public List<RefundPart> payments() {
        return whole.refund().parts().stream()
                .sorted(Comparator.comparing(RefundPart::purpose))
                .toList();
    }
}
