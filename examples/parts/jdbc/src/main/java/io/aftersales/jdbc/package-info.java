/** Storage of cases, accounts, effects and tickets on plain JDBC; {@link io.aftersales.jdbc.JdbcStorage} is where a host begins. */
@NullMarked
package io.aftersales.jdbc;

import org.jspecify.annotations.NullMarked;
