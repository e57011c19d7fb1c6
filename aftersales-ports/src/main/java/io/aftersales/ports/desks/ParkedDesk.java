package io.aftersales.ports.desks;

import io.aftersales.domain.effects.OutboxEntry;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.CheckReturnValue;
import io.aftersales.domain.shared.Rejection;
import io.aftersales.ports.repositories.Receipt;
import io.vavr.control.Either;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists and resolves parked effects: it is not known whether they were done, and no program may find out by trying. */
@CheckReturnValue
public interface ParkedDesk {

    /**
     * What is left to a person, by order, by case and by number; nothing for those who may not resolve it.
     *
     * @param after the last one of the page before; null for the first page
     * @param limit how many at the most
     */
    List<OutboxEntry> parked(Actor by, @Nullable OutboxEntry after, int limit);

    /**
     * What became of it, by evidence. Of a payment the first word is kept, and a second person has to say the same. What follows from it
     * is carried out at once. Refuses NOT_PARKED when it was never parked or settled since, RESOLUTION_NOT_POSSIBLE, and
     * SECOND_PERSON_NEEDED.
     */
    Either<Rejection, Receipt> resolve(Commands.ResolveParked command);
}
