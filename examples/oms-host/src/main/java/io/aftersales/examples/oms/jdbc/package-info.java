/**
 * PostgreSQL adapters for the repositories of cases, accounts, tickets and the outbox. Copy this package and the migrations as they are:
 * they need Spring's {@code JdbcClient}, a transaction manager and Jackson, and nothing else of this application.
 *
 * <p>A decision is written by one statement. A case and its order's account are read by one statement too, so that both show the same
 * moment.
 */
@NullMarked
package io.aftersales.examples.oms.jdbc;

import org.jspecify.annotations.NullMarked;
