/** Order-management system around the library, started, configured and run by Spring Boot. */
@NullMarked
package io.aftersales.examples.oms;

import org.jspecify.annotations.NullMarked;
