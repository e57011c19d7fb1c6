/** Storage on plain JDBC for PostgreSQL, MariaDB and H2. A host brings the edition of Jackson that it has. */
module io.aftersales.jdbc {
    requires transitive io.aftersales.ports;
    requires transitive java.sql;
    requires io.aftersales.jackson;
    requires static com.fasterxml.jackson.databind;
    requires static tools.jackson.databind;
    requires static org.jspecify;

    exports io.aftersales.jdbc;
}
