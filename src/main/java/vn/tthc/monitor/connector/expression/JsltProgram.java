package vn.tthc.monitor.connector.expression;

import com.schibsted.spt.data.jslt.Expression;
import com.schibsted.spt.data.jslt.JsltException;
import com.schibsted.spt.data.jslt.Parser;
import java.io.StringReader;
import tools.jackson.databind.JsonNode;

/**
 * A compiled JSLT expression: immutable, for any number of threads, without a way to files or the network. Its regular
 * expressions give up, its result has a largest size, and recursion without end is an error like any other; only the time
 * of a recursion that does end is the writer's own care.
 */
public final class JsltProgram {
    private static final int LONGEST = 20_000;

    private final String text;
    private final Expression expression;

    private JsltProgram(String text, Expression expression) {
        this.text = text;
        this.expression = expression;
    }

    /**
     * Compiles an expression.
     *
     * @throws ExpressionException with the place of what is wrong
     */
    public static JsltProgram of(String text) {
        if (text.length() > LONGEST) {
            throw new ExpressionException("JSLT dài hơn " + LONGEST + " ký tự", 1, 1, null);
        }
        try {
            var parser = new Parser(new StringReader(text))
                    .withSource("jslt")
                    .withFunctions(JsltFunctions.ALL)
                    .withResourceResolver(name -> {
                        throw new JsltException("không nạp được tệp khác (" + name + ")");
                    });
            return new JsltProgram(text, parser.compile());
        } catch (JsltException e) {
            throw new ExpressionException(
                    "JSLT sai (" + said(e) + ")", Math.max(e.getLine(), 1), Math.max(e.getColumn(), 1), e);
        } catch (StackOverflowError e) {
            throw new ExpressionException("JSLT lồng quá sâu", 1, 1, e);
        }
    }

    private static String said(JsltException e) {
        var message = String.valueOf(e.getMessageWithoutLocation());
        for (var refused : JsltFunctions.REFUSED) {
            if (message.contains("'" + refused + "'")) {
                return "hàm " + refused + "() cho mỗi lần đọc một giá trị khác nên không dùng được";
            }
        }
        return message.replaceAll("\\s+", " ");
    }

    /** A record ready for any number of expressions. */
    public static Input input(JsonNode record) {
        return new Input(NodeBridge.old(record));
    }

    /** A record in the form that expressions read. */
    public static final class Input {
        private final com.fasterxml.jackson.databind.JsonNode node;

        private Input(com.fasterxml.jackson.databind.JsonNode node) {
            this.node = node;
        }
    }

    /**
     * What the expression makes of a record.
     *
     * @throws ExpressionException where it fails on it
     */
    public JsonNode apply(Input record) {
        try {
            return NodeBridge.current(expression.apply(record.node));
        } catch (JsltException e) {
            throw new ExpressionException(
                    "JSLT không chạy được trên bản ghi này (" + said(e)
                            + (e.getLine() > 0 ? ", dòng " + e.getLine() + " của biểu thức)" : ")"),
                    Math.max(e.getLine(), 1),
                    Math.max(e.getColumn(), 1),
                    e);
        } catch (StackOverflowError e) {
            throw new ExpressionException("JSLT gọi đệ quy không dừng", 1, 1, e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof JsltProgram same && same.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** The expression as written. */
    @Override
    public String toString() {
        return text;
    }
}
