/** In-memory adapters for every port, for tests, demonstrations and first trials. */
module io.aftersales.adapters.inmemory {
    requires transitive io.aftersales.ports;

    exports io.aftersales.inmemory;
}
