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
     * Resolves a parked effect by evidence. For a payment two persons have to state the same resolution, and for PAID the same reference;
     * the evidence that a payment was not made may be worded differently. Until two agree, what each person stated last is kept beside what
     * others stated, {@code AfterSalesCase.parked()} shows it, and the receipt waits for SECOND_APPROVAL. The effects that follow are carried out at once. Refuses NOT_PARKED for an effect that was never parked or was settled since,
     * RESOLUTION_NOT_POSSIBLE, and SECOND_PERSON_NEEDED.
     */
    Either<Rejection, Receipt> resolve(Commands.ResolveParked command);
}
