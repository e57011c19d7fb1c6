package io.aftersales.jackson;

import io.aftersales.ports.tck.OutboxContract;
import io.aftersales.ports.tck.Storage;

/** Effects keep their progress when they are stored as JSON. */
class StoredEffectsTest extends OutboxContract {
    @Override
    protected Storage emptyStorage() {
        return new JsonStorage().storage();
    }
}
