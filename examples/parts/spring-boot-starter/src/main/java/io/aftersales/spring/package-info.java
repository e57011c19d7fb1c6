/**
 * Assembles after-sales from the beans of a Spring Boot application.
 *
 * @since 0.1.0
 */
@NullMarked
package io.aftersales.spring;

import org.jspecify.annotations.NullMarked;
