package io.aftersales.jackson;

import io.aftersales.ports.tck.CaseRepositoryContract;
import io.aftersales.ports.tck.Storage;

/** The lives of cases are found again whole when cases, accounts, timelines, receipts and effects are stored as JSON. */
class StoredCasesTest extends CaseRepositoryContract {
    @Override
    protected Storage emptyStorage() {
        return new JsonStorage().storage();
    }
}
