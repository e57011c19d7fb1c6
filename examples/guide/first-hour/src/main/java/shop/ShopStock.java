package shop;

// guide:start first-hour-stock
import io.aftersales.domain.effects.Answer;
import io.aftersales.domain.effects.Disposition;
import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.effects.Goods;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.Place;
import io.aftersales.ports.gateways.Cause;
import io.aftersales.ports.gateways.Inventory;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps goods from leaving, and puts goods that came back on sale. The shop sends no goods for a case, so nothing is reserved. */
@Component
class ShopStock implements Inventory {
    private final JdbcClient jdbc;

    ShopStock(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Map<String, Long> available(Set<String> skus) {
        return Map.of();
    }

    @Override
    public Answer reserve(EffectKey key, Cause cause, List<Goods> goods, Instant expires) {
        return new Answer.Rejected("NOT_OFFERED", Answer.Retry.NEVER);
    }

    @Override
    public void release(EffectKey key, Cause cause, EffectKey reservation, List<Goods> goods) {}

    /** Locks the order as the packers do, so that a parcel is there before the stop, or is packed without what was stopped. */
    @Override
    @Transactional
    public Answer stopFulfilment(EffectKey key, Cause cause, Place place, List<LineId> lines, List<Goods> goods) {
        String order = cause.caseId().order().value();
        jdbc.sql("select id from orders where id = ? for update").param(order).query(String.class).single();
        String parcels = "select exists (select 1 from parcels where order_id = ?)";
        boolean left = jdbc.sql(parcels).param(order).query(Boolean.class).single();
        String answer = once(key, left ? "TOO_LATE" : "STOPPED", () -> {
            if (!left) {
                putOnSale(goods);
                String stop = "insert into stopped values (?, ?, ?)";
                goods.forEach(each -> jdbc.sql(stop).params(order, each.sku(), each.quantity()).update());
            }
        });
        return answer.equals("STOPPED") ? new Answer.Succeeded("") : new Answer.Rejected(answer, Answer.Retry.NEVER);
    }

    @Override
    @Transactional
    public void restock(EffectKey key, Cause cause, String warehouse, Disposition disposition, List<Goods> goods) {
        once(key, "", () -> putOnSale(disposition.equals(Disposition.SELLABLE) ? goods : List.of()));
    }

    private void putOnSale(List<Goods> goods) {
        String put = "update stock set pieces = pieces + ? where sku = ?";
        goods.forEach(each -> jdbc.sql(put).params(each.quantity(), each.sku()).update());
    }

    /** Makes a change once for each key, and returns the answer that was given first. */
    private String once(EffectKey key, String answer, Runnable change) {
        String insert = "insert into asked values (?, ?) on conflict do nothing";
        if (jdbc.sql(insert).params(key.value(), answer).update() == 1) {
            change.run();
        }
        return jdbc.sql("select answer from asked where key = ?").param(key.value()).query(String.class).single();
    }
}
// guide:end first-hour-stock
