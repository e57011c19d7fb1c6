package io.aftersales.domain.tickets;

import static io.aftersales.domain.tickets.TicketStatus.ASSIGNED;
import static io.aftersales.domain.tickets.TicketStatus.AWAITING_BUYER;
import static io.aftersales.domain.tickets.TicketStatus.ESCALATED;
import static io.aftersales.domain.tickets.TicketStatus.OPEN;
import static io.aftersales.domain.tickets.TicketStatus.RESOLVED;

import io.aftersales.domain.shared.Role;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The table of a ticket's moves: the status each move starts from, the status it leads to, and the roles that may take it. No other code
 * decides about that. No person takes the moves that follow the case: the staff act on the case, by the case's rules, and the ticket is
 * told.
 */
public enum TicketMove {
    /** An agent takes the ticket, or a supervisor or the library assigns it. */
    ASSIGN(Takers.ALL_BUT_BUYERS, path(OPEN, ASSIGNED), path(ASSIGNED, ASSIGNED), path(ESCALATED, ESCALATED)),
    /** The ticket is released into the queue. While the case waits for the buyer, the ticket goes there with the buyer's answer. */
    UNASSIGN(
            Takers.ALL_BUT_BUYERS,
            path(ASSIGNED, OPEN),
            path(ESCALATED, ESCALATED),
            new Path(AWAITING_BUYER, AWAITING_BUYER, ASSIGNED),
            new Path(AWAITING_BUYER, AWAITING_BUYER, ESCALATED)),
    /** The ticket is escalated to the supervisors; one that no agent has, by a supervisor or the library. */
    ESCALATE(Takers.ALL_BUT_BUYERS, path(OPEN, ESCALATED), path(ASSIGNED, ESCALATED)),
    /** The priority of the ticket is changed. */
    CHANGE_PRIORITY(
            Takers.ALL_BUT_BUYERS,
            path(OPEN, OPEN),
            path(ASSIGNED, ASSIGNED),
            path(AWAITING_BUYER, AWAITING_BUYER),
            path(ESCALATED, ESCALATED)),
    /**
     * The ticket is released into the queue of another group, also from the supervisors. While the case waits for the buyer, the ticket
     * goes there with the buyer's answer.
     */
    HAND_OVER(
            Takers.ALL_BUT_BUYERS,
            path(OPEN, OPEN),
            path(ASSIGNED, OPEN),
            path(AWAITING_BUYER, AWAITING_BUYER),
            path(ESCALATED, OPEN)),
    /** The buyer is asked for information. */
    REQUEST_INFO(Takers.THE_CASE, path(ASSIGNED, AWAITING_BUYER), path(ESCALATED, AWAITING_BUYER)),
    /** The buyer answered, and the ticket returns to the status in which the buyer was asked. */
    INFO_GIVEN(
            Takers.THE_CASE,
            back(AWAITING_BUYER, ASSIGNED),
            back(AWAITING_BUYER, ESCALATED),
            back(AWAITING_BUYER, OPEN)),
    /** A member of the staff acted on the case in another way. */
    ACT(Takers.THE_CASE, path(ASSIGNED, ASSIGNED), path(ESCALATED, ESCALATED), path(AWAITING_BUYER, AWAITING_BUYER)),
    /** The case needs no person any more. */
    RESOLVE(
            Takers.THE_CASE,
            path(OPEN, RESOLVED),
            path(ASSIGNED, RESOLVED),
            path(AWAITING_BUYER, RESOLVED),
            path(ESCALATED, RESOLVED));

    /**
     * A row of the table.
     *
     * @param from the status the move starts from
     * @param to the status the move leads to
     * @param askedIn the only status of return, with the buyer's answer, for which the row holds; null for all
     */
    public record Path(
            TicketStatus from, TicketStatus to, @Nullable TicketStatus askedIn) {}

    private static final class Takers {
        static final Set<Role> THE_CASE = Set.of();
        static final Set<Role> ALL_BUT_BUYERS = EnumSet.complementOf(EnumSet.of(Role.BUYER));
    }

    @SuppressWarnings("ImmutableEnumChecker") // copies are immutable, although their types do not say so
    private final Set<Role> takers;

    @SuppressWarnings("ImmutableEnumChecker") // copies are immutable, although their types do not say so
    private final List<Path> paths;

    TicketMove(Set<Role> takers, Path... paths) {
        this.takers = Set.copyOf(takers);
        this.paths = List.of(paths);
    }

    private static Path path(TicketStatus from, TicketStatus to) {
        return new Path(from, to, null);
    }

    private static Path back(TicketStatus from, TicketStatus to) {
        return new Path(from, to, to);
    }

    /**
     * Returns the status that this move leads to; empty where the move is not possible.
     *
     * @param askedIn the status to return to with the buyer's answer; null when the buyer is not being asked
     */
    public Optional<TicketStatus> target(TicketStatus from, @Nullable TicketStatus askedIn) {
        for (Path path : paths) {
            if (path.from() == from && (path.askedIn() == null || path.askedIn() == askedIn)) {
                return Optional.of(path.to());
            }
        }
        return Optional.empty();
    }

    /** Returns the rows of the table for this move. */
    public List<Path> paths() {
        return paths;
    }

    /**
     * Returns the roles that may take this move; staff other than supervisors only with their own tickets. Empty for moves that follow the
     * case.
     */
    public Set<Role> takers() {
        return takers;
    }

    /**
     * Tells whether this move, taken by a member of the staff, counts as a response to the buyer. Moving tickets between agents does not.
     */
    boolean isResponse() {
        return this == REQUEST_INFO || this == ESCALATE || this == ACT;
    }
}
