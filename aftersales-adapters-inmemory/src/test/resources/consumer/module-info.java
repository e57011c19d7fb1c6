/** A host that reads the library on the module path, and nothing but what the library exports. */
module shop.consumer {
    requires io.aftersales.adapters.inmemory;
    requires io.aftersales.ports;
}
