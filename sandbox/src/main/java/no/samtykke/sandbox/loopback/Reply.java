package no.samtykke.sandbox.loopback;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;

/** What is answered to one {@link Request}, written by itself: whole, or as it comes. */
public interface Reply {

    void send(HttpExchange exchange) throws IOException;
}
