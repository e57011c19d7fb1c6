package io.aftersales.domain.refunds;

import io.aftersales.domain.money.Apportionment;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.orders.Discount;
import io.aftersales.domain.orders.DiscountKind;
import io.aftersales.domain.orders.OrderSnapshot;
import io.aftersales.domain.orders.Sale;
import io.aftersales.domain.orders.Tender;
import io.aftersales.domain.refunds.AccountRejection.AmountExceeded;
import io.aftersales.domain.refunds.AccountRejection.ExternalRefundKnown;
import io.aftersales.domain.refunds.AccountRejection.QuantityExceeded;
import io.aftersales.domain.refunds.AccountRejection.UnknownLine;
import io.aftersales.domain.refunds.AccountRejection.UnknownTender;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.CheckReturnValue;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.domain.shared.Rejection;
import io.aftersales.domain.shared.TenderId;
import io.vavr.control.Either;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The one account of an order, for every kind of case on it: which units are held and back, what is owed and settled on each
 * tender, what is left. Immutable; every verb answers the account after it, with the {@link #entries() entries} written since it was
 * loaded.
 *
 * <p>At all times {@code paid = refunded + kept + remaining}, where kept is fees and what was waived. Only refunds made elsewhere can
 * drive what remains below zero.
 */
@CheckReturnValue
public final class OrderAccount {
    private final AccountState standing;
    private final long version;
    private final int cases;
    private final long entriesBefore;
    private final List<AccountEntry> entries;
    private final Set<LineId> touched;

    OrderAccount(AccountState standing, long version, int cases, EntryWriter all) {
        this.standing = standing;
        this.version = version;
        this.cases = cases;
        this.entriesBefore = all.before();
        this.entries = all.written();
        this.touched = all.touched();
    }

    /** The account of an order on which nothing was done yet. */
    public static OrderAccount open(FrozenOrder frozen) {
        return new AccountEditor(frozen).close();
    }

    /**
     * The account of an order: the one that is known, else a new one for the sale, under the policy. A sale that cannot be true is refused
     * with INVALID_ORDER or ORDER_DOES_NOT_BALANCE.
     */
    public static Either<Rejection, OrderAccount> knownOrOpened(
            @Nullable OrderAccount known, Sale sale, RefundPolicy policy) {
        return known != null
                ? Either.right(known)
                : OrderSnapshot.of(sale).map(snapshot -> open(FrozenOrder.of(snapshot, policy)));
    }

    /** The account of an order on which something was given back before; refuses unknown lines and tenders, and too much. */
    public static Either<Rejection, OrderAccount> open(
            FrozenOrder frozen, OpeningBalance opening, BookingContext stamp) {
        OrderAccount empty = open(frozen);
        Optional<Rejection> refused =
                empty.whyNotHold(opening.units()).or(() -> empty.whyNotRefunded(opening.refunded()));
        if (refused.isPresent()) {
            return Either.left(refused.get());
        }
        var books = new AccountEditor(empty, stamp);
        books.openWith(opening);
        return Either.right(books.close());
    }

    private Optional<Rejection> whyNotRefunded(Map<TenderId, Long> amounts) {
        Optional<TenderId> unknown =
                amounts.keySet().stream().filter(id -> tender(id).isEmpty()).min(Comparator.comparing(TenderId::value));
        if (unknown.isPresent()) {
            return Optional.of(new UnknownTender(unknown.get()));
        }
        for (TenderBalance tender : standing.tenders()) {
            long minor = amounts.getOrDefault(tender.tender().id(), 0L);
            if (minor > tender.left()) {
                return Optional.of(exceeded(minor, tender.left()));
            }
        }
        return Optional.empty();
    }

    /** The account as it was stored. */
    public static OrderAccount restore(FrozenOrder frozen, AccountRecord moving) {
        return new AccountEditor(frozen, moving).close();
    }

    // --- units

    /** Claims units for a case; refuses UNKNOWN_LINE for any of them, then QUANTITY_EXCEEDED. */
    public Either<Rejection, OrderAccount> hold(BookingContext stamp, List<Units> asked) {
        List<Units> units = Units.summed(asked);
        Optional<Rejection> refused = whyNotHold(units);
        if (refused.isPresent()) {
            return Either.left(refused.get());
        }
        var books = new AccountEditor(this, stamp);
        units.forEach(books::hold);
        return Either.right(books.close());
    }

    private Optional<Rejection> whyNotHold(List<Units> units) {
        for (Units each : units) {
            if (!has(each.line())) {
                return Optional.of(new UnknownLine(each.line()));
            }
        }
        for (Units each : units) {
            long left = unitsLeft(each.line());
            if (each.quantity() > left) {
                return Optional.of(new QuantityExceeded(each.line(), each.quantity(), left));
            }
        }
        return Optional.empty();
    }

    /** Gives held units free again. */
    public OrderAccount release(BookingContext stamp, List<Units> held) {
        var books = new AccountEditor(this, stamp);
        Units.summed(held).forEach(books::release);
        return books.close();
    }

    /** Every unit that is neither held nor back; refuses QUANTITY_EXCEEDED when an order with lines has none. */
    public Either<Rejection, List<Units>> wholeOrder() {
        var all = new ArrayList<Units>();
        AccountLines lines = standing.lines();
        for (int i = 0; i < lines.count(); i++) {
            long left = standing.unitsLeft(i);
            if (left > 0) {
                all.add(new Units(lines.get(i).id(), left));
            }
        }
        if (all.isEmpty() && lines.count() > 0) {
            return Either.left(
                    new QuantityExceeded(lines.get(0).id(), lines.get(0).quantity(), 0));
        }
        return Either.right(List.copyOf(all));
    }

    // --- money

    /**
     * What booking this claim would pay, without writing it. The units may be held or free, it makes no difference. Refuses
     * AMOUNT_EXCEEDED when more was agreed on than the total after fees.
     */
    public Either<Rejection, RefundBreakdown> quote(RefundClaim claim) {
        return agreed(claim, RefundCalculator.amounts(standing, claim))
                .map(amounts -> BreakdownWriter.ofClaim(standing, claim, amounts));
    }

    /**
     * The total of a claim that a reviewer is to approve, minor units. Refuses AMOUNT_EXCEEDED for a fee of the case above the refund that
     * it is taken from, and what {@link #quote} refuses. When fewer units are accepted later, the fee is a ceiling: see {@link #book}.
     */
    public Either<Rejection, Long> approvalTotal(RefundClaim claim) {
        BookingAmounts amounts = RefundCalculator.amounts(standing, claim);
        return amounts.ownFee < claim.fee()
                ? Either.left(exceeded(claim.fee(), amounts.ownFee))
                : agreed(claim, amounts).map(each -> each.total);
    }

    /** An agreed amount is not more than what is left after fees. */
    private Either<Rejection, BookingAmounts> agreed(RefundClaim claim, BookingAmounts amounts) {
        long afterFees = amounts.total + amounts.waived;
        return claim.agreed() != null && claim.agreed() > afterFees
                ? Either.left(exceeded(claim.agreed(), afterFees))
                : Either.right(amounts);
    }

    /**
     * What these units were paid, minor units, as the next ones to leave their lines: neither limits nor earlier refunds nor discounts
     * that come off later have a part in it.
     */
    public long valueOf(List<Units> units) {
        List<ExchangedUnits> same = Units.summed(units).stream()
                .map(each -> new ExchangedUnits(each.line(), each.quantity(), sku(each.line()), null))
                .toList();
        long value = 0;
        for (long worth : standing.worth(same)) {
            value = Math.addExact(value, worth);
        }
        return value;
    }

    /** What booking this claim would pay, minor units; the number alone, for many of them. */
    public long worth(RefundClaim claim) {
        return RefundCalculator.amounts(standing, claim).total;
    }

    /**
     * Books what was accepted: entitlement moves here and only here. Held units that were accepted are back, the others are free
     * again; the money is owed. An agreed amount is a ceiling here, and a fee takes no more than there is.
     *
     * @param held the units the case held
     * @param accepted what was accepted of them
     */
    public Booking book(BookingContext stamp, List<Units> held, RefundClaim accepted) {
        BookingAmounts amounts = RefundCalculator.amounts(standing, accepted);
        RefundBreakdown breakdown = BreakdownWriter.ofClaim(standing, accepted, amounts);
        var books = new AccountEditor(this, stamp);
        books.book(held, accepted, amounts, breakdown);
        return new Booking(books.close(), breakdown);
    }

    /** Books a compensation; refuses UNKNOWN_LINE, and AMOUNT_EXCEEDED above what is left of its lines, of shipping, or of the order. */
    public Either<Rejection, Booking> goodwill(BookingContext stamp, Goodwill goodwill) {
        for (LineId line : goodwill.lines()) {
            if (!has(line)) {
                return Either.left(new UnknownLine(line));
            }
        }
        long[] room =
                goodwill.lines().stream().mapToLong(standing::goodwillRoom).toArray();
        long most = standing.mostGoodwill(goodwill, room);
        if (goodwill.amount() > most) {
            return Either.left(exceeded(goodwill.amount(), most));
        }
        long[] perLine = room.length == 0 ? room : Apportionment.apportion(goodwill.amount(), room);
        RefundBreakdown breakdown = BreakdownWriter.ofGoodwill(standing, goodwill, perLine);
        var books = new AccountEditor(this, stamp);
        books.giveGoodwill(goodwill, perLine, breakdown);
        return Either.right(new Booking(books.close(), breakdown));
    }

    /** Money that was owed has been paid. */
    public OrderAccount settle(BookingContext stamp, Settlement settlement) {
        var books = new AccountEditor(this, stamp);
        books.settle(settlement);
        return books.close();
    }

    /** A payment came back to the shop; the money is owed again. */
    public OrderAccount takeBack(BookingContext stamp, Settlement settlement) {
        var books = new AccountEditor(this, stamp);
        books.takeBack(settlement);
        return books.close();
    }

    /**
     * Records a refund made elsewhere, such as a chargeback. It may overdraw the tender and the order, which then pay nothing more.
     * Refuses UNKNOWN_TENDER, and EXTERNAL_REFUND_KNOWN for a reference recorded before.
     *
     * @param minor minor units, at least 1
     * @param occurredAt when it happened at the provider
     */
    public Either<Rejection, OrderAccount> external(
            BookingContext stamp, TenderId tender, long minor, String reference, Instant occurredAt) {
        if (minor < 1) {
            throw new IllegalArgumentException("an external refund of " + minor);
        }
        if (tender(tender).isEmpty()) {
            return Either.left(new UnknownTender(tender));
        }
        if (totals().externalReferences().contains(reference)) {
            return Either.left(new ExternalRefundKnown(reference));
        }
        var books = new AccountEditor(this, stamp);
        books.external(tender, minor, reference, occurredAt);
        return Either.right(books.close());
    }

    // --- exchanges and reshipments

    /**
     * What exchanging these units would settle, minor units: positive when the buyer has to pay more, negative when some goes back.
     * That is at most what returning the units would pay; neither shipping nor fees have a part in it.
     */
    public long difference(List<ExchangedUnits> swaps) {
        return standing.difference(swaps);
    }

    /** By how much the first of these swaps that is not even is dearer, or cheaper, than what it replaces; 0 when all are even. */
    public long firstDifference(List<ExchangedUnits> swaps) {
        return standing.firstDifference(swaps);
    }

    /**
     * Books an exchange: units leave their lines for good, and lines open for what replaces them, held by the case until it ends. A
     * surplus is owed on the tenders.
     *
     * @param held the units the case held; those that are not exchanged are free again
     * @param difference what is settled, see {@link #difference}; what the buyer pays more was {@linkplain #topUp booked} before
     */
    public Booking exchange(BookingContext stamp, List<Units> held, List<ExchangedUnits> swaps, long difference) {
        long[] worth = standing.worth(swaps);
        RefundBreakdown surplus = BreakdownWriter.ofSurplus(standing, swaps, worth, difference);
        var books = new AccountEditor(this, stamp);
        books.exchange(held, swaps, worth, difference, surplus);
        return new Booking(books.close(), surplus);
    }

    /**
     * The buyer paid a difference. It is a means of payment like the others from then on.
     *
     * @param paid what was paid; its id is new to the order
     * @param key the effect key under which it was asked for
     */
    public OrderAccount topUp(BookingContext stamp, Tender paid, String key) {
        if (tender(paid.id()).isPresent()) {
            throw new IllegalArgumentException("the order has a tender " + paid.id() + " already");
        }
        var books = new AccountEditor(this, stamp);
        books.topUp(paid, key);
        return books.close();
    }

    /**
     * What is left of a difference that was paid although nobody waited for it any more is owed: all of it, when this follows {@link
     * #topUp} in the same decision.
     */
    public OrderAccount returnTopUp(BookingContext stamp, TenderId paid) {
        var books = new AccountEditor(this, stamp);
        books.returnTopUp(paid);
        return books.close();
    }

    /**
     * What had been paid on top was taken back from the shop. It counts as given back elsewhere, and what the exchange brought is worth
     * so much less. Empty where it was recorded before under this reference.
     *
     * @param exchange the case it was paid for
     */
    public Optional<OrderAccount> topUpTakenBack(
            BookingContext stamp, CaseId exchange, TenderId paid, String reference) {
        if (totals().externalReferences().contains(reference)) {
            return Optional.empty();
        }
        var books = new AccountEditor(this, stamp);
        books.topUpTakenBack(exchange, paid, reference, stamp.at());
        return Optional.of(books.close());
    }

    /** The goods of an exchange were delivered: from then on its lines can be returned within their window. */
    public OrderAccount delivered(BookingContext stamp, CaseId exchange) {
        var books = new AccountEditor(this, stamp);
        books.delivered(exchange, stamp.at());
        return books.close();
    }

    /** Units that were sent again arrived; they are free again. */
    public OrderAccount reshipped(BookingContext stamp, List<Units> held) {
        var books = new AccountEditor(this, stamp);
        for (Units units : Units.summed(held)) {
            books.release(units);
            books.reshipped(units, stamp.at());
        }
        return books.close();
    }

    /** Something was sent for goods of this order, under the host's id of it. */
    public OrderAccount replacedBy(BookingContext stamp, String order) {
        var books = new AccountEditor(this, stamp);
        books.replacedBy(order);
        return books.close();
    }

    /** The coupons that are to be handed back now: those of a fully refunded order on which no money is owed, once. */
    public List<String> couponsDue() {
        boolean due = frozen().policy().couponGoesBack()
                && isFullyRefunded()
                && !totals().couponsReturned()
                && moneyOwed() == 0;
        if (!due) {
            return List.of();
        }
        return frozen().sale().discounts().stream()
                .filter(discount -> discount.kind().equals(DiscountKind.COUPON))
                .map(Discount::id)
                .toList();
    }

    /** The coupons {@linkplain #couponsDue() due} are handed back. */
    public OrderAccount returnCoupons(BookingContext stamp) {
        var books = new AccountEditor(this, stamp);
        books.returnCoupons(couponsDue());
        return books.close();
    }

    // --- cases and versions

    /** The id the next case of this order will have. */
    public CaseId nextCase() {
        return new CaseId(order(), cases + 1);
    }

    /** With one more case on the order. */
    public OrderAccount withCase() {
        return new OrderAccount(standing, version, cases + 1, new EntryWriter(entriesBefore, entries, touched, null));
    }

    /** The version it was loaded with; a repository compares it and stores {@link #saved()}. */
    public long version() {
        return version;
    }

    /** The same account one version later, its entries written. */
    public OrderAccount saved() {
        return new OrderAccount(standing, version + 1, cases, EntryWriter.none(entriesBefore + entries.size()));
    }

    /** What was written since it was loaded, to be appended by a repository. */
    public List<AccountEntry> entries() {
        return entries;
    }

    /**
     * The lines that are not as they were loaded: their {@link #line balance}, or for one that an exchange opened what it is worth and when
     * it arrived. With the tenders its entries name, and the sums, they are all a repository has to write.
     */
    public Set<LineId> touchedLines() {
        return touched;
    }

    /** The part that changes, to be stored. */
    public AccountRecord moving() {
        return new AccountRecord(
                version,
                cases,
                entriesBefore + entries.size(),
                replacements(),
                standing.balances().values().toJavaList(),
                standing.tenders(),
                standing.totals());
    }

    // --- what can be asked

    /** The order. */
    public OrderId order() {
        return frozen().sale().id();
    }

    /** The part that never changes. */
    public FrozenOrder frozen() {
        return standing.frozen();
    }

    /** What was really paid, minor units; with what was paid on top in exchanges. */
    public long paid() {
        return standing.paid();
    }

    /** Everything decided to be given back, paid yet or not, here or elsewhere; minor units. */
    public long refunded() {
        return standing.refunded();
    }

    /** What is owed on tenders a payment provider pays, minor units; points are given back apart from it. */
    public long moneyOwed() {
        return standing.moneyOwed();
    }

    /** What the shop keeps: fees and what was waived; minor units. */
    public long kept() {
        return standing.kept();
    }

    /** What is neither given back nor kept; minor units. Negative only when refunds made elsewhere overdrew the order. */
    public long remaining() {
        return standing.remaining();
    }

    /** What may still be given back, minor units. */
    public long left() {
        return standing.left();
    }

    /** Whether the order has this line, from the sale or from an exchange. */
    public boolean has(LineId line) {
        return standing.lines().indexOf(line) >= 0;
    }

    /** What the buyer has on a line of the order. */
    public String sku(LineId line) {
        return standing.lines().of(line).sku();
    }

    /** The line of the sale this one goes back to; itself, unless an exchange opened it. */
    public LineId root(LineId line) {
        return frozen().line(standing.lines().of(line).root()).id();
    }

    /** The lines that exchanges opened, in the order in which they did. */
    public List<ReplacementLine> replacements() {
        return standing.lines().replacements();
    }

    /** The line an exchange opened under this id; empty for lines of the sale. */
    public Optional<ReplacementLine> replacement(LineId line) {
        for (ReplacementLine each : replacements()) {
            if (each.line().equals(line)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }

    /** Units of a line that are neither held nor back nor exchanged; 0 for a line the order does not have. */
    public long unitsLeft(LineId id) {
        int i = standing.lines().indexOf(id);
        return i < 0 ? 0 : standing.unitsLeft(i);
    }

    /** Units held by open cases, all lines together. */
    public long unitsHeld() {
        return standing.running().held();
    }

    /** What was done to a line so far; all zero for a line never touched. */
    public LineBalance line(LineId id) {
        int i = standing.lines().indexOf(id);
        if (i < 0) {
            throw new IllegalArgumentException("the order has no line " + id);
        }
        return standing.balance(i);
    }

    /** The tenders with what came back on them, in the order's order. */
    public List<TenderBalance> tenders() {
        return standing.tenders();
    }

    /** One tender with what came back on it. */
    public Optional<TenderBalance> tender(TenderId id) {
        return standing.tender(id);
    }

    /** The sums. */
    public AccountTotals totals() {
        return standing.totals();
    }

    /** Whether every unit is back, or the order without lines cancelled. */
    public boolean isEverythingBack() {
        return standing.isEverythingBack();
    }

    /** Whether everything is back and nothing is left. Never by money alone. */
    public boolean isFullyRefunded() {
        return isEverythingBack() && left() == 0;
    }

    @Override
    public String toString() {
        return "OrderAccount[" + order() + " v" + version + ": paid " + paid() + ", refunded " + refunded() + ", kept "
                + kept() + ", remaining " + remaining() + ", " + unitsHeld() + " units held]";
    }

    // --- for the books

    AccountState standing() {
        return standing;
    }

    int cases() {
        return cases;
    }

    EntryWriter entries(BookingContext stamp) {
        return new EntryWriter(entriesBefore, entries, touched, stamp);
    }

    private AmountExceeded exceeded(long asked, long most) {
        return new AmountExceeded(Money.ofMinor(asked, frozen().currency()), Money.ofMinor(most, frozen().currency()));
    }
}
