/** JSON of everything a host stores or sends. A host brings the edition of Jackson that it has; the other one may be absent. */
module io.aftersales.jackson {
    requires transitive io.aftersales.ports;
    requires com.fasterxml.jackson.annotation;
    requires static transitive com.fasterxml.jackson.databind;
    requires static transitive tools.jackson.databind;
    requires static org.jspecify;

    exports io.aftersales.jackson;

    opens io.aftersales.jackson; // Jackson builds the stand-ins

    provides com.fasterxml.jackson.databind.Module with
            io.aftersales.jackson.AfterSalesJackson2Module;
    provides tools.jackson.databind.JacksonModule with
            io.aftersales.jackson.AfterSalesJackson3Module;
}
