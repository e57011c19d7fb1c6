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
import static io.aftersales.domain.lifecycle.CaseStatus.OFFERED;
import static io.aftersales.domain.lifecycle.CaseStatus.PENDING_REVIEW;
import static io.aftersales.domain.lifecycle.CaseStatus.REFUNDED;
import static io.aftersales.domain.lifecycle.CaseStatus.REFUNDING;
import static io.aftersales.domain.lifecycle.CaseStatus.REFUND_FAILED;
import static io.aftersales.domain.lifecycle.CaseStatus.REJECTED;
import static io.aftersales.domain.lifecycle.CaseStatus.RESHIPPED;
import static io.aftersales.domain.lifecycle.CaseStatus.RESHIPPING;
import static io.aftersales.domain.lifecycle.CaseStatus.RETURNED;
import static io.aftersales.domain.lifecycle.CaseStatus.WAITING_RETURN;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The moves of a case from status to status, with the kinds of case that each move is for. This table is the only statement of the life
 * cycle; guards that look at more than the status (deadlines passed, parcels posted) are asked after the move is known to be legal.
 */
public enum CaseMove {
    /** The application is submitted, or the goodwill proposed. */
    SUBMIT(start()),
    /** The shop asks the buyer for information. */
    REQUEST_INFO(path(PENDING_REVIEW, AWAITING_INFO)),
    /** The buyer answers the question, or an agent for the buyer. */
    PROVIDE_INFO(path(AWAITING_INFO, PENDING_REVIEW)),
    /** The shop offers the buyer the terms on which it would approve the application. */
    OFFER(path(PENDING_REVIEW, OFFERED, REFUND_ONLY, RETURN_REFUND, EXCHANGE)),
    /** The buyer accepts the offer, which approves the application on its terms. */
    ACCEPT(path(OFFERED, APPROVED, REFUND_ONLY, RETURN_REFUND, EXCHANGE)),
    /** The offer ends: the buyer declined it or let it pass, or it cannot be kept any more. */
    DECLINE(path(OFFERED, PENDING_REVIEW, REFUND_ONLY, RETURN_REFUND, EXCHANGE)),
    /** The application is approved. */
    APPROVE(path(PENDING_REVIEW, APPROVED)),
    /** The application is rejected. */
    REJECT(
            path(PENDING_REVIEW, REJECTED),
            path(AWAITING_INFO, REJECTED),
            path(OFFERED, REJECTED, REFUND_ONLY, RETURN_REFUND, EXCHANGE)),
    /** The buyer appeals against a rejection, or against an inspection that accepted nothing. */
    APPEAL(path(REJECTED, PENDING_REVIEW), path(CLOSED, PENDING_REVIEW, RETURN_REFUND, EXCHANGE)),
    /** The shop asks the buyer to send the goods. */
    AWAIT_RETURN(path(APPROVED, WAITING_RETURN, RETURN_REFUND, EXCHANGE)),
    /** The goods are posted; carrier and number are known. */
    POST(path(WAITING_RETURN, WAITING_RETURN, RETURN_REFUND, EXCHANGE)),
    /** The first goods arrived, their carrier lost them, or they were there before the case. */
    RECEIVE(path(WAITING_RETURN, RETURNED, RETURN_REFUND, EXCHANGE), path(APPROVED, RETURNED, RETURN_REFUND)),
    /** Goods arrive that were not expected any more, and the case goes on. */
    REOPEN(path(CLOSED, RETURNED, RETURN_REFUND)),
    /** The inspection of the returned goods starts. */
    INSPECT(path(RETURNED, INSPECTING, RETURN_REFUND, EXCHANGE)),
    /** The inspection ends with at least one accepted unit. */
    PASS(path(INSPECTING, INSPECTION_PASSED, RETURN_REFUND, EXCHANGE)),
    /** The inspection ends without an accepted unit. */
    FAIL(path(INSPECTING, INSPECTION_FAILED, RETURN_REFUND, EXCHANGE)),
    /** The refund is booked and sent, or sent again; from APPROVED where nothing has to come back first. */
    REFUND(
            path(APPROVED, REFUNDING, REFUND_ONLY, RETURN_REFUND),
            path(WAITING_RETURN, REFUNDING, RETURN_REFUND),
            path(RETURNED, REFUNDING, RETURN_REFUND),
            path(INSPECTING, REFUNDING, RETURN_REFUND),
            path(INSPECTION_PASSED, REFUNDING, RETURN_REFUND),
            path(REFUND_FAILED, REFUNDING)),
    /** The refund is paid in full. */
    SETTLE_REFUND(path(REFUNDING, REFUNDED)),
    /** A part of the refund has failed on every route, or the provider took it back. */
    FAIL_REFUND(path(REFUNDING, REFUND_FAILED), path(REFUNDED, REFUND_FAILED)),
    /** The shop asks the buyer for the difference, because the new goods are dearer. */
    AWAIT_TOP_UP(path(INSPECTION_PASSED, AWAITING_TOP_UP, EXCHANGE)),
    /** The shop ships the new goods; before the inspection where the terms of the approval say so. */
    SHIP_EXCHANGE(
            path(WAITING_RETURN, EXCHANGING, EXCHANGE),
            path(RETURNED, EXCHANGING, EXCHANGE),
            path(INSPECTING, EXCHANGING, EXCHANGE),
            path(INSPECTION_PASSED, EXCHANGING, EXCHANGE),
            path(AWAITING_TOP_UP, EXCHANGING, EXCHANGE)),
    /** The new goods arrived, and the difference is settled. */
    EXCHANGE_DELIVERED(path(EXCHANGING, EXCHANGED, EXCHANGE)),
    /** The shop ships the goods once more. */
    SHIP_RESHIP(path(APPROVED, RESHIPPING, RESHIP)),
    /** The reshipped goods arrived. */
    RESHIP_DELIVERED(path(RESHIPPING, RESHIPPED, RESHIP)),
    /** The case becomes a refund, because the replacement will definitely not be shipped. */
    CONVERT_TO_REFUND(
            path(APPROVED, REFUNDING, RESHIP),
            path(AWAITING_TOP_UP, REFUNDING, EXCHANGE),
            path(EXCHANGING, REFUNDING, EXCHANGE),
            path(RESHIPPING, REFUNDING, RESHIP)),
    /** The buyer withdraws the application: before the decision, while a parcel is being intercepted, or before any goods were posted. */
    WITHDRAW(
            path(PENDING_REVIEW, CLOSED),
            path(AWAITING_INFO, CLOSED),
            path(OFFERED, CLOSED, REFUND_ONLY, RETURN_REFUND, EXCHANGE),
            path(APPROVED, CLOSED, REFUND_ONLY),
            path(WAITING_RETURN, CLOSED, RETURN_REFUND, EXCHANGE)),
    /** The buyer let a deadline pass. */
    EXPIRE(
            path(AWAITING_INFO, CLOSED),
            path(WAITING_RETURN, CLOSED, RETURN_REFUND, EXCHANGE),
            path(EXCHANGING, CLOSED, EXCHANGE)),
    /**
     * The shop ends the case: refused goods are on their way back, an interception missed, the buyer's own carrier lost the parcel. From
     * EXCHANGING where the new goods were stopped before the inspection, which then accepted nothing.
     */
    CLOSE(
            path(INSPECTION_FAILED, CLOSED, RETURN_REFUND, EXCHANGE),
            path(APPROVED, CLOSED, REFUND_ONLY),
            path(WAITING_RETURN, CLOSED, RETURN_REFUND, EXCHANGE),
            path(EXCHANGING, CLOSED, EXCHANGE));

