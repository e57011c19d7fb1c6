/** The API of the library: desks for hosts to call, repositories and gateways for hosts to implement, texts and views for readers. */
module io.aftersales.ports {
    requires transitive io.aftersales.domain;
    requires transitive jakarta.validation;
    requires org.slf4j;

    exports io.aftersales.ports.desks;
    exports io.aftersales.ports.repositories;
    exports io.aftersales.ports.gateways;
    exports io.aftersales.ports.texts;
    exports io.aftersales.ports.views;

    opens io.aftersales.ports.desks; // the validation provider reads the commands' components
}
