package io.aftersales.ports.views;

import io.aftersales.domain.cases.AfterSalesCase;
import io.aftersales.domain.cases.CaseWait;
import io.aftersales.domain.cases.Condition;
import io.aftersales.domain.cases.Finding;
import io.aftersales.domain.cases.GiftGrant;
import io.aftersales.domain.cases.Inspection;
import io.aftersales.domain.cases.RefundPart;
import io.aftersales.domain.cases.Replacement;
import io.aftersales.domain.cases.ReturnShipment;
import io.aftersales.domain.cases.Review;
import io.aftersales.domain.claims.CaseItem;
import io.aftersales.domain.claims.CaseMessage;
import io.aftersales.domain.claims.Evidence;
import io.aftersales.domain.claims.Submission;
import io.aftersales.domain.effects.Gift;
import io.aftersales.domain.effects.Route;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.lifecycle.CaseStatus;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.refunds.RefundBreakdown;
import io.aftersales.domain.refunds.Units;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.Role;
import io.aftersales.domain.shared.TenderId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A case as one reader may see it. Everything but {@code internal} is fit for the buyer; {@code internal} is null in a buyer's view.
 *
 * @param id order and number
 * @param kind what was asked for
 * @param status where the case stands
 * @param version how often the case was saved
 * @param buyer the host's id of the buyer
 * @param openedAt when the application was made
 * @param endedAt when the case came to the end it is at; null while it is open
 * @param items the units the case is about
 * @param wholeOrder whether the order is cancelled as a whole
 * @param compensation whether the case gives a compensation for which nothing comes back
 * @param giftsAlone whether that compensation gives no money
 * @param description the buyer's own words; empty for a compensation, whose reason is written for colleagues
 * @param evidence what the buyer showed
 * @param messages the questions of the shop and their answers, oldest first
 * @param approved the refund the case was approved for; null before, and where goods go out instead of money
 * @param rejection why the application was rejected, as the reviewer or the shop states it to the buyer; empty otherwise
 * @param returning the parcel that comes back; null when none does
 * @param inspection what was found in it; null before
 * @param replacement the goods that go out to the buyer; null when none do
 * @param refund what was booked and why; null before it was booked
 * @param payments the money and points that go back, one for each way they were paid
 * @param gifts points and coupons of a compensation
 * @param deadline until when the buyer has to act; null when the case does not wait for the buyer
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
        List<Item> items,
        boolean wholeOrder,
        boolean compensation,
        boolean giftsAlone,
        String description,
        List<Evidence> evidence,
        List<Message> messages,
        @Nullable Money approved,
        String rejection,
        @Nullable ReturnParcel returning,
        @Nullable Findings inspection,
        @Nullable NewGoods replacement,
        @Nullable RefundBreakdown refund,
        List<Payment> payments,
        List<Given> gifts,
        @Nullable Instant deadline,
        @Nullable Integer score,
        @Nullable AfterSalesCase internal) {

    /** Copies the lists. */
    public CaseView {
        items = List.copyOf(items);
        evidence = List.copyOf(evidence);
        messages = List.copyOf(messages);
        payments = List.copyOf(payments);
        gifts = List.copyOf(gifts);
    }

    /**
     * Units of a line, and why the buyer claims them.
     *
     * @param reason the code of the reason
     * @param wantedSku for an exchange, what is wanted instead; null otherwise
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
     * A question of the shop, or an answer.
     *
     * @param by which side wrote it; the buyer is not told which member of the staff did
     */
    public record Message(Party by, Instant at, String text) {
        static Message of(CaseMessage remark) {
            return new Message(Party.of(remark.by()), remark.at(), remark.text());
        }
    }

    /**
     * The parcel that comes back.
     *
     * @param warehouse where it is to be sent; empty when unknown
     * @param deadline until when it has to be posted
     * @param carrier who carries it; empty until known
     * @param trackingNumber the carrier's number; empty until known
     * @param postedAt when it was posted; null before
     * @param receivedAt when it arrived; null before
     * @param lost whether the carrier lost it
     */
    public record ReturnParcel(
            String warehouse,
            Instant deadline,
            String carrier,
            String trackingNumber,
            @Nullable Instant postedAt,
            @Nullable Instant receivedAt,
            boolean lost) {
        static ReturnParcel of(ReturnShipment parcel) {
            return new ReturnParcel(
                    parcel.warehouse(),
                    parcel.deadline(),
                    parcel.carrier(),
                    parcel.trackingNumber(),
                    parcel.postedAt(),
                    parcel.receivedAt(),
                    parcel.lost());
        }
    }

    /**
     * What the inspection found, without the inspector's notes.
     *
     * @param found units by line and condition
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

        static Findings of(Inspection inspection) {
            return new Findings(
                    inspection.at(),
                    inspection.findings().stream().map(Found::of).toList(),
                    inspection.accepted(),
                    inspection.failure(),
                    !inspection.sentBack().isEmpty());
        }
    }

    /** Units of a line in one condition. */
    public record Found(LineId line, Condition condition, long quantity) {
        static Found of(Finding finding) {
            return new Found(finding.line(), finding.condition(), finding.quantity());
        }
    }

    /**
     * Goods that go out to the buyer.
     *
     * @param carrier who carries them; empty until shipped
     * @param trackingNumber the carrier's number; empty until shipped
     * @param shippedAt when they left; null before
     * @param deliveredAt when they arrived; null before
     */
    public record NewGoods(
            List<Outgoing> goods,
            String carrier,
            String trackingNumber,
            @Nullable Instant shippedAt,
            @Nullable Instant deliveredAt) {
        /** Copies the list. */
        public NewGoods {
            goods = List.copyOf(goods);
        }

        static NewGoods of(Replacement replacement) {
            return new NewGoods(
                    replacement.goods().stream()
                            .map(each -> new Outgoing(each.line(), each.sku(), each.quantity()))
                            .toList(),
                    replacement.dispatch().carrier(),
                    replacement.dispatch().trackingNumber(),
                    replacement.dispatch().shippedAt(),
                    replacement.dispatch().deliveredAt());
        }
    }

    /** Units that go out for units of a line. */
    public record Outgoing(LineId line, String sku, long quantity) {}

    /**
     * What goes back on one tender.
     *
     * @param amount the money, or what the points were worth
     * @param points how many points, for a tender of points
     * @param route the way it takes
     * @param paidAt when it was paid; null before
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

    /** A gift, and how far it has come. */
    public record Given(Gift gift, Progress progress) {
        static Given of(GiftGrant part) {
            return new Given(part.gift(), Progress.of(part.state()));
        }
    }

    /** How far a payment or a gift has come. */
    public enum Progress {
        /** The shop is at work on it. */
        UNDER_WAY,
        /** The buyer has it. */
        DONE,
        /** It could not be paid or given, or was taken back; the shop takes care of it. */
        FAILED;

        static Progress of(RefundPart.State state) {
            return switch (state) {
                case WAITING, OPEN -> UNDER_WAY;
                case PAID -> DONE;
                case DEAD, REVERSED -> FAILED;
            };
        }
    }

    /** The view of the buyer of the case. */
    public static CaseView forBuyer(AfterSalesCase subject) {
        return viewed(subject, null);
    }

    /** The view of the staff and of the host's own processes: the buyer's view, and the whole case. */
    public static CaseView forStaff(AfterSalesCase subject) {
        return viewed(subject, subject);
    }

    /** The view of an actor in this role. */
    public static CaseView of(AfterSalesCase subject, Role reader) {
        return reader == Role.BUYER ? forBuyer(subject) : forStaff(subject);
    }

    /** The whole case, in a view for staff. */
    public Optional<AfterSalesCase> whole() {
        return Optional.ofNullable(internal);
    }

    private static CaseView viewed(AfterSalesCase subject, @Nullable AfterSalesCase internal) {
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
                asked.items().stream().map(Item::of).toList(),
                asked.whole(),
                compensation,
                compensation && Objects.requireNonNull(asked.compensation()).isGiftsAlone(),
                compensation ? "" : asked.description(),
                asked.evidence(),
                asked.remarks().stream().map(Message::of).toList(),
                approved(subject),
                subject.review().rejection(),
                subject.returning() == null ? null : ReturnParcel.of(subject.returning()),
                subject.inspection() == null ? null : Findings.of(subject.inspection()),
                subject.replacement() == null ? null : NewGoods.of(subject.replacement()),
                subject.refund().breakdown(),
                subject.refund().parts().stream().map(Payment::of).toList(),
                subject.refund().gifts().stream().map(Given::of).toList(),
                deadline(subject),
                subject.score(),
                internal);
    }

    /** The first of two approvals grants nothing yet, and where goods go out the amount is no money that is paid. */
    private static @Nullable Money approved(AfterSalesCase subject) {
        Review review = subject.review();
        boolean granted = review.at() != null && review.rejection().isEmpty();
        boolean pays = !subject.kind().sendsGoods() && subject.submission().compensation() == null;
        return granted && pays ? review.approvedAmount() : null;
    }

    private static @Nullable Instant deadline(AfterSalesCase subject) {
        ReturnShipment parcel = subject.returning();
        if (subject.status() == CaseStatus.WAITING_RETURN && parcel != null) {
            return parcel.postedAt() == null ? parcel.deadline() : null;
        }
        boolean waitsForBuyer =
                subject.status() == CaseStatus.AWAITING_INFO || subject.status() == CaseStatus.AWAITING_TOP_UP;
        return waitsForBuyer && subject.waiting().then() == CaseWait.Then.MOVE
                ? subject.waiting().dueAt()
                : null;
    }
}
