package no.samtykke.fhirserver.representation;

import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.Meta;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;

/** Reads addresses of the register, and whether they are protected. */
final class Addresses {

    private static final String CONFIDENTIALITY = "http://ehelse.no/fhir/CodeSystem/gd-address-confidentiality";
    private static final Set<String> PROTECTED = Set.of("fortrolig", "strengtFortrolig");

    private Addresses() {}

    /** Null when there is none, or when a part that tells homes apart is missing. */
    static @Nullable HomeAddress home(List<Address> addresses) {
        return addresses.stream()
                .filter(address -> address.getUse() == Address.AddressUse.HOME)
                .filter(address -> address.hasLine() && address.hasPostalCode() && address.hasCity())
                .findFirst()
                .map(address -> new HomeAddress(
                        address.getLine().stream()
                                .map(StringType::getValueNotNull)
                                .toList(),
                        address.getPostalCode(),
                        address.getCity()))
                .orElse(null);
    }

    static boolean isProtected(Meta meta) {
        return meta.getSecurity().stream()
                .anyMatch(label -> CONFIDENTIALITY.equals(label.getSystem())
                        && label.hasCode()
                        && PROTECTED.contains(label.getCode()));
    }
}
