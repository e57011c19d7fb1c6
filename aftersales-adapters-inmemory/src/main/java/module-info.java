/** Every port in memory, for tests, demos and trying things out. */
module io.aftersales.adapters.inmemory {
    requires transitive io.aftersales.ports;

    exports io.aftersales.inmemory;
}
