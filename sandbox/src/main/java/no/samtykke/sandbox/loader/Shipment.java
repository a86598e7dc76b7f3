package no.samtykke.sandbox.loader;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** One transaction bundle on its way, under the name by which it is remembered. */
record Shipment(String name, ObjectNode bundle) {

    int resources() {
        return bundle.path("entry").size();
    }
}
