package io.aftersales.domain.lifecycle;

import static io.aftersales.domain.lifecycle.CaseKind.EXCHANGE;
import static io.aftersales.domain.lifecycle.CaseKind.REFUND_ONLY;
import static io.aftersales.domain.lifecycle.CaseKind.RESHIP;
import static io.aftersales.domain.lifecycle.CaseKind.RETURN_REFUND;
import static io.aftersales.domain.lifecycle.CaseStatus.APPROVED;
import static io.aftersales.domain.lifecycle.CaseStatus.AWAITING_INFO;
import static io.aftersales.domain.lifecycle.CaseStatus.AWAITING_TOP_UP;
import static io.aftersales.domain.lifecycle.CaseStatus.CLOSED;
import static io.aftersales.domain.lifecycle.CaseStatus.EXCHANGED;
import static io.aftersales.domain.lifecycle.CaseStatus.EXCHANGING;
import static io.aftersales.domain.lifecycle.CaseStatus.INSPECTING;
import static io.aftersales.domain.lifecycle.CaseStatus.INSPECTION_FAILED;
import static io.aftersales.domain.lifecycle.CaseStatus.INSPECTION_PASSED;
import static io.aftersales.domain.lifecycle.CaseStatus.PENDING_REVIEW;
import static io.aftersales.domain.lifecycle.CaseStatus.REFUNDED;
import static io.aftersales.domain.lifecycle.CaseStatus.REFUNDING;
import static io.aftersales.domain.lifecycle.CaseStatus.REFUND_FAILED;
import static io.aftersales.domain.lifecycle.CaseStatus.REJECTED;
import static io.aftersales.domain.lifecycle.CaseStatus.RESHIPPED;
import static io.aftersales.domain.lifecycle.CaseStatus.RESHIPPING;
import static io.aftersales.domain.lifecycle.CaseStatus.RETURNED;
import static io.aftersales.domain.lifecycle.CaseStatus.WAITING_RETURN;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The table of moves: which verb leads from where to where, and for which kinds of case. It is the only statement of the life cycle;
 * guards that look at more than the status (deadlines passed, parcels posted) are asked after the move is known to be legal.
 */
public enum CaseMove {
    /** The application is made. */
    SUBMIT(start()),
    /** The reviewer asks something. */
    REQUEST_INFO(path(PENDING_REVIEW, AWAITING_INFO)),
    /** The buyer answers. */
    PROVIDE_INFO(path(AWAITING_INFO, PENDING_REVIEW)),
    /** It is granted. */
    APPROVE(path(PENDING_REVIEW, APPROVED)),
    /** It is not granted. */
    REJECT(path(PENDING_REVIEW, REJECTED), path(AWAITING_INFO, REJECTED)),
    /** The buyer is asked to send the goods. */
    AWAIT_RETURN(path(APPROVED, WAITING_RETURN, RETURN_REFUND, EXCHANGE)),
    /** The goods are on their way back; carrier and number are known. */
    POST(path(WAITING_RETURN, WAITING_RETURN, RETURN_REFUND, EXCHANGE)),
    /** The parcel arrived, or its carrier lost it. */
    RECEIVE(path(WAITING_RETURN, RETURNED, RETURN_REFUND, EXCHANGE)),
    /** The first look into the parcel. */
    INSPECT(path(RETURNED, INSPECTING, RETURN_REFUND, EXCHANGE)),
    /** At least one unit is accepted. */
    PASS(path(INSPECTING, INSPECTION_PASSED, RETURN_REFUND, EXCHANGE)),
    /** No unit is accepted. */
    FAIL(path(INSPECTING, INSPECTION_FAILED, RETURN_REFUND, EXCHANGE)),
    /** The money is booked and sent, or sent again. */
    REFUND(
            path(APPROVED, REFUNDING, REFUND_ONLY),
            path(INSPECTION_PASSED, REFUNDING, RETURN_REFUND),
            path(REFUND_FAILED, REFUNDING)),
    /** All of it is paid. */
    SETTLE_REFUND(path(REFUNDING, REFUNDED)),
    /** Every route of some part is dead, or the provider took it back. */
    FAIL_REFUND(path(REFUNDING, REFUND_FAILED), path(REFUNDED, REFUND_FAILED)),
    /** The new goods are dearer. */
    AWAIT_TOP_UP(path(INSPECTION_PASSED, AWAITING_TOP_UP, EXCHANGE)),
    /** The new goods are sent. */
    SHIP_EXCHANGE(path(INSPECTION_PASSED, EXCHANGING, EXCHANGE), path(AWAITING_TOP_UP, EXCHANGING, EXCHANGE)),
    /** The new goods arrived, and the difference is settled. */
    EXCHANGE_DELIVERED(path(EXCHANGING, EXCHANGED, EXCHANGE)),
    /** The goods are sent once more. */
    SHIP_RESHIP(path(APPROVED, RESHIPPING, RESHIP)),
    /** They arrived. */
    RESHIP_DELIVERED(path(RESHIPPING, RESHIPPED, RESHIP)),
    /** The replacement will definitely not go out: money instead. */
    CONVERT_TO_REFUND(
            path(APPROVED, REFUNDING, RESHIP),
            path(AWAITING_TOP_UP, REFUNDING, EXCHANGE),
            path(EXCHANGING, REFUNDING, EXCHANGE),
            path(RESHIPPING, REFUNDING, RESHIP)),
    /** The buyer gives up: before the decision, while a parcel is being intercepted, or before anything was posted. */
    WITHDRAW(
            path(PENDING_REVIEW, CLOSED),
            path(AWAITING_INFO, CLOSED),
            path(APPROVED, CLOSED, REFUND_ONLY),
            path(WAITING_RETURN, CLOSED, RETURN_REFUND, EXCHANGE)),
    /** The buyer let a deadline pass. */
    EXPIRE(path(AWAITING_INFO, CLOSED), path(WAITING_RETURN, CLOSED, RETURN_REFUND, EXCHANGE)),
    /** The shop ends it: refused goods are on their way back, an interception missed, the buyer's own carrier lost the parcel. */
    CLOSE(
            path(INSPECTION_FAILED, CLOSED, RETURN_REFUND, EXCHANGE),
            path(APPROVED, CLOSED, REFUND_ONLY),
            path(WAITING_RETURN, CLOSED, RETURN_REFUND, EXCHANGE));

    /**
     * One row of the table.
     *
     * @param from where it starts; null before there is a case
     * @param to where it leads
     * @param kinds for which kinds of case
     */
    public record Path(@Nullable CaseStatus from, CaseStatus to, List<CaseKind> kinds) {
        /** Copies the list. */
        public Path {
            kinds = List.copyOf(kinds);
        }
    }

    @SuppressWarnings("ImmutableEnumChecker") // List.of is immutable, its type does not say so
    private final List<Path> paths;

    CaseMove(Path... paths) {
        this.paths = List.of(paths);
    }

    private static Path start() {
        return new Path(null, PENDING_REVIEW, List.of(CaseKind.values()));
    }

    private static Path path(CaseStatus from, CaseStatus to, CaseKind... kinds) {
        return new Path(from, to, List.of(kinds.length == 0 ? CaseKind.values() : kinds));
    }

    /** Where this move leads from a status, for a kind of case; empty where it is not possible. */
    public Optional<CaseStatus> target(CaseKind kind, @Nullable CaseStatus from) {
        for (Path path : paths) {
            if (path.from() == from && path.kinds().contains(kind)) {
                return Optional.of(path.to());
            }
        }
        return Optional.empty();
    }

    /** Its rows of the table. */
    public List<Path> paths() {
        return paths;
    }
}
