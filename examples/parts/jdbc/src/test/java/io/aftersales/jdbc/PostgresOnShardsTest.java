package io.aftersales.jdbc;

/** With plain statements and transactions of one order each, as a sharding driver needs them. */
class PostgresOnShardsTest extends StorageContracts {
    @Override
    protected Database database() {
        return Database.fresh(Dialect.POSTGRESQL);
    }

    @Override
    protected JdbcStorage open(ConnectionSource source) {
        return JdbcStorage.onShards(source, Dialect.POSTGRESQL);
    }
}
