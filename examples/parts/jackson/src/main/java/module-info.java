/**
 * JSON of everything a host stores or sends. A host brings the edition of Jackson that it has; the other one may be absent. On the module
 * path a host adds the Jackson module by hand: a Java module cannot provide a service of an edition that is absent.
 */
module io.aftersales.jackson {
    requires transitive io.aftersales.ports;
    requires com.fasterxml.jackson.annotation;
    requires static com.fasterxml.jackson.databind;
    requires static tools.jackson.databind;
    requires org.jspecify; // tells which components may be null

    exports io.aftersales.jackson;

    opens io.aftersales.jackson; // Jackson builds the stand-ins
}
