package no.samtykke.authserver.client;

/** Who wrote an entry. What the operator wrote may name files and machines of our own; what others sent may not. */
enum EntryOrigin {
    SETTINGS,
    REGISTERED
}
