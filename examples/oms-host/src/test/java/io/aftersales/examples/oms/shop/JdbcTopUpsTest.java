package io.aftersales.examples.oms.shop;

import com.zaxxer.hikari.HikariDataSource;
import io.aftersales.domain.effects.EffectKey;
import io.aftersales.examples.oms.Postgres;
import io.aftersales.ports.gateways.TopUps;
import io.aftersales.ports.tck.TopUpsContract;
import org.junit.jupiter.api.AfterAll;
import org.springframework.jdbc.core.simple.JdbcClient;

class JdbcTopUpsTest extends TopUpsContract {
    private static final HikariDataSource POOL = Postgres.fresh();

    private final JdbcTopUps topUps = new JdbcTopUps(JdbcClient.create(POOL));

    @AfterAll
    static void close() {
        POOL.close();
    }

    @Override
    protected TopUps unusedTopUps() {
        Postgres.empty(POOL);
        return topUps;
    }

    @Override
    protected boolean pays(EffectKey key) {
        return topUps.pay(key, "ALIPAY").isPresent();
    }

    @Override
    protected long asked() {
        return topUps.asked();
    }
}
