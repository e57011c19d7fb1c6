package io.aftersales.domain.cases;

import io.aftersales.domain.claims.CaseItem;
import io.aftersales.domain.claims.Submission;
import io.aftersales.domain.effects.Alarm;
import io.aftersales.domain.effects.Effect;
import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.effects.Goods;
import io.aftersales.domain.effects.Notice;
import io.aftersales.domain.effects.RefundDestination;
import io.aftersales.domain.goods.GoodsStop;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.lifecycle.CaseMove;
import io.aftersales.domain.lifecycle.CaseStatus;
import io.aftersales.domain.lifecycle.InboundMove;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.refunds.BookingContext;
import io.aftersales.domain.refunds.OrderAccount;
import io.aftersales.domain.refunds.PlacedUnits;
import io.aftersales.domain.refunds.Units;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.TenderId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Collects one decision about a case: its moves, events and effects. No other class assigns a status. */
final class CaseDraft {
    private final DecisionContext context;
    private final CaseId id;
    private final CaseKind kind;
    private final String namespace;
    private final long version;
    private final List<TimelineEntry> events = new ArrayList<>();
    private final List<Effect> effects = new ArrayList<>();
    private final int eventsBefore;
    private final int effectsBefore;
    private final TicketNeed attentionBefore;
    private final CaseWait waitingBefore;
    private final Set<String> staffBefore;
    private final boolean appealedBefore;
    private final @Nullable CaseStatus statusBefore;
    private final @Nullable Instant endedBefore;
    private @Nullable CaseStatus status;
    private Actor by;
    private boolean waitRestarts;
    private @Nullable CaseWait waiting;

    Submission submission;
    List<PlacedUnits> holds;
    Review review;

    List<Inbound> inbounds;

    @Nullable
    Advance advance;

    @Nullable
    Inspection inspection;

    @Nullable
    Replacement replacement;

    List<GoodsStop> stops;

    @Nullable
    Closing closing;

    CaseRefund refund;
    List<ParkedEffect> parked;

    @Nullable
    Integer score;

    OrderAccount account;

    /** Starts the draft of a new case. */
    CaseDraft(CaseId id, CaseKind kind, Submission submission, OrderAccount account, DecisionContext context) {
        this.context = context;
        this.by = context.by();
        this.id = id;
        this.kind = kind;
        this.namespace = context.policy().namespace();
        this.version = 0;
        this.eventsBefore = 0;
        this.effectsBefore = 0;
        this.attentionBefore = TicketNeed.NONE;
        this.statusBefore = null;
        this.endedBefore = null;
        this.waitingBefore = CaseWait.forNothing(context.now());
        this.staffBefore = Set.of();
        this.appealedBefore = false;
        this.submission = submission;
        this.holds = List.of();
        this.review = Review.NONE;
        this.stops = List.of();
        this.inbounds = List.of();
        this.refund = CaseRefund.NONE;
        this.parked = List.of();
        this.account = account;
    }

    /** Starts the draft of a change to a case. */
    CaseDraft(AfterSalesCase before, OrderAccount account, DecisionContext context) {
        this.context = context;
        this.by = context.by();
        this.id = before.id();
        this.kind = before.kind();
        this.namespace = before.namespace();
        this.version = before.version();
        this.eventsBefore = before.events();
        this.effectsBefore = before.effects();
        this.attentionBefore = before.attention();
        this.status = before.status();
        this.statusBefore = before.status();
        this.endedBefore = before.endedAt();
        this.waitingBefore = before.waiting();
        this.staffBefore = before.staff();
        this.appealedBefore = before.review().appeal() != null;
        this.submission = before.submission();
        this.holds = before.holds();
        this.review = before.review();
        this.inbounds = before.inbounds();
        this.closing = before.closing();
        this.advance = before.advance();
        this.inspection = before.inspection();
        this.replacement = before.replacement();
        this.stops = before.stops();
        this.refund = before.refund();
        this.parked = before.parked();
        this.score = before.score();
        this.account = account;
    }

    DecisionContext context() {
        return context;
    }

    /** Names the library itself as the actor of everything decided from here on. */
    CaseDraft byItself() {
        by = Actor.SYSTEM;
        return this;
    }

    CaseId id() {
        return id;
    }

    CaseKind kind() {
        return kind;
    }

    CaseStatus status() {
        return Objects.requireNonNull(status, "a case without a first move");
    }

