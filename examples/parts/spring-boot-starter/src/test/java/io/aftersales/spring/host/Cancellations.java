package io.aftersales.spring.host;

import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.domain.shared.RejectedException;
import io.aftersales.ports.desks.AfterSales;
import io.aftersales.ports.desks.Commands.OpenCase;
import io.aftersales.ports.desks.Request;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

// guide:start cancel-in-transaction
@Component
public class Cancellations {
    private final JdbcTemplate jdbc;
    private final AfterSales afterSales;

    Cancellations(JdbcTemplate jdbc, AfterSales afterSales) {
        this.jdbc = jdbc;
        this.afterSales = afterSales;
    }

    /** Opens a case and writes to a table of the shop, both or neither, and each once for a command that is sent again. */
    @Transactional
    public CaseId cancel(OrderId order, Actor buyer) {
        Request request = Request.of("cancel", buyer);
        CaseId opened = afterSales
                .applications()
                .open(OpenCase.cancellation(request, order, "ORDER_CANCELLED"))
                .getOrElseThrow(RejectedException::new)
                .caseId();
        jdbc.update(
                "insert into shop_cancellation (order_id, command_id) select ?, ? where not exists"
                        + " (select 1 from shop_cancellation where order_id = ? and command_id = ?)",
                order.value(),
                request.id().value(),
                order.value(),
                request.id().value());
        return opened;
    }
}
// guide:end cancel-in-transaction
