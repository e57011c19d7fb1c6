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
     * Answers the parked effects, by order, by case and by number. Refuses NOT_PERMITTED to all but finance, and where the host withholds
     * everything on the first page.
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
