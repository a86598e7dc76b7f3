package no.samtykke.e2e.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import no.samtykke.e2e.app.Launch;
import no.samtykke.e2e.app.Reply;
import no.samtykke.e2e.app.SmartApp;

/** Somebody who represents nobody but herself, logged in and at the approval page of an app. */
record AtApproval(SmartApp app, Launch launch, Visitor visitor, Reply page, URI address) {

    static AtApproval of(SmartApp app, String person, String scopes) {
        return of(new Visitor(), app, person, scopes);
    }

    /** In a browser that may be logged in already. */
    static AtApproval of(Visitor visitor, SmartApp app, String person, String scopes) {
        var launch = app.launch(scopes);
        var page = come(visitor, app.address(launch), person);
        assertThat(visitor.at().getPath()).as(page.body()).endsWith("/approval");
        return new AtApproval(app, launch, visitor, page, visitor.at());
    }

    /** To the approval page; or back to the app, where she need not be asked. */
    static Reply come(Visitor visitor, URI launch, String person) {
        var page = visitor.open(launch);
        if (Form.on(page).asks("request")) {
            page = identify(visitor, page, person, "BankID");
        }
        return visitor.at().getPath().endsWith("/terms")
                ? visitor.submit(Form.on(page).with("level", "full").with("answer", "accept"))
                : page;
    }

    /** On ID-porten's page. */
    static Reply identify(Visitor visitor, Reply page, String person, String eid) {
        return visitor.submit(identification(page, person, eid));
    }

    static Form identification(Reply page, String person, String eid) {
        return Form.on(page).with("person", person).with("eid", eid).with("action", "login");
    }

    /** What the page sends when she approves all of it. */
    Form approval() {
        return Form.on(page).with("answer", "approve");
    }

    Reply send(Form form) {
        return visitor.send("POST", address, form);
    }

    /** The code that she gives the app. */
    String code() {
        return codeOf(send(approval()));
    }

    static String codeOf(Reply reply) {
        var location = reply.header("Location").orElse("");
        assertThat(location).as("%s", reply).contains("code=");
        return location.replaceAll(".*[?&]code=([^&]*).*", "$1");
    }
}
