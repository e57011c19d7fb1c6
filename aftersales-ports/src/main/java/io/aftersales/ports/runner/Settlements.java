package io.aftersales.ports.runner;

import io.aftersales.domain.effects.OutboxEntry;
import io.aftersales.domain.effects.Outcome;
import java.util.List;

/** Turns the answers to effects into decisions about their cases. */
public interface Settlements {

    /**
     * Records the outcome of an effect on its case, in one write with the entry itself.
     *
     * @param entry the entry after the answer, still under the fence with which it was claimed
     * @param outcome the outcome of the effect
     * @return the effects that the decision owes, claimed already where they are to be carried out at once
     */
    List<OutboxEntry> settle(OutboxEntry entry, Outcome outcome);

    /**
     * Records on a case that an effect is parked and left to a person, in one write with the entry itself.
     *
     * @param entry the parked entry, still under the fence with which it was claimed
     * @return the effects that the decision owes, claimed already where they are to be carried out at once
     */
    List<OutboxEntry> park(OutboxEntry entry);
}
