package io.aftersales.ports.runner;

import io.aftersales.domain.effects.OutboxEntry;
import io.aftersales.domain.effects.Outcome;
import java.util.List;

/** Turns the answers of effects into decisions about their cases. */
public interface Settlements {

    /**
     * Tells a case what came of an effect, in one write with the entry itself.
     *
     * @param entry the entry as it is after the answer, still under the fence it was claimed with
     * @param outcome what came of it
     * @return what that decision owes, claimed already where it is to be carried out at once
     */
    List<OutboxEntry> settle(OutboxEntry entry, Outcome outcome);

    /**
     * Tells a case that an effect is given up and left to a person, in one write with the entry itself.
     *
     * @param entry the parked entry, still under the fence it was claimed with
     * @return what that decision owes, claimed already where it is to be carried out at once
     */
    List<OutboxEntry> park(OutboxEntry entry);
}
