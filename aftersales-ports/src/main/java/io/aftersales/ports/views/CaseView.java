package io.aftersales.ports.views;

import io.aftersales.domain.cases.AfterSalesCase;
import io.aftersales.domain.cases.ApprovalTerms;
import io.aftersales.domain.cases.CaseWait;
import io.aftersales.domain.cases.GiftGrant;
import io.aftersales.domain.cases.Inbound;
import io.aftersales.domain.cases.Inspection;
import io.aftersales.domain.cases.Offer;
import io.aftersales.domain.cases.RefundPart;
import io.aftersales.domain.cases.Replacement;
import io.aftersales.domain.cases.Review;
import io.aftersales.domain.cases.TimelineEntry;
import io.aftersales.domain.claims.CaseItem;
import io.aftersales.domain.claims.CaseMessage;
import io.aftersales.domain.claims.Evidence;
import io.aftersales.domain.claims.Submission;
import io.aftersales.domain.effects.Gift;
import io.aftersales.domain.effects.RefundDestination;
import io.aftersales.domain.effects.Route;
import io.aftersales.domain.goods.Finding;
import io.aftersales.domain.goods.ReturnMethod;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.lifecycle.CaseStatus;
import io.aftersales.domain.lifecycle.InboundState;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.refunds.ExchangeTotal;
import io.aftersales.domain.refunds.PlacedUnits;
import io.aftersales.domain.refunds.RefundBreakdown;
import io.aftersales.domain.refunds.Units;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.Role;
import io.aftersales.domain.shared.TenderId;
import io.aftersales.ports.repositories.CasePosition;
import io.aftersales.ports.repositories.CaseSort;
import java.time.Instant;
import java.util.Currency;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A case as one reader may see it. Everything but {@code internal} may be shown to the buyer; {@code internal} is null in a buyer's view.
 *
 * @param id the order and the number of the case
 * @param kind the kind of case applied for
 * @param status the status of the case
 * @param version the version of the case, one higher with each save
 * @param buyer the host's id of the buyer
 * @param openedAt the moment of the application
 * @param endedAt the moment at which the case reached its end; null while it is open
 * @param changedAt the moment of the newest event that the reader may see
 * @param items the units of the case
 * @param wholeOrder whether the order is cancelled as a whole
 * @param compensation whether the case gives goodwill, for which nothing comes back
 * @param giftsAlone whether that goodwill gives no money
 * @param description the buyer's own words; empty for goodwill, whose reason is written for colleagues
 * @param evidence the buyer's evidence
 * @param messages the questions of the shop, their answers, and the words with a decision, oldest first
 * @param approved the refund for which the case was approved; null before, and where goods go out instead of money
 * @param fee the fee that the shop keeps for the approved case; null before, and where there is none
 * @param offer the last offer that the shop made to the buyer; null when there was none
 * @param rejection why the application was rejected, as the reviewer or the shop states it to the buyer; empty otherwise
 * @param returns the goods that the buyer sends back, one entry for each destination; none when none come back
 * @param inspection the findings in what the buyer sent; null before
 * @param replacement the goods that go out to the buyer; null when none do
 * @param refund the booked refund with its explanation; null before it was booked
 * @param payments the money and points that go back, one entry for each way they were paid
 * @param gifts the gifts beside the money: points and coupons of goodwill, the bonus on store credit
 * @param refundTo where the money goes
 * @param goodsKept whether the case paid for goods that stay with the buyer: nothing of them has to be sent back
 * @param deadline the moment until which the buyer has to act; null when the case does not wait for the buyer
 * @param score the buyer's rating, 1 to 5; null before
 * @param internal the whole case with everything the shop knows; null in a buyer's view
 */
