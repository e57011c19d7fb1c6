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
 * The table of a ticket's moves: which verb leads from where to where, and who may take it. No other code says so. The moves that follow
 * the case are taken by nobody: what the staff do is done to the case, by the case's rules, and the ticket hears of it.
 */
public enum TicketMove {
    /** Somebody takes it, or is given it. */
    ASSIGN(Takers.ALL_BUT_BUYERS, path(OPEN, ASSIGNED), path(ASSIGNED, ASSIGNED), path(ESCALATED, ESCALATED)),
    /** Back into the queue: who had it is not there any more. While the buyer is waited for, it goes there with the answer. */
    UNASSIGN(
            Takers.ALL_BUT_BUYERS,
            path(ASSIGNED, OPEN),
            path(ESCALATED, ESCALATED),
            new Path(AWAITING_BUYER, AWAITING_BUYER, ASSIGNED),
            new Path(AWAITING_BUYER, AWAITING_BUYER, ESCALATED)),
    /** Over to the supervisors. */
    ESCALATE(Takers.ALL_BUT_BUYERS, path(ASSIGNED, ESCALATED)),
    /** The buyer was asked something. */
    REQUEST_INFO(Takers.THE_CASE, path(ASSIGNED, AWAITING_BUYER), path(ESCALATED, AWAITING_BUYER)),
    /** The buyer answered: back to whoever asked. */
    INFO_GIVEN(
            Takers.THE_CASE,
            back(AWAITING_BUYER, ASSIGNED),
            back(AWAITING_BUYER, ESCALATED),
            back(AWAITING_BUYER, OPEN)),
    /** One of the staff did something else about the case. */
    ACT(Takers.THE_CASE, path(ASSIGNED, ASSIGNED), path(ESCALATED, ESCALATED), path(AWAITING_BUYER, AWAITING_BUYER)),
    /** The case needs nobody any more. */
    RESOLVE(
            Takers.THE_CASE,
            path(OPEN, RESOLVED),
            path(ASSIGNED, RESOLVED),
            path(AWAITING_BUYER, RESOLVED),
            path(ESCALATED, RESOLVED));

    /**
     * One row of the table.
     *
     * @param from where it starts
     * @param to where it leads
     * @param askedIn for tickets that go back to this status with the buyer's answer; null for all
     */
    public record Path(
            TicketStatus from, TicketStatus to, @Nullable TicketStatus askedIn) {}

    private static final class Takers {
        static final Set<Role> THE_CASE = Set.of();
        static final Set<Role> ALL_BUT_BUYERS = EnumSet.complementOf(EnumSet.of(Role.BUYER));
    }

    @SuppressWarnings("ImmutableEnumChecker") // copies are immutable, their types do not say so
    private final Set<Role> takers;

    @SuppressWarnings("ImmutableEnumChecker") // copies are immutable, their types do not say so
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
     * Where this move leads; empty where it is not possible.
     *
     * @param askedIn where the ticket goes back to with the buyer's answer; null when the buyer is not being asked
     */
    public Optional<TicketStatus> target(TicketStatus from, @Nullable TicketStatus askedIn) {
        for (Path path : paths) {
            if (path.from() == from && (path.askedIn() == null || path.askedIn() == askedIn)) {
                return Optional.of(path.to());
            }
        }
        return Optional.empty();
    }

    /** Its rows of the table. */
    public List<Path> paths() {
        return paths;
    }

    /** The roles that may take it, staff but supervisors only with tickets of their own; none for what follows the case. */
    public Set<Role> takers() {
        return takers;
    }

    /** Whether it answers the buyer's need, when one of the staff takes it. Moving tickets between people does not. */
    boolean isResponse() {
        return this == REQUEST_INFO || this == ESCALATE || this == ACT;
    }
}
