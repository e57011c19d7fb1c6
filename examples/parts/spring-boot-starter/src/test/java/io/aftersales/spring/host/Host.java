package io.aftersales.spring.host;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/** A host with three gateways and no configuration. */
@SpringBootApplication
public class Host {}
