package io.aftersales.domain.analytics;

import java.util.Optional;

/**
 * How well cases were dealt with. What is still open is in none of it.
 *
 * @param handling whole seconds from the application to the end
 * @param handlingByShop the same without the waits for the buyer
 * @param score what buyers think of it, 1 to 5, of those who said so
 * @param firstContact how many were settled at first contact, of all that ended; see {@link CaseRecord#firstContact()}
 * @param responses how many tickets were first answered in time, of those that were
 * @param resolutions how many tickets were resolved in time, of those that were
 */
public record ServiceFigures(
        Mean handling, Mean handlingByShop, Mean score, Mean firstContact, Mean responses, Mean resolutions) {
    /** Of no case. */
    public static final ServiceFigures NONE =
            new ServiceFigures(Mean.NONE, Mean.NONE, Mean.NONE, Mean.NONE, Mean.NONE, Mean.NONE);

    /** How many have said what they think of it, of those whose case has ended; empty when none has. */
    public Optional<Ratio> answered() {
        return Ratio.of(score.count(), handling.count());
    }

    /** Both together. */
    public ServiceFigures plus(ServiceFigures more) {
        return new ServiceFigures(
                handling.plus(more.handling),
                handlingByShop.plus(more.handlingByShop),
                score.plus(more.score),
                firstContact.plus(more.firstContact),
                responses.plus(more.responses),
                resolutions.plus(more.resolutions));
    }
}