    /**
     * Takes a move and adds its event; a move that is not in the table is a defect of this library and an {@link IllegalStateException}.
     */
    CaseDraft move(CaseMove move, CaseEvent event) {
        status = move.target(kind, status)
                .orElseThrow(() -> new IllegalStateException(move + " from " + status + " for " + kind));
        waitRestarts = true;
        return write(move, event);
    }

    /** Adds an event that does not change the status. */
    CaseDraft note(CaseEvent event) {
        return write(null, event);
    }

    private CaseDraft write(@Nullable CaseMove move, CaseEvent event) {
        int number = eventsBefore + events.size() + 1;
        events.add(new TimelineEntry(id, number, event, move, status(), by, context.now()));
        return this;
    }

    /** Adds an effect. Effects are kept by rank, and effects of one rank in the order in which they were added. */
    CaseDraft owe(Effect effect) {
        int place = effects.size();
        while (place > 0 && effects.get(place - 1).rank() > effect.rank()) {
            place--;
        }
        effects.add(place, effect);
        return this;
    }

    /** Closes the case for a reason: goods that may still come are not expected any more, units and stock are released. */
    CaseDraft close(CaseMove move, CaseEvent event, Closing.Reason why) {
        move(move, event);
        closing = new Closing(why, context.now());
        review = review.withoutOpenOffer();
        release();
        inbounds.stream()
                .filter(each -> InboundMove.GIVE_UP.target(each.state()).isPresent())
                .forEach(this::giveUp);
        return this;
    }

    // --- goods that come back

    Inbound inbound(int number) {
        return inbounds.get(number - 1);
    }

    /** Returns the inbounds that count: those since the appeal, where there was one. */
    List<Inbound> counting() {
        return review.counting(inbounds);
    }

    void add(Inbound inbound) {
        var all = new ArrayList<>(inbounds);
        all.add(inbound);
        inbounds = List.copyOf(all);
    }

    void replace(Inbound changed) {
        var all = new ArrayList<>(inbounds);
        all.set(changed.number() - 1, changed);
        inbounds = List.copyOf(all);
    }

    /** Expects goods no longer. */
    void giveUp(Inbound inbound) {
        cancelWaybill(inbound);
        replace(inbound.taking(InboundMove.GIVE_UP, CaseWait.forNothing(context.now())));
    }

    /** Cancels the shop's waybill for goods that will not travel on it. */
    void cancelWaybill(Inbound inbound) {
        Inbound.Label label = inbound.label();
        boolean taken = inbound.posting() != null && !inbound.posting().onLabel();
        if (label != null && !taken) {
            owe(new Effect.CancelReturnWaybill(once("cancel-waybill"), label.key()));
        }
    }

    // --- units and stock

    /** Releases the units of the case, and the stock reserved for it, in the same write. */
    CaseDraft release() {
        return releaseUnits().releaseStock();
    }

    /** Releases the units of the case. */
    CaseDraft releaseUnits() {
        if (!holds.isEmpty()) {
            account = account.release(bookingContext(), holds);
            holds = List.of();
        }
        return this;
    }

    /** Releases some of the units that the case holds. */
    CaseDraft release(List<PlacedUnits> some) {
        if (!some.isEmpty()) {
            account = account.release(bookingContext(), some);
            holds = PlacedUnits.besides(holds, some);
        }
        return this;
    }

    /** Returns the units the case holds, by line. */
    List<Units> held() {
        return PlacedUnits.byLine(holds);
    }

    /** Returns where units were taken from that the case holds; of more units than are meant, the first ones. */
    List<PlacedUnits> placed(List<Units> meant) {
        return PlacedUnits.first(holds, meant);
    }

    /** Releases the stock that is reserved for the case, if any is. */
    CaseDraft releaseStock() {
        Replacement goods = replacement;
        if (goods != null && goods.stock().isHeld()) {
            replacement = goods.with(Replacement.Stock.RELEASED);
            owe(new Effect.ReleaseStock(once("release"), reason(), goods.reservation(), List.of()));
        }
        return this;
    }

    Replacement replacement() {
        return Objects.requireNonNull(replacement, "a case without goods that go out");
    }

    Money money(long minor) {
        return Money.ofMinor(minor, account.frozen().currency());
    }

