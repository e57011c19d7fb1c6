/** Every driven port in memory. */
module io.aftersales.adapters.inmemory {
    requires transitive io.aftersales.ports;
}
