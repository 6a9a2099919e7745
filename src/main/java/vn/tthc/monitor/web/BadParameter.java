package vn.tthc.monitor.web;

/** A request parameter that cannot be understood; its message is the Vietnamese sentence to show. */
public class BadParameter extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /** Says which parameter has which value and what was expected. */
    public BadParameter(String parameter, String value, String expected) {
        super("Tham số \"" + parameter + "\" có giá trị \"" + shortened(value) + "\" không hợp lệ; cần một trong: "
                + expected + ". Hãy sửa hoặc bỏ tham số này.");
    }

    /** A whole sentence. */
    public BadParameter(String sentence) {
        super(sentence);
    }

    private static String shortened(String value) {
        return value.length() <= 60 ? value : value.substring(0, 60) + "…";
    }
}
