package io.aftersales.domain.lifecycle;

import static io.aftersales.domain.lifecycle.InboundState.AWAITED;
import static io.aftersales.domain.lifecycle.InboundState.INSPECTED;
import static io.aftersales.domain.lifecycle.InboundState.LOST;
import static io.aftersales.domain.lifecycle.InboundState.NOT_COMING;
import static io.aftersales.domain.lifecycle.InboundState.ON_ITS_WAY;
import static io.aftersales.domain.lifecycle.InboundState.RECEIVED;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The moves of an inbound from state to state, the same for every kind of case. This table is the only statement of how goods come back;
 * guards that look at more than the state (deadlines passed, findings that are missing) are asked after the move is known to be legal.
 */
public enum InboundMove {
    /** The shop asks the buyer to send the goods; one inbound for each destination. */
    ANNOUNCE(path(null, AWAITED)),
    /** The shop expects a parcel back: caught, refused, undeliverable, or found after it was lost. */
    EXPECT(path(null, ON_ITS_WAY)),
    /** The shop takes in goods that are there already, because they came unannounced. */
    TAKE_IN(path(null, RECEIVED)),
    /** The goods are posted; carrier and number are known, or known anew. */
    SEND(path(AWAITED, ON_ITS_WAY), path(ON_ITS_WAY, ON_ITS_WAY)),
    /** The goods arrive at the shop, late ones among them. */
    ARRIVE(path(AWAITED, RECEIVED), path(ON_ITS_WAY, RECEIVED), path(LOST, RECEIVED), path(NOT_COMING, RECEIVED)),
    /** The carrier has lost the goods. */
    LOSE(path(ON_ITS_WAY, LOST)),
    /** The last unit of the inbound has a finding. */
    LOOK(path(RECEIVED, INSPECTED), path(LOST, INSPECTED)),
    /** The shop does not expect the goods any more: a deadline passed, the case ended, or nothing is left to come. */
    GIVE_UP(path(AWAITED, NOT_COMING), path(ON_ITS_WAY, NOT_COMING));

    /**
     * A row of the table of moves.
     *
     * @param from the state it starts from; null before there is an inbound
     * @param to the state it leads to
     */
    public record Path(@Nullable InboundState from, InboundState to) {}

    @SuppressWarnings("ImmutableEnumChecker") // List.of is immutable, its type does not say so
    private final List<Path> paths;

    InboundMove(Path... paths) {
        this.paths = List.of(paths);
    }

    private static Path path(@Nullable InboundState from, InboundState to) {
        return new Path(from, to);
    }

    /** Returns the state this move leads to from a state; empty where the move is not possible. */
    public Optional<InboundState> target(@Nullable InboundState from) {
        for (Path path : paths) {
            if (path.from() == from) {
                return Optional.of(path.to());
            }
        }
        return Optional.empty();
    }

    /** Returns the rows of the table for this move. */
    public List<Path> paths() {
        return paths;
    }
}
