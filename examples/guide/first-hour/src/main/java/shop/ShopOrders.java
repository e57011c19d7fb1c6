package shop;

// guide:start first-hour-orders
import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.effects.OrderMark;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.orders.Charge;
import io.aftersales.domain.orders.Discount;
import io.aftersales.domain.orders.OrderFacts;
import io.aftersales.domain.orders.OrderLine;
import io.aftersales.domain.orders.OrderState;
import io.aftersales.domain.orders.Parcel;
import io.aftersales.domain.orders.Sale;
import io.aftersales.domain.orders.Tender;
import io.aftersales.domain.orders.TenderKind;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.ports.gateways.Orders;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads the shop's orders as sales. */
@Component
class ShopOrders implements Orders {
    private final JdbcClient jdbc;

    ShopOrders(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<OrderFacts> facts(OrderId order) {
        return jdbc.sql("select * from orders where id = ?")
                .param(order.value())
                .query((row, number) -> new OrderFacts(
                        sale(row),
                        row.getString("buyer"),
                        OrderState.valueOf(row.getString("state")),
                        row.getTimestamp("placed_at").toInstant(),
                        parcels(order),
                        Map.of()))
                .optional();
    }

    private Sale sale(ResultSet order) throws SQLException {
        Sale sale = Sale.of(order.getString("id"), "EUR")
                .discountedBy(Discount.coupon("COUPON", order.getLong("coupon")))
                .charged(Charge.shipping(order.getLong("shipping")).taxed(order.getLong("shipping_vat"), "VAT19"))
                .paidBy(
                        Tender.of("GIFT", "GIFT_CARD", TenderKind.GIFT_CARD, order.getLong("gift_card"))
                                .referredToAs(order.getString("gift_card_code")),
                        Tender.money("CARD", "CARD", order.getLong("card"))
                                .referredToAs(order.getString("card_payment")));
        return sale.with(jdbc.sql("select * from order_rows where order_id = ? order by row")
                .param(sale.id().value())
                .query((row, number) -> OrderLine.of(
                                row.getString("row"),
                                row.getString("sku"),
                                row.getInt("pieces"),
                                row.getInt("pieces") * row.getLong("price"))
                        .taxed(row.getLong("vat"), "VAT19"))
                .list()
                .toArray(OrderLine[]::new));
    }

    /** An order leaves in one parcel with all of its rows. */
    private List<Parcel> parcels(OrderId order) {
        List<LineId> rows = jdbc.sql("select row::text from order_rows where order_id = ?")
                .param(order.value())
                .query((row, number) -> LineId.of(row.getString(1)))
                .list();
        return jdbc.sql("select * from parcels where order_id = ?")
                .param(order.value())
                .query((row, number) -> parcel(row, rows))
                .list();
    }

    private static Parcel parcel(ResultSet row, List<LineId> rows) throws SQLException {
        Parcel parcel = Parcel.packed(row.getString("id"), row.getString("warehouse"), rows)
                .handedOver(row.getTimestamp("left_at").toInstant(), "DHL", row.getString("id"));
        Timestamp delivered = row.getTimestamp("delivered_at");
        return delivered == null ? parcel : parcel.delivered(delivered.toInstant());
    }

    @Override
    public void mark(
            EffectKey key, OrderId order, OrderMark mark, Money givenBack, Money toCollect, List<String> replacements) {
        jdbc.sql("insert into order_marks values (?, ?, ?, ?) on conflict do nothing")
                .params(key.value(), order.value(), mark.name(), givenBack.minor())
                .update();
    }
}
// guide:end first-hour-orders
