package no.samtykke.sandbox.people;

import java.time.LocalDate;

/** A number that was replaced. {@code until} is the last day it was in use. */
public record FormerPid(String pid, LocalDate until) {}
