package io.aftersales.jdbc;

class PostgresStorageTest extends StorageContracts {
    @Override
    protected Database database() {
        return Database.fresh(Dialect.POSTGRESQL);
    }
}
