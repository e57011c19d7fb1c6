/** Desks a host calls, repositories and gateways it implements, and the runner that carries out effects. */
module io.aftersales.ports {
    requires transitive io.aftersales.domain;
    requires transitive jakarta.validation;
    requires org.slf4j;
}
