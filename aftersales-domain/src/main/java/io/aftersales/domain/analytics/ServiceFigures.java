package io.aftersales.domain.analytics;

import java.io.Serializable;
import java.util.Optional;

/**
 * The figures of service quality. Open cases and open tickets are in none of them.
 *
 * @param handling the mean of whole seconds from the application to the end
 * @param handlingByShop the mean of whole seconds from the application to the end, without the waits for the buyer
 * @param score the mean of the buyers' ratings, 1 to 5, over the cases that were rated
 * @param firstContact the share of the ended cases that were settled at first contact; see {@link CaseRecord#firstContact()}
 * @param responses the share of the answered tickets that were first answered in time
 * @param nextReplies the share of the next replies that were given in time
 * @param resolutions the share of the resolved tickets that were resolved in time
 */
public record ServiceFigures(
        Mean handling,
        Mean handlingByShop,
        Mean score,
        Mean firstContact,
        Mean responses,
        Mean nextReplies,
        Mean resolutions)
        implements Serializable {
    /** The service figures of no case. */
    public static final ServiceFigures NONE =
            new ServiceFigures(Mean.NONE, Mean.NONE, Mean.NONE, Mean.NONE, Mean.NONE, Mean.NONE, Mean.NONE);

    /** Returns the share of the ended cases that their buyers rated; empty when no case has ended. */
    public Optional<Ratio> answered() {
        return Ratio.of(score.count(), handling.count());
    }

    /** Returns the sum of two service figures. */
    public ServiceFigures plus(ServiceFigures more) {
        return new ServiceFigures(
                handling.plus(more.handling),
                handlingByShop.plus(more.handlingByShop),
                score.plus(more.score),
                firstContact.plus(more.firstContact),
                responses.plus(more.responses),
                nextReplies.plus(more.nextReplies),
                resolutions.plus(more.resolutions));
    }
}
