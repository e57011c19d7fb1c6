package io.aftersales.spring.host;

import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.ports.repositories.StaleVersion;
import org.springframework.stereotype.Component;

// guide:start retry-around-the-transaction
@Component
public class PatientCancellations {
    private static final int ATTEMPTS = 5;

    private final Cancellations cancellations;

    PatientCancellations(Cancellations cancellations) {
        this.cancellations = cancellations;
    }

    /** Cancels an order, in a new transaction for as long as another one was faster. Not transactional itself. */
    public CaseId cancel(OrderId order, Actor buyer) {
        for (int attempt = 1; ; attempt++) {
            try {
                return cancellations.cancel(order, buyer);
            } catch (StaleVersion lost) {
                if (attempt == ATTEMPTS) {
                    throw lost; // 409 for a front end
                }
            }
        }
    }
}
// guide:end retry-around-the-transaction
