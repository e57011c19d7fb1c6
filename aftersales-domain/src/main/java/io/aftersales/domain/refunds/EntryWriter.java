package io.aftersales.domain.refunds;

import io.aftersales.domain.effects.Route;
import io.aftersales.domain.orders.Tender;
import io.aftersales.domain.refunds.AccountEntry.Kind;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.Place;
import io.aftersales.domain.shared.TenderId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The entries written on an account since it was loaded, and the means to write the next one. */
final class EntryWriter {
    private final long before;
    private final List<AccountEntry> written;
    private Set<LineId> touched;
    private boolean touchedMore;
    private final @Nullable BookingContext context;

    /**
     * Creates a writer that continues the stored entries.
     *
     * @param before the number of entries stored when the account was loaded
     * @param written the entries written since then
     * @param touched the lines that moved since then; never changed, because most verbs move lines that are among them
     * @param context the case, actor and time of the next entries; null where none will be written
     */
    EntryWriter(long before, List<AccountEntry> written, Set<LineId> touched, @Nullable BookingContext context) {
        this.before = before;
        this.written = new ArrayList<>(written);
        this.touched = touched;
        this.context = context;
    }

    long before() {
        return before;
    }

    List<AccountEntry> written() {
        return List.copyOf(written);
    }

    /** Returns a writer without entries, for an account that was just loaded. */
    static EntryWriter none(long before) {
        return new EntryWriter(before, List.of(), Set.of(), null);
    }

    Set<LineId> touched() {
        return Set.copyOf(touched);
    }

    /** Marks a line as changed since it was loaded. */
    void touch(LineId line) {
        if (touched.contains(line)) {
            return;
        }
        if (!touchedMore) {
            touched = new HashSet<>(touched);
            touchedMore = true;
        }
        touched.add(line);
    }

    void units(Kind kind, PlacedUnits units) {
        append(kind, units.line(), units.place(), units.quantity(), null, 0, 0, 0, null, null, null, now());
    }

    /**
     * Writes an entry of units without a place.
     *
     * @param reference the provider's reference of the refund that was made elsewhere for them; null for units of an opening balance
     */
    void units(Kind kind, Units units, @Nullable String reference) {
        append(kind, units.line(), null, units.quantity(), null, 0, 0, 0, null, null, reference, now());
    }

    /** Writes an entry of money that the shop keeps; a zero amount writes none. */
    void kept(Kind kind, long amount) {
        if (amount > 0) {
            append(kind, null, null, 0, null, amount, 0, 0, null, null, null, now());
        }
    }

    void money(Kind kind, TenderId tender, long amount, long points) {
        append(kind, null, null, 0, tender, amount, 0, points, null, null, null, now());
    }

    void settlement(Kind kind, Settlement paid) {
        append(
                kind,
                null,
                null,
                0,
                paid.tender(),
                paid.amount(),
                0,
                paid.points(),
                paid.key(),
                paid.route(),
                paid.reference(),
                paid.occurredAt());
    }

    void topUp(Tender paid, String key) {
        append(Kind.TOP_UP, null, null, 0, paid.id(), paid.captured(), 0, 0, key, null, paid.paymentReference(), now());
    }

    void external(TenderId tender, long amount, String reference, Instant occurredAt) {
        append(Kind.EXTERNAL, null, null, 0, tender, amount, 0, 0, null, null, reference, occurredAt);
    }

    void externalReversed(TenderId tender, long amount, String reference, Instant occurredAt) {
        append(Kind.EXTERNAL_REVERSED, null, null, 0, tender, amount, 0, 0, null, null, reference, occurredAt);
    }

    void capture(TenderId tender, long amount, String reference) {
        append(Kind.CAPTURE, null, null, 0, tender, amount, 0, 0, null, null, reference, now());
    }

    void amended(long payable) {
        append(Kind.AMENDED, null, null, 0, null, payable, 0, 0, null, null, null, now());
    }

    /** Writes what a booking gave back under each tax rate. */
    void credited(List<RefundBreakdown.OfRate> rates) {
        credited(Kind.CREDITED, context().caseId(), rates);
    }

    /** Writes what was given back under each tax rate, for a case that may be another than the one it is entered on. */
    void credited(Kind kind, @Nullable CaseId of, List<RefundBreakdown.OfRate> rates) {
        for (RefundBreakdown.OfRate each : rates) {
            append(kind, of, null, null, 0, null, each.gross(), each.tax(), 0, null, null, each.rate(), now());
        }
    }

    void coupon(String coupon) {
        append(Kind.COUPON_BACK, null, null, 0, null, 0, 0, 0, null, null, coupon, now());
    }

    /** Writes an entry of store credit that is a gift. */
    void gift(Kind kind, long amount, String key, String reference) {
        append(kind, null, null, 0, null, amount, 0, 0, key, Route.BALANCE, reference, now());
    }

    /** Returns the case that writes the entries; null for entries without one. */
    @Nullable
    CaseId caseIdIfAny() {
        return context().caseId();
    }

    /** Returns the case that writes the entries. */
    CaseId caseId() {
        return Objects.requireNonNull(context().caseId(), "an exchange is booked without a case");
    }

    private Instant now() {
        return context().at();
    }

    private BookingContext context() {
        return Objects.requireNonNull(context, "an entry is written without a booking context");
    }

    private void append(
            Kind kind,
            @Nullable LineId line,
            @Nullable Place place,
            long units,
            @Nullable TenderId tender,
            long amount,
            long tax,
            long points,
            @Nullable String key,
            @Nullable Route route,
            @Nullable String reference,
            Instant occurredAt) {
        append(
                kind,
                context().caseId(),
                line,
                place,
                units,
                tender,
                amount,
                tax,
                points,
                key,
                route,
                reference,
                occurredAt);
    }

    private void append(
            Kind kind,
            @Nullable CaseId caseId,
            @Nullable LineId line,
            @Nullable Place place,
            long units,
            @Nullable TenderId tender,
            long amount,
            long tax,
            long points,
            @Nullable String key,
            @Nullable Route route,
            @Nullable String reference,
            Instant occurredAt) {
        written.add(new AccountEntry(
                before + written.size() + 1,
                kind,
                caseId,
                line,
                place,
                units,
                tender,
                amount,
                tax,
                points,
                key,
                route,
                reference,
                context().by(),
                occurredAt,
                now()));
    }
}
