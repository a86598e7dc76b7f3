package no.samtykke.e2e.browser;

import java.util.List;

/** What a citizen does with a browser, and what she sees. Every action waits until the page it leads to is there. */
public interface Browser extends AutoCloseable {

    void open(String address);

    /** Follows the link with this text. */
    void follow(String text);

    /** Presses the button that sends this value. */
    void press(String name, String value);

    /** Presses the only button of the form in the middle of the page. */
    void pressSubmit();

    /** Marks the radio button with this value. */
    void choose(String field, String value);

    /** Takes the choice with this text from a list. */
    void select(String field, String text);

    /** Marks the radio button of the label that has this text in it. */
    void chooseLabelled(String text);

    /** Takes the mark off a check box. */
    void untick(String field, String value);

    /** Waits until something on the page matches, for pages that a script draws. */
    void await(String cssSelector);

    /** Writes into the text field. */
    void write(String field, String value);

    /** Waits until the page, or the one a script leads to, says this. */
    void awaitText(String text);

    String address();

    String heading();

    /** What can be read on the page. */
    String text();

    /** Texts of everything that matches the selector. */
    List<String> texts(String cssSelector);

    /** Values of the fields with this name, in the order of the page. */
    List<String> values(String field);

    String language();

    /** Makes the window so many pixels wide, where this browser has a window. */
    void widen(int pixels);

    /** Keeps a picture of the page, where this browser can make one. */
    void keepPicture(String name);

    /** What axe-core finds wrong with the page; empty where this browser cannot ask it. */
    List<String> barriers();

    @Override
    void close();
}