public record CaseView(
        CaseId id,
        CaseKind kind,
        CaseStatus status,
        long version,
        String buyer,
        Instant openedAt,
        @Nullable Instant endedAt,
        Instant changedAt,
        List<Item> items,
        boolean wholeOrder,
        boolean compensation,
        boolean giftsAlone,
        String description,
        List<Evidence> evidence,
        List<Message> messages,
        @Nullable Money approved,
        @Nullable Money fee,
        @Nullable Offered offer,
        String rejection,
        List<ReturnParcel> returns,
        @Nullable Findings inspection,
        @Nullable NewGoods replacement,
        @Nullable RefundBreakdown refund,
        List<Payment> payments,
        List<Given> gifts,
        RefundDestination refundTo,
        boolean goodsKept,
        @Nullable Instant deadline,
        @Nullable Integer score,
        @Nullable AfterSalesCase internal) {

    /** Copies the lists. */
    public CaseView {
        items = List.copyOf(items);
        evidence = List.copyOf(evidence);
        returns = List.copyOf(returns);
        messages = List.copyOf(messages);
        payments = List.copyOf(payments);
        gifts = List.copyOf(gifts);
    }

    /**
     * Returns the position of the case in a list of this sort, after which the next page begins. Refuses a list sorted by what is due in a
     * buyer's view, which does not tell that.
     */
    public CasePosition position(CaseSort sort) {
        if (internal != null) {
            return sort.position(internal);
        }
        if (sort == CaseSort.DUE) {
            throw new IllegalArgumentException("a buyer's view does not tell what is due");
        }
        return new CasePosition(sort, sort == CaseSort.NEWEST ? openedAt : null, id);
    }

    /**
     * Units of a line, and why the buyer claims them.
     *
     * @param reason the code of the reason
     * @param wantedSku for an exchange, the SKU wanted instead; null otherwise
     */
    public record Item(
            LineId line,
            String sku,
            long quantity,
            String reason,
            @Nullable String wantedSku) {
        static Item of(CaseItem item) {
            return new Item(
                    item.line(), item.sku(), item.quantity(), item.reason().code(), item.wantedSku());
        }
    }

    /**
     * A question of the shop, the buyer's answer, or the shop's words with an approval or offer.
     *
     * @param by the side that wrote it; the buyer does not see which member of the staff did
     */
    public record Message(Party by, Instant at, String text) {
        static Message of(CaseMessage remark) {
            return new Message(Party.of(remark.by()), remark.at(), remark.text());
        }
    }

    /**
     * An offer of the shop to the buyer.
     *
     * @param state its progress
     * @param terms the terms, with amounts in minor units
     * @param paid the amount that the buyer gets if the shop then accepts everything; zero for none
     * @param asked the amount that the buyer is asked to pay for an exchange; zero for none
     * @param until the moment until which the buyer may answer
     */
    public record Offered(Offer.State state, ApprovalTerms terms, Money paid, Money asked, Instant until) {
        static @Nullable Offered of(@Nullable Offer offer) {
            return offer == null || offer.until() == null
                    ? null
                    : new Offered(
                            offer.state(),
                            offer.terms(),
                            offer.promise().paid(),
                            offer.promise().asked(),
                            offer.until());
        }
    }

    /**
     * Goods that come back from the buyer to one destination.
     *
     * @param number the number that names them in commands, counted from 1
     * @param units the units expected
     * @param warehouse the warehouse to send them to; empty when unknown
     * @param method the way in which they come
     * @param code the code that the buyer shows or uses; empty where there is none
     * @param state their progress
     * @param deadline the moment until which they have to be posted; null when the buyer was not asked to
     * @param carrier the carrier; empty until known
     * @param trackingNumber the carrier's number; empty until known
     * @param postedAt the moment they were posted; null before
     * @param receivedAt the moment they arrived; null before
     */
    public record ReturnParcel(
            int number,
            List<Units> units,
            String warehouse,
            ReturnMethod method,
            String code,
            InboundState state,
            @Nullable Instant deadline,
            String carrier,
            String trackingNumber,
            @Nullable Instant postedAt,
            @Nullable Instant receivedAt) {
        /** Copies the list. */
        public ReturnParcel {
            units = List.copyOf(units);
        }

        static ReturnParcel of(Inbound inbound) {
            Inbound.Label label = inbound.label();
            Inbound.Posting posting = inbound.posting();
            Inbound.Arrival arrival = inbound.arrival();
            String carrier = label == null ? "" : label.carrier();
            String number = label == null ? "" : label.trackingNumber();
            return new ReturnParcel(
                    inbound.number(),
                    PlacedUnits.byLine(inbound.units()),
                    inbound.warehouse(),
                    inbound.method(),
                    inbound.code(),
                    inbound.state(),
                    inbound.deadline(),
                    posting == null ? carrier : posting.carrier(),
                    posting == null ? number : posting.trackingNumber(),
                    posting == null ? null : posting.at(),
                    arrival == null ? null : arrival.at());
        }
    }

    /**
     * The findings of an inspection, without the inspector's notes.
     *
     * @param found units by line and grade
     * @param accepted the units that were accepted; empty until every unit has a finding
     * @param failure the code of why nothing was accepted; empty otherwise
     * @param sentBack whether refused goods went back to the buyer
     */
    public record Findings(Instant at, List<Found> found, List<Units> accepted, String failure, boolean sentBack) {
        /** Copies the lists. */
        public Findings {
            found = List.copyOf(found);
            accepted = List.copyOf(accepted);
        }

        static Findings of(Inspection inspection, List<Inbound> inbounds) {
            return new Findings(
                    inspection.at(),
                    inspection.findings().stream().map(Found::of).toList(),
                    inspection.accepted(),
                    inspection.failure(),
                    inbounds.stream().map(Inbound::sendBack).anyMatch(each -> each != null && each.isSent()));
        }
    }

    /** Units of a line in one grade. */
    public record Found(LineId line, String grade, long quantity) {
        static Found of(Finding finding) {
            return new Found(finding.line(), finding.grade().code(), finding.quantity());
        }
    }

    /**
     * The goods that go out to the buyer.
     *
     * @param carrier the carrier; empty until shipped
     * @param trackingNumber the carrier's number; empty until shipped
     * @param shippedAt the moment they left; null before
     * @param deliveredAt the moment they arrived; null before
     * @param topUp the request to the buyer to pay for dearer goods; null when the buyer was not asked
     * @param settled what was settled in an exchange; null before it was booked, and for goods that are sent once more
     * @param givenUp whether it is certain that no goods go out and that money takes their place
     */
    public record NewGoods(
            List<Outgoing> goods,
            String carrier,
            String trackingNumber,
            @Nullable Instant shippedAt,
            @Nullable Instant deliveredAt,
            @Nullable TopUp topUp,
            @Nullable Settled settled,
            boolean givenUp) {
        /** Copies the list. */
        public NewGoods {
            goods = List.copyOf(goods);
        }

        /** The ends at which nothing was given: neither goods nor money. */
        private static final Set<CaseStatus> UNPAID_ENDS = EnumSet.of(CaseStatus.REJECTED, CaseStatus.CLOSED);

        static NewGoods of(Replacement replacement, AfterSalesCase subject) {
            return new NewGoods(
                    replacement.goods().stream()
                            .map(each -> new Outgoing(each.line(), each.sku(), each.quantity()))
                            .toList(),
                    replacement.dispatch().carrier(),
                    replacement.dispatch().trackingNumber(),
                    replacement.dispatch().shippedAt(),
                    replacement.dispatch().deliveredAt(),
                    TopUp.of(replacement.difference(), subject),
                    Settled.of(replacement.difference()),
                    replacement.stock().isGivenUp() && !UNPAID_ENDS.contains(subject.status()));
        }
    }

    /**
     * A request to the buyer to pay the difference to dearer goods.
     *
     * @param until the moment until which the buyer has to pay; null when the case does not wait for the payment
     */
    public record TopUp(Money amount, State state, @Nullable Instant until) {
        /** The progress of a request. */
        public enum State {
            /** The buyer is asked to pay. */
            OPEN,
            /** The buyer has paid. */
            PAID,
            /** The request does not count any more: it was not paid, or what was paid goes back or went back. */
            ENDED
        }

        static @Nullable TopUp of(Replacement.PriceDifference difference, AfterSalesCase subject) {
            Money approved = subject.review().approvedAmount();
            if (difference.topUp() == null || approved == null) {
                return null;
            }
            State state = switch (difference.state()) {
                case ASKED, CANCELLING -> State.OPEN;
                case PAID -> State.PAID;
                case NOTHING_ASKED, CANCELLED, PAID_LATE, TAKEN_BACK -> State.ENDED;
            };
            boolean isAwaited = state == State.OPEN && subject.status() == CaseStatus.AWAITING_TOP_UP;
            return new TopUp(
                    Money.ofMinor(difference.total().asked(), approved.currency()),
                    state,
                    isAwaited ? deadline(subject) : null);
        }
    }

    /**
     * The money that an exchange settled.
     *
     * @param difference the difference: positive when the new goods were dearer
     * @param kept the fee and the deduction that the shop kept
     * @param paidOnTop the amount that the buyer paid; zero when nothing was
     * @param paidBack the amount that goes back to the buyer, as far as it was captured; zero when nothing does
     */
    public record Settled(Money difference, Money kept, Money paidOnTop, Money paidBack) {
        static @Nullable Settled of(Replacement.PriceDifference settled) {
            if (!settled.isBooked()) {
                return null;
            }
            ExchangeTotal total = settled.total();
            Currency currency = settled.bookings().get(0).currency();
            Money paidBack = Money.ofMinor(0, currency);
            for (RefundBreakdown each : settled.bookings()) {
                paidBack = paidBack.plus(each.paidOut());
            }
            return new Settled(
                    Money.ofMinor(total.difference(), currency),
                    Money.ofMinor(total.kept(), currency),
                    Money.ofMinor(total.asked(), currency),
                    paidBack);
        }
    }

    /** Units that go out for units of a line. */
    public record Outgoing(LineId line, String sku, long quantity) {}

    /**
     * A payment to the buyer on one tender.
     *
     * @param amount the money, or the worth of the points
     * @param points the number of points, for a tender of points
     * @param route the refund destination
     * @param paidAt the moment it was paid; null before
     */
    public record Payment(
            TenderId tender,
            Money amount,
            long points,
            Route route,
            Progress progress,
            @Nullable Instant paidAt) {
        static Payment of(RefundPart part) {
            return new Payment(
                    part.tender().id(),
                    part.amount(),
                    part.points(),
                    part.route(),
                    Progress.of(part.state()),
                    part.paidAt());
        }
    }

    /** A gift to the buyer, and its progress. */
    public record Given(Gift gift, Progress progress) {
        static Given of(GiftGrant part) {
            return new Given(part.gift(), Progress.of(part.state()));
        }
    }

    /** The progress of a payment or a gift. */
    public enum Progress {
        /** The shop is working on it. */
        UNDER_WAY,
        /** The buyer has it. */
        DONE,
        /** The payment or gift failed, or was taken back; the shop takes care of it. */
        FAILED;

        static Progress of(RefundPart.State state) {
            return switch (state) {
                case WAITING, OPEN -> UNDER_WAY;
                case PAID -> DONE;
                case DEAD, REVERSED -> FAILED;
            };
        }
    }

    /**
     * The buyer's view of a case.
     *
     * @param timeline the events of the case, in order
     */
    public static CaseView forBuyer(AfterSalesCase subject, List<TimelineEntry> timeline) {
        return of(subject, timeline, Role.BUYER);
    }

    /**
     * The view of a case for staff and for the host's own processes: the buyer's view, and the whole case.
     *
     * @param timeline the events of the case, in order
     */
    public static CaseView forStaff(AfterSalesCase subject, List<TimelineEntry> timeline) {
        return of(subject, timeline, Role.SYSTEM);
    }

    /**
     * The view of a case for an actor in this role.
     *
     * @param timeline the events of the case, in order
     */
    public static CaseView of(AfterSalesCase subject, List<TimelineEntry> timeline, Role reader) {
        return viewed(subject, TimelineView.newest(subject, timeline, reader), reader == Role.BUYER ? null : subject);
    }

    /** The buyer's view of a case as if nothing had happened to it since, for what does not ask when it changed. */
    static CaseView atOpening(AfterSalesCase subject) {
        return viewed(subject, subject.submission().at(), null);
    }

    /** The whole case, in a view for staff; empty in a buyer's view. */
    public Optional<AfterSalesCase> whole() {
        return Optional.ofNullable(internal);
    }

    private static CaseView viewed(AfterSalesCase subject, Instant changedAt, @Nullable AfterSalesCase internal) {
        Submission asked = subject.submission();
        boolean compensation = asked.compensation() != null;
        return new CaseView(
                subject.id(),
                subject.kind(),
                subject.status(),
                subject.version(),
                asked.buyer(),
                asked.at(),
                subject.endedAt(),
                changedAt,
                asked.items().stream().map(Item::of).toList(),
                asked.whole(),
                compensation,
                compensation && Objects.requireNonNull(asked.compensation()).isGiftsAlone(),
                compensation ? "" : asked.description(),
                asked.evidence(),
                asked.remarks().stream().map(Message::of).toList(),
                approved(subject),
                fee(subject),
                Offered.of(subject.review().offer()),
                subject.review().rejection(),
                subject.inbounds().stream()
                        .filter(Inbound::isFromBuyer)
                        .map(ReturnParcel::of)
                        .toList(),
                subject.inspection() == null ? null : Findings.of(subject.inspection(), subject.inbounds()),
                subject.replacement() == null ? null : NewGoods.of(subject.replacement(), subject),
                subject.refund().breakdown(),
                subject.refund().parts().stream().map(Payment::of).toList(),
                subject.refund().gifts().stream().map(Given::of).toList(),
                subject.refundTo(),
                subject.goodsKept(),
                deadline(subject),
                subject.score(),
                internal);
    }

    /**
     * The approved refund; null if there is none. The first of two approvals grants nothing yet, and where goods go out the approved amount
     * is not money that is paid.
     */
    private static @Nullable Money approved(AfterSalesCase subject) {
        boolean pays = !subject.kind().sendsGoods() && subject.submission().compensation() == null;
        return isGranted(subject.review()) && pays ? subject.review().approvedAmount() : null;
    }

    private static @Nullable Money fee(AfterSalesCase subject) {
        Review review = subject.review();
        Money amount = review.approvedAmount();
        return isGranted(review) && amount != null && review.terms().fee() > 0
                ? Money.ofMinor(review.terms().fee(), amount.currency())
                : null;
    }

    private static boolean isGranted(Review review) {
        return review.at() != null && review.rejection().isEmpty();
    }

    private static @Nullable Instant deadline(AfterSalesCase subject) {
        Optional<Inbound> toPost = subject.inbounds().stream()
                .filter(each -> each.state() == InboundState.AWAITED)
                .findFirst();
        if (toPost.isPresent()) {
            return toPost.get().deadline();
        }
        boolean waitsForBuyer = subject.status() == CaseStatus.AWAITING_INFO
                || subject.status() == CaseStatus.OFFERED
                || subject.status() == CaseStatus.AWAITING_TOP_UP;
        return waitsForBuyer && subject.waiting().then() == CaseWait.Then.MOVE
                ? subject.waiting().dueAt()
                : null;
    }
}