    /**
     * A row of the table of moves.
     *
     * @param from the status it starts from; null before there is a case
     * @param to the status it leads to
     * @param kinds the kinds of case it is for
     */
    public record Path(@Nullable CaseStatus from, CaseStatus to, List<CaseKind> kinds) {
        /** Copies the list. */
        public Path {
            kinds = List.copyOf(kinds);
        }
    }

    @SuppressWarnings("ImmutableEnumChecker") // List.of is immutable, its type does not say so
    private final List<Path> paths;

    @SuppressWarnings("ImmutableEnumChecker") // never written after the constructor
    private final Optional<CaseStatus>[] targets;

    CaseMove(Path... paths) {
        this.paths = List.of(paths);
        this.targets = targets(this.paths);
    }

    /** Returns what the rows say for every kind and status: one look instead of a search, which takes 20 times as long. */
    private static Optional<CaseStatus>[] targets(List<Path> paths) {
        @SuppressWarnings({"unchecked", "rawtypes"}) // an array of a generic type cannot be made otherwise
        Optional<CaseStatus>[] targets = new Optional[CaseKind.values().length * (CaseStatus.values().length + 1)];
        Arrays.fill(targets, Optional.empty());
        for (Path path : paths) {
            Optional<CaseStatus> to = Optional.of(path.to());
            path.kinds().forEach(kind -> targets[place(kind, path.from())] = to);
        }
        return targets;
    }

    @SuppressWarnings("EnumOrdinal") // the table is made anew with the enums and never stored
    private static int place(CaseKind kind, @Nullable CaseStatus from) {
        int status = from == null ? 0 : from.ordinal() + 1;
        return status * 4 + kind.ordinal();
    }

    private static Path start() {
        return new Path(null, PENDING_REVIEW, List.of(CaseKind.values()));
    }

    private static Path path(CaseStatus from, CaseStatus to, CaseKind... kinds) {
        return new Path(from, to, List.of(kinds.length == 0 ? CaseKind.values() : kinds));
    }

    /** Returns the status this move leads to from a status, for a kind of case; empty where the move is not possible. */
    public Optional<CaseStatus> target(CaseKind kind, @Nullable CaseStatus from) {
        return targets[place(kind, from)];
    }

    /** Returns the rows of the table for this move. */
    public List<Path> paths() {
        return paths;
    }
}
