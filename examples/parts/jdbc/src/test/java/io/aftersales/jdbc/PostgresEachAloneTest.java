package io.aftersales.jdbc;

/** With each statement sent alone, as a sharding driver needs it. */
class PostgresEachAloneTest extends StorageContracts {
    @Override
    protected Database database() {
        return Database.fresh(Dialect.POSTGRESQL);
    }

    @Override
    protected JdbcStorage open(ConnectionSource source) {
        return JdbcStorage.onEachAlone(source, Dialect.POSTGRESQL);
    }
}