    /** Notifies the buyer. The buyer hears nothing of goodwill that is not granted, because the buyer never asked for it. */
    CaseDraft notifyBuyer(Notice.Kind what) {
        boolean refused = what == Notice.Kind.REJECTED || what == Notice.Kind.CLOSED || what == Notice.Kind.EXPIRED;
        return refused && submission.isGoodwill() ? this : tell(Notice.toBuyer(what, submission.buyer()));
    }

    CaseDraft tell(Notice notice) {
        return owe(new Effect.Notify(once("notice"), notice));
    }

    CaseDraft alarm(Alarm alarm, String detail) {
        return owe(new Effect.RaiseAlarm(once("alarm"), alarm, detail));
    }

    CaseDraft waitsFor(CaseWait next) {
        waiting = next;
        return this;
    }

    BookingContext bookingContext() {
        return new BookingContext(id, by, context.now());
    }

    EffectKey key(String step, int epoch) {
        return EffectKey.of(namespace, id, step, epoch);
    }

    /** Returns the key of an effect that is owed only once and never again. */
    EffectKey once(String step) {
        return key(step, effectsBefore + effects.size() + 1);
    }

    /**
     * Returns the code of the buyer's first reason, as partners keep it with what they do for the case. A case without items is GOODWILL, or
     * the REFUND of an order without lines.
     */
    String reason() {
        List<CaseItem> items = submission.items();
        if (!items.isEmpty()) {
            return items.get(0).reason().code();
        }
        return submission.isGoodwill() ? RefundPart.Purpose.GOODWILL.name() : RefundPart.Purpose.REFUND.name();
    }

    /** Returns where the money of the case goes: as the terms of its approval say, else as the buyer asked. */
    RefundDestination destination() {
        return review.terms().destination(submission.refundTo());
    }

    /** Returns an id for a further payment of the buyer that no other tender of the order has. */
    TenderId newTender(String name) {
        String free = name + "-" + id.number();
        while (account.tender(TenderId.of(free)).isPresent()) {
            free += "+";
        }
        return TenderId.of(free);
    }

    /** Returns units as a warehouse counts them, by SKU. */
    List<Goods> goods(List<Units> units) {
        var goods = new ArrayList<Goods>(units.size());
        for (Units each : units) {
            goods.add(new Goods(account.sku(each.line()), each.quantity()));
        }
        return goods;
    }

    /** Returns the lines of the sale that the case is about, even where an exchange has replaced their goods. */
    List<LineId> roots() {
        var roots = new LinkedHashSet<LineId>();
        for (CaseItem item : submission.items()) {
            roots.add(account.root(item.line()));
        }
        return List.copyOf(roots);
    }

    Change done() {
        Set<String> staff = staff();
        AfterSalesCase decided = next(nextWaiting(), attentionBefore, staff);
        TicketUpdates.Update update =
                new TicketUpdates(decided, statusBefore, events, context).made(() -> once("ticket"));
        if (update.owed() == null) {
            return new Change(decided, account, events, effects);
        }
        owe(update.owed());
        return new Change(next(decided.waiting(), update.need(), staff), account, events, effects);
    }

    private AfterSalesCase next(CaseWait wait, TicketNeed need, Set<String> staff) {
        return new AfterSalesCase(
                id,
                kind,
                status(),
                version,
                namespace,
                submission,
                holds,
                review,
                inbounds,
                advance,
                inspection,
                replacement,
                stops,
                refund,
                parked,
                wait,
                need,
                endedAt(),
                closing,
                score,
                staff,
                eventsBefore + events.size(),
                effectsBefore + effects.size());
    }

    /** Returns the moment the case ended; a case that was at an end and still is keeps its moment. Null while the case is open. */
    private @Nullable Instant endedAt() {
        if (!status().isEnd()) {
            return null;
        }
        return endedBefore == null ? context.now() : endedBefore;
    }

    /** Returns the staff who had a part in the case. What is done after an appeal does not bar from deciding about it. */
    private Set<String> staff() {
        Actor actor = context.by();
        if (appealedBefore || events.isEmpty() || !actor.role().isStaff() || staffBefore.contains(actor.id())) {
            return staffBefore;
        }
        var all = new ArrayList<>(staffBefore);
        all.add(actor.id()); // who is not among them
        return Set.of(all.toArray(String[]::new));
    }

    private CaseWait nextWaiting() {
        if (waiting != null) {
            return waiting;
        }
        return waitRestarts ? DeadlineRules.starting(status(), context) : waitingBefore;
    }
}
