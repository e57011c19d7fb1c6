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

    /** Writes to a table of the shop and opens a case, both or neither. */
    @Transactional
    public CaseId cancel(OrderId order, Actor buyer) {
        jdbc.update("insert into shop_cancellation (order_id) values (?)", order.value());
        return afterSales
                .applications()
                .open(OpenCase.cancellation(Request.of("cancel", buyer), order, "ORDER_CANCELLED"))
                .getOrElseThrow(RejectedException::new)
                .caseId();
    }
}
// guide:end cancel-in-transaction
