package vn.tthc.monitor.demo.world;

/**
 * One administrative procedure of the demo.
 *
 * @param termHours limit in working hours; 0 for the same day, or the next working day after 15:00
 * @param share how often it comes, relative to the other procedures of its system
 */
public record DemoProcedure(String code, String name, String fieldCode, String field, int termHours, int share) {}
