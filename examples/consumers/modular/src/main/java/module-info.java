/** A host that is a module: it reads only what the library exports. */
module shop {
    requires io.aftersales.adapters.inmemory;
    requires io.aftersales.jackson;
    requires tools.jackson.databind;
}
