package io.aftersales.jdbc;

class MariaDbStorageTest extends StorageContracts {
    @Override
    protected Database database() {
        return Database.fresh(Dialect.MARIADB);
    }
}
