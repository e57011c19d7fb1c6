/**
 * Storage of cases, accounts, effects and tickets on plain JDBC; {@link io.aftersales.jdbc.JdbcStorage} is where a host begins.
 *
 * @since 0.1.0
 */
@NullMarked
package io.aftersales.jdbc;

import org.jspecify.annotations.NullMarked;
