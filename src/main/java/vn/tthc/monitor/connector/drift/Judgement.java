package vn.tthc.monitor.connector.drift;

import java.util.ArrayList;
import java.util.List;
import vn.tthc.monitor.connector.drift.Sighting.Place;

/** What was found not to be as usual, and what is as usual again. */
public record Judgement(List<Sighting> sightings, List<Place> over) {
    /** Nothing to say. */
    public static final Judgement NOTHING = new Judgement(List.of(), List.of());

    /** Something is not as usual. */
    public static Judgement of(Sighting sighting) {
        return new Judgement(List.of(sighting), List.of());
    }

    /** Something is as usual again, if ever it was not. */
    public static Judgement over(Place place) {
        return new Judgement(List.of(), List.of(place));
    }

    /** Both together. */
    public Judgement and(Judgement other) {
        var all = new ArrayList<>(sightings);
        all.addAll(other.sightings());
        var ended = new ArrayList<>(over);
        ended.addAll(other.over());
        return new Judgement(List.copyOf(all), List.copyOf(ended));
    }
}
