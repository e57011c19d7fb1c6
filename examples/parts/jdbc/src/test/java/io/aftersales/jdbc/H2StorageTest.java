package io.aftersales.jdbc;

class H2StorageTest extends StorageContracts {
    @Override
    protected Database database() {
        return Database.fresh(Dialect.H2);
    }

    @Override
    protected boolean keepsWhatWasSold() {
        return false;
    }

    @Override
    protected boolean hasTriggers() {
        return false;
    }
}
