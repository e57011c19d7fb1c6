/** Assembles after-sales from the beans of a Spring Boot application. */
@NullMarked
package io.aftersales.spring;

import org.jspecify.annotations.NullMarked;
