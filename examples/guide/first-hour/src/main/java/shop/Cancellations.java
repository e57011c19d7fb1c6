package shop;

// guide:start first-hour-desk
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.domain.shared.RejectedException;
import io.aftersales.ports.desks.AfterSales;
import io.aftersales.ports.desks.Commands.ApproveCase;
import io.aftersales.ports.desks.Commands.OpenCase;
import io.aftersales.ports.desks.Request;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Cancels orders: the shop's own row and the case are written together, or neither is. */
@Service
class Cancellations {
    private final JdbcClient jdbc;
    private final AfterSales afterSales;

    Cancellations(JdbcClient jdbc, AfterSales afterSales) {
        this.jdbc = jdbc;
        this.afterSales = afterSales;
    }

    @Transactional
    public CaseId cancel(String order, String buyer, String reviewer) {
        jdbc.sql("insert into cancellations values (?) on conflict do nothing").param(order).update();
        return afterSales
                .applications()
                .open(OpenCase.cancellation(
                        Request.of("cancel-" + order, Actor.buyer(buyer)), OrderId.of(order), "ORDER_CANCELLED"))
                .flatMap(it -> afterSales
                        .reviews()
                        .approve(ApproveCase.byPolicy(
                                Request.of("approve-" + order, Actor.reviewer(reviewer)), it.caseId())))
                .getOrElseThrow(RejectedException::new)
                .caseId();
    }
}
// guide:end first-hour-desk
