package no.samtykke.fhirserver;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The FHIR server: stores, decides, enforces, logs. */
@SpringBootApplication
public class FhirServer {

    public static void main(String[] args) {
        SpringApplication.run(FhirServer.class, args);
    }
}
