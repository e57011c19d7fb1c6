package io.aftersales.ports.desks;

import io.aftersales.domain.effects.OutboxEntry;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.CheckReturnValue;
import io.aftersales.domain.shared.Rejection;
import io.aftersales.ports.repositories.Receipt;
import io.vavr.control.Either;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The desk where finance lists and resolves parked effects: effects of which it is not known whether they were done, and which no program
 * may retry to find out.
 */
@CheckReturnValue
public interface ParkedDesk {

    /**
     * Answers the parked effects that the actor may see, by order, by case and by number. Fewer than the limit means that there are no
     * more. Refuses NOT_PERMITTED to all but finance, and on the first page where the host withholds every parked effect.
     *
     * @param after the last entry of the page before; null for the first page
     * @param limit the most entries
     */
    Either<Rejection, List<OutboxEntry>> parked(Actor by, @Nullable OutboxEntry after, int limit);

    /**
     * Resolves a parked effect by evidence. For a payment, the first person's resolution is kept, and a second person has to state the
     * same. The effects that follow are carried out at once. Refuses NOT_PARKED for an effect that was never parked or was settled since,
     * RESOLUTION_NOT_POSSIBLE, and SECOND_PERSON_NEEDED.
     */
    Either<Rejection, Receipt> resolve(Commands.ResolveParked command);
}
