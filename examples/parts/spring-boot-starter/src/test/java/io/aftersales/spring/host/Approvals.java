package io.aftersales.spring.host;

import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.domain.shared.RejectedException;
import io.aftersales.ports.desks.AfterSales;
import io.aftersales.ports.desks.Commands.ApproveCase;
import io.aftersales.ports.desks.Request;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Approves in a transaction of the host, which may fail afterwards. */
@Component
public class Approvals {
    private final Cancellations cancellations;
    private final AfterSales afterSales;

    Approvals(Cancellations cancellations, AfterSales afterSales) {
        this.cancellations = cancellations;
        this.afterSales = afterSales;
    }

    /** Approves a case, which owes a refund from then on. */
    @Transactional
    public void approve(CaseId id, Actor reviewer) {
        afterSales
                .reviews()
                .approve(ApproveCase.byPolicy(Request.of("approve", reviewer), id))
                .getOrElseThrow(RejectedException::new);
    }

    /** Opens and approves a case, and fails afterwards. */
    @Transactional
    public void cancelAndFail(OrderId order, Actor buyer, Actor reviewer) {
        approve(cancellations.cancel(order, buyer), reviewer);
        throw new IllegalStateException("the host fails");
    }
}
