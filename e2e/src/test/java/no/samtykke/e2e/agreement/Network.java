package no.samtykke.e2e.agreement;

import java.net.URI;
import java.util.List;
import no.samtykke.e2e.agreement.FaultyProxy.State;
import no.samtykke.e2e.stack.FhirNode;
import no.samtykke.e2e.stack.FreePort;
import no.samtykke.e2e.stack.Stack;

/** Between a fhir-server that may be killed and two hospitals, a way to each of them. */
final class Network implements AutoCloseable {

    private final Stack stack;
    private final FaultyProxy toFhir;
    private final List<FaultyProxy> toHospitals;
    private volatile FhirNode node;

    /** @param hospitals ports on which they will listen */
    Network(Stack stack, List<Integer> hospitals, long seed) {
        this.stack = stack;
        this.node = stack.secondFhirServer();
        this.toFhir = FaultyProxy.listen(FreePort.find(), () -> node.base().getPort(), seed);
        var endpoints = stack.endpointsOfFurtherServers();
        this.toHospitals = List.of(
                FaultyProxy.listen(endpoints.get(0).getPort(), () -> hospitals.get(0), seed + 1),
                FaultyProxy.listen(endpoints.get(1).getPort(), () -> hospitals.get(1), seed + 2));
    }

    /** Fhir-server as everybody finds it, whichever process it is. */
    URI fhir() {
        return URI.create("http://localhost:" + toFhir.port() + "/fhir");
    }

    void become(State state) {
        toFhir.become(state);
        toHospitals.forEach(proxy -> proxy.become(state));
    }

    void killFhirServer() {
        node.kill();
    }

    void startFhirServerAnew() {
        node = stack.secondFhirServer();
    }

    int faults() {
        return toFhir.faults()
                + toHospitals.stream().mapToInt(FaultyProxy::faults).sum();
    }

    @Override
    public void close() {
        toFhir.close();
        toHospitals.forEach(FaultyProxy::close);
    }
}
