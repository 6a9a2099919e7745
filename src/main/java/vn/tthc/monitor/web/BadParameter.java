package vn.tthc.monitor.web;

import org.jspecify.annotations.Nullable;

/** A request parameter that cannot be understood; its message is the Vietnamese sentence to show. */
public class BadParameter extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final @Nullable String parameter;

    /** Says which parameter has which value and what was expected. */
    public BadParameter(String parameter, String value, String expected) {
        super("Tham số \"" + parameter + "\" có giá trị \"" + shortened(value) + "\" không hợp lệ; cần một trong: "
                + expected + ". Hãy sửa hoặc bỏ tham số này.");
        this.parameter = parameter;
    }

    /** A whole sentence. */
    public BadParameter(String sentence) {
        this(null, sentence);
    }

    private BadParameter(@Nullable String parameter, String sentence) {
        super(sentence);
        this.parameter = parameter;
    }

    /** A whole sentence about one parameter. */
    public static BadParameter of(String parameter, String sentence) {
        return new BadParameter(parameter, sentence);
    }

    /** The name of the parameter, where the mistake lies in one. */
    public @Nullable String parameter() {
        return parameter;
    }

    private static String shortened(String value) {
        return value.length() <= 60 ? value : value.substring(0, 60) + "…";
    }
}
